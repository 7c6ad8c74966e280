"""The run sheet on paper: all a facilitator needs at the table, also without a tablet."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak

from dialoog.adapters.pdf.blocks import (
    Heading,
    fact,
    heading,
    items,
    markup,
    numbered,
    paragraph,
    section,
)
from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.fonts import BOLD, one_line, width
from dialoog.adapters.pdf.layout import Indented, in_rows
from dialoog.adapters.pdf.page import CONTENT_WIDTH, render
from dialoog.adapters.pdf.parts import facts_list, listed, passage, purpose_card
from dialoog.adapters.pdf.structure import Node
from dialoog.adapters.pdf.styles import BRAND, INK, SHADES, Shade, Sheet, coloured, sized
from dialoog.adapters.pdf.tables import table
from dialoog.domain.documents import Passage, PhaseSheet, RunSheetPaper

_GUTTER = 54.0
_LEAST = 220.0
_GAP = 14.0
# Words to read aloud stay on one page, unless they are longer than most of one.
_WHOLE = 400.0
_OVERVIEW = (54.0, 186.0, 164.0, 83.0)


def run_sheet(paper: RunSheetPaper) -> bytes:
    """Give the run sheet as PDF/UA-1: first the overview, then each phase."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: RunSheetPaper) -> list[Flowable]:
    sheet = Sheet()
    rows = [(each.time, each.title, each.form, each.minutes) for each in paper.phases]
    story: list[Flowable] = [
        heading(paper.imprint.title, sheet.title, level=1),
        *facts_list(paper.facts, sheet.body),
        purpose_card(paper.purpose, sheet),
        *section(paper.overview, sheet.heading),
        table(paper.columns, rows, widths=_OVERVIEW, head=sheet.label, body=sheet.body),
        *_to_bring(paper.materials, sheet),
        *_promised(paper.promised, sheet),
    ]
    return [*story, *(_phase(phase, sheet) for phase in paper.phases), *_helps(paper, sheet)]


def _phase(phase: PhaseSheet, sheet: Sheet) -> Card:
    shade = SHADES[phase.look]
    label = coloured(sheet.label, shade.ink)
    aim = paragraph(" · ".join(filter(None, (phase.form, phase.aim))), sheet.small)
    aim.holds_next = True
    content: list[Flowable] = [_phase_heading(phase, sheet, shade), aim]
    if phase.say.lines:
        said = passage(phase.say, label, sheet.speech, level=3)
        content.append(Card(said, Dress(fill=shade.fill, line=None, least=_WHOLE)))
    content += [
        *_questions(phase, sheet, label),
        *listed(phase.record, label, sheet.body, level=3),
        *listed(phase.tips, label, sheet.body, level=3),
        *_in_one_line(phase.materials, sheet),
    ]
    return Card(content, Dress(edge=shade.line, indent=_GUTTER, least=_LEAST))


def _questions(phase: PhaseSheet, sheet: Sheet, label: ParagraphStyle) -> list[Flowable]:
    if not phase.questions:
        return []
    texts = [question.text for question in phase.questions]
    story: list[Flowable] = [heading(phase.questions_heading, label, level=3)]
    listed = numbered(texts, sheet.strong, colour=SHADES[phase.look].line)
    for item, question in zip(listed, phase.questions, strict=True):
        deeper = items(question.deeper, sheet.body, under=item.node)
        story += [item, *(Indented(each, item.indent) for each in deeper)]
    return story


def _in_one_line(words: Passage, sheet: Sheet) -> list[Flowable]:
    if not words.lines:
        return []
    return [fact(f"{words.heading}:", " · ".join(words.lines), sheet.body)]


def _to_bring(words: Passage, sheet: Sheet) -> list[Flowable]:
    """What to bring, beside each other to keep the overview short."""
    if not words.lines:
        return []
    wide = (CONTENT_WIDTH - _GAP) / 2
    rows = in_rows(items(words.lines, sheet.body), [wide, wide], gap=_GAP, after=3)
    return [*section(words.heading, sheet.heading), *rows]


def _promised(words: Passage, sheet: Sheet) -> list[Flowable]:
    if not words.lines:
        return []
    return [*section(words.heading, sheet.heading), *items(words.lines, sheet.body)]


def _helps(paper: RunSheetPaper, sheet: Sheet) -> list[Flowable]:
    told = [moment for moment in paper.helps if moment.lines]
    if not told:
        return []
    label = coloured(sheet.label, BRAND)
    return [
        PageBreak(),
        heading(paper.helps_heading, sheet.heading, level=2),
        *(Card(listed(moment, label, sheet.body, level=3), Dress()) for moment in told),
    ]


class _PhaseHeading(Heading):
    """The time in the gutter, the name of the phase and how long it takes: one heading."""

    carried = ("node", "level", "time", "minutes", "shade")
    time: str
    minutes: str
    shade: Shade

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, height = super().wrap(available_width - self._pill - 8, available_height)
        self.across = available_width
        return available_width, height

    @property
    def _pill(self) -> float:
        return width(self.minutes, font=BOLD, size=12) + 18

    def place(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        baseline = y + self.height - self.style.fontSize
        canvas.saveState()
        with canvas.marking(self.node):
            canvas.setFont(BOLD, 14)
            canvas.setFillColor(INK)
            canvas.drawRightString(x - 28, baseline, f"{self.time} ")
        super().place(canvas, x, y)
        left = x + self.across - self._pill
        with canvas.decoration():
            canvas.setFillColor(self.shade.fill)
            canvas.roundRect(left, baseline - 6, self._pill, 20, 10, stroke=0, fill=1)
        with canvas.marking(self.node):
            canvas.setFont(BOLD, 12)
            canvas.setFillColor(self.shade.ink)
            canvas.drawCentredString(left + self._pill / 2, baseline, self.minutes)
        canvas.restoreState()


def _phase_heading(phase: PhaseSheet, sheet: Sheet, shade: Shade) -> _PhaseHeading:
    words = _PhaseHeading(markup(phase.title), sized(sheet.heading, 16))
    words.node, words.level = Node("H2"), 2
    words.time, words.minutes = one_line(phase.time), one_line(phase.minutes)
    words.shade = shade
    return words
