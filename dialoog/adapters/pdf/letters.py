"""Letters for a window envelope: for who gets no mail, with the same words and an answer slip."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from dialoog.adapters.pdf.blocks import (
    Picture,
    Prose,
    fact,
    heading,
    items,
    link,
    markup,
    paragraph,
    paragraphs,
)
from dialoog.adapters.pdf.bullets import TickBox
from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.fonts import width
from dialoog.adapters.pdf.layout import AtFoot, Columns, Section, Stack
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.parts import facts_list, passage
from dialoog.adapters.pdf.shapes import qr_code
from dialoog.adapters.pdf.structure import Node
from dialoog.adapters.pdf.styles import BRAND, SOFT, TINT, Sheet, coloured, sized
from dialoog.domain.documents import AnswerSlip, Letter, LettersPaper, Purpose

# A4 in three parts in a C5/6 or EA5/6 envelope: the window begins 20 mm from the left and ends
# 20 mm above the foot, and the paper may slide. Between 50 and 80 mm it shows in any position.
_TOP = 14 * mm
_SIDE = 22 * mm
_ADDRESS_TOP = 50 * mm
_PANEL = 80 * mm
_DATE = 62 * mm
_BOTTOM = 8 * mm
_WIDTH = 166 * mm
_POST_SIZE = 12.0
_NORMAL, _LARGE_PRINT = 0.96, 1.36
_CODE = 72.0


def letters(paper: LettersPaper) -> bytes:
    """Give all letters as one PDF/UA-1, each starting on a new page; large print is 17 pt."""
    layout = Layout(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM, footer=False)
    return render(lambda: _story(paper), paper.imprint, layout)


def _story(paper: LettersPaper) -> list[Flowable]:
    story: list[Flowable] = []
    for number, letter in enumerate(paper.letters):
        if number:
            story.append(PageBreak())
        story.append(Section(letter.language))
        story += _letter(letter, Sheet(_LARGE_PRINT if letter.large else _NORMAL))
    return story


def _letter(letter: Letter, sheet: Sheet) -> list[Flowable]:
    label = coloured(sheet.label, BRAND)
    story: list[Flowable] = [
        _AddressPanel(letter),
        heading(letter.subject, sheet.heading, level=1),
        paragraph(letter.salutation, sheet.body),
        *paragraphs(letter.opening, sheet.body),
        *facts_list(letter.facts, sheet.body),
    ]
    if letter.purpose:
        story.append(_purpose(letter.purpose, sheet))
    story += [KeepTogether(passage(words, label, sheet.body)) for words in letter.body]
    story.append(paragraph("\n".join(letter.closing), sheet.body))
    if letter.slip:
        story.append(AtFoot(_slip(letter.slip, sheet)))
    return story


def _purpose(purpose: Purpose, sheet: Sheet) -> Card:
    """Question, room and promise in few lines, so that a letter fits one page."""
    short = [
        fact(words.heading, " ".join(words.lines), sheet.body)
        for words in (purpose.room, purpose.promise)
        if words.lines
    ]
    label = coloured(sheet.label, BRAND)
    question = passage(purpose.question, label, sheet.strong)
    return Card([*question, *short], Dress(fill=TINT, edge=BRAND))


class _AddressPanel(Flowable):
    """The first part of the sheet: who writes, and the address where the window is."""

    def __init__(self, letter: Letter) -> None:
        super().__init__()
        post = Sheet()
        self.letterhead = Columns(
            [
                [paragraph(letter.organisation, sized(post.title, 17))],
                [paragraph(letter.dateline, post.body)],
            ],
            [_WIDTH - _DATE - 10, _DATE],
            gap=10,
        )
        self.address = [
            paragraph(letter.sender, sized(coloured(post.small, SOFT), 10)),
            paragraph("\n".join(letter.address), sized(post.body, _POST_SIZE)),
        ]

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, _PANEL - _TOP
        return self.width, self.height

    def draw(self) -> None:
        _, high = self.letterhead.wrapOn(self.canv, self.width, _PANEL)
        self.letterhead.drawOn(self.canv, 0, self.height - high)
        top = self.height - (_ADDRESS_TOP - _TOP)
        for block in self.address:
            _, high = block.wrapOn(self.canv, self.width, _PANEL)
            top -= high
            block.drawOn(self.canv, 0, top)


def _slip(slip: AnswerSlip, sheet: Sheet) -> Stack:
    boxes = [TickBox() for _ in slip.choices]
    answer = [
        heading(slip.heading, sheet.heading, level=2),
        *items(slip.choices, sheet.choice, bullets=boxes),
        *(_blank(field, sheet.field) for field in slip.fields),
    ]
    side, right = _CODE * sheet.scale, 178 * sheet.scale
    online = [
        paragraph(slip.online, coloured(sheet.label, BRAND)),
        Picture(qr_code(slip.qr_url, size=side), slip.qr),
        link(slip.url.partition("://")[2], slip.url, sheet.small),
        fact(slip.code.label, slip.code.text, sheet.body),
    ]
    return Stack(
        [
            _CutLine(),
            Columns([answer, online], [_WIDTH - right - 20, right], gap=20),
            *paragraphs(slip.back, sheet.small),
        ]
    )


class _CutLine(Flowable):
    """Where the slip is cut off."""

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, 14.0
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.decoration():
            self.canv.setStrokeColor(SOFT)
            self.canv.setLineWidth(0.8)
            self.canv.setDash(4, 4)
            self.canv.line(-_SIDE, 10, self.width + _SIDE, 10)
            self.canv.setDash()


class _Blank(Prose):
    """Words with a line after them to write on."""

    def place(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        super().place(canvas, x, y)
        size = self.style.fontSize
        start = x + width(f"{self.getPlainText()} ", font=self.style.fontName, size=size)
        canvas.saveState()
        with canvas.decoration():
            canvas.setStrokeColor(SOFT)
            canvas.setLineWidth(0.8)
            rule = y + self.height - 1.15 * size
            canvas.line(start, rule, x + self.width, rule)
        canvas.restoreState()


def _blank(text: str, style: ParagraphStyle) -> _Blank:
    blank = _Blank(markup(text), style)
    blank.node = Node("P")
    return blank
