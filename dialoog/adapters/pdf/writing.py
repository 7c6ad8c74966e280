"""Parts of papers to write on: the sign of a phase, lines for a pen, a box for a tick."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import items, paragraph
from dialoog.adapters.pdf.bullets import TickBox
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.styles import SHADES, SOFT, Sheet, coloured, sized, tight
from dialoog.domain.documents import Blank, PhaseMark

_LINE = 27.0


class WritingLines(Flowable):
    """Lines to write on with a thick pen."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, self.count * _LINE
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.decoration():
            self.canv.setStrokeColor(SOFT)
            self.canv.setLineWidth(0.6)
            for number in range(self.count):
                self.canv.line(0, number * _LINE + 3, self.width, number * _LINE + 3)


def phase_tag(mark: PhaseMark | None, sheet: Sheet) -> list[Flowable]:
    """The sign of a phase: its code on its colour, as the screen shows it; nothing without one."""
    if mark is None:
        return []
    shade = SHADES[mark.look]
    words = coloured(tight(sized(sheet.label, 12)), shade.ink)
    dress = Dress(fill=shade.fill, line=shade.line, edge=shade.line, padding=4, before=0, after=6)
    return [Card([paragraph(mark.code, words)], dress)]


def blanks(fields: Sequence[Blank], sheet: Sheet) -> list[Flowable]:
    """Words with lines to write under them."""
    story: list[Flowable] = []
    for field in fields:
        if field.label:
            story.append(paragraph(field.label, tight(sheet.label)))
        story.append(WritingLines(field.lines))
    return story


def ticks(words: Sequence[str], sheet: Sheet, *, size: float = 13) -> list[Flowable]:
    """Words with a box before each to tick."""
    return [*items(words, sized(sheet.choice, size), bullets=[TickBox()] * len(words))]
