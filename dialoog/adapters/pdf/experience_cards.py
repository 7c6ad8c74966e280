"""A card for a conversation: the four questions with room to write, and a code to type it in."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak, Spacer

from dialoog.adapters.pdf.blocks import Picture, heading, items, paragraph
from dialoog.adapters.pdf.bullets import TickBox
from dialoog.adapters.pdf.layout import Columns
from dialoog.adapters.pdf.page import CONTENT_WIDTH, render
from dialoog.adapters.pdf.shapes import qr_code
from dialoog.adapters.pdf.styles import SOFT, Sheet, tight
from dialoog.domain.documents import ExperienceCard, ExperienceCardsPaper

_CODE = 84.0
_GAP = 18.0
_LINE = 23.0
_LINES = 3
_HALF = (CONTENT_WIDTH - _GAP) / 2


def experience_cards(paper: ExperienceCardsPaper) -> bytes:
    """Give a card on an A4 for each pair, as PDF/UA-1."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: ExperienceCardsPaper) -> list[Flowable]:
    sheet = Sheet()
    story: list[Flowable] = []
    for number, card in enumerate(paper.cards):
        if number:
            story.append(PageBreak())
        story += [_top(card, sheet), *_questions(card, sheet), Spacer(1, 14), _foot(card, sheet)]
    return story


def _top(card: ExperienceCard, sheet: Sheet) -> Flowable:
    words = [heading(card.heading, sheet.title, level=1), *items(card.rules, tight(sheet.body))]
    if not card.url:
        return Columns([words], [CONTENT_WIDTH], gap=_GAP)
    code = [
        Picture(qr_code(card.url, size=_CODE), card.picture),
        paragraph(card.online, sheet.small),
    ]
    wide = CONTENT_WIDTH - 1.6 * _CODE - _GAP
    return Columns([words, code], [wide, 1.6 * _CODE], gap=_GAP)


def _questions(card: ExperienceCard, sheet: Sheet) -> list[Flowable]:
    return [
        block
        for question in card.questions
        for block in (heading(question, sheet.label, level=2), _Lines(_LINES))
    ]


def _foot(card: ExperienceCard, sheet: Sheet) -> Flowable:
    left = [
        heading(card.consent.heading, sheet.label, level=2),
        *_choices(card.consent.lines, sheet),
        *(block for blank in card.blanks for block in _blank(blank, sheet)),
    ]
    right = [heading(card.ages.heading, sheet.label, level=2), *_choices(card.ages.lines, sheet)]
    return Columns([left, right], [_HALF, _HALF], gap=_GAP)


def _choices(lines: tuple[str, ...], sheet: Sheet) -> list[Flowable]:
    return list(items(lines, tight(sheet.choice), bullets=[TickBox() for _ in lines]))


def _blank(text: str, sheet: Sheet) -> list[Flowable]:
    return [heading(text, sheet.label, level=2), _Lines(1)]


class _Lines(Flowable):
    """Lines to write on; nothing to hear."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, self.number * _LINE
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.decoration():
            self.canv.setStrokeColor(SOFT)
            self.canv.setLineWidth(0.6)
            for line in range(self.number):
                self.canv.line(0, line * _LINE + 2, self.width, line * _LINE + 2)
