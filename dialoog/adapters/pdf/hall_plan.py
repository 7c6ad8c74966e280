"""The hall plan: every table with its number and the kind of its seats, to hang on the wall."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Spacer

from dialoog.adapters.pdf.blocks import Picture, heading, items, paragraph
from dialoog.adapters.pdf.bullets import Ring, SeatSign
from dialoog.adapters.pdf.fonts import shortened
from dialoog.adapters.pdf.layout import Columns, in_rows
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.shapes import round_table
from dialoog.adapters.pdf.styles import MARGIN, Sheet, sized
from dialoog.domain.documents import Fact, HallPlanPaper, HallRound, HallTable

_SIZE = landscape(A4)
_WIDTH = _SIZE[0] - 2 * MARGIN
_GAP = 16.0
_LEGEND = 5
_AFTER = 10.0
_NOTE = 32.0  # room for two lines under a table
_HEIGHT = 350.0  # what is left for tables under the words at the top
_LARGEST, _SMALLEST = 230.0, 90.0
_MOST_BESIDE = 7


def hall_plan(paper: HallPlanPaper) -> bytes:
    """Give the plan of the hall as PDF/UA-1, each round on its own pages."""
    return render(lambda: _story(paper), paper.imprint, Layout(size=_SIZE))


def _story(paper: HallPlanPaper) -> list[Flowable]:
    sheet = Sheet()
    story: list[Flowable] = []
    for number, each in enumerate(paper.rounds):
        if number:
            story.append(PageBreak())
        story += [
            heading(each.heading, sheet.title, level=1),
            paragraph(_one_line(paper.facts), sheet.body),
            paragraph(paper.explanation, sheet.body),
            *_legend(paper, sheet),
            Spacer(1, 8),
            *_tables(each, sheet),
        ]
    return story


def _legend(paper: HallPlanPaper, sheet: Sheet) -> list[Flowable]:
    signs = [SeatSign(perspective) for perspective, _word in paper.legend]
    words = [word for _perspective, word in paper.legend]
    wide = (_WIDTH - (_LEGEND - 1) * _GAP) / _LEGEND
    blocks = items([*words, paper.free], sheet.body, bullets=[*signs, Ring()])
    return in_rows(blocks, [wide] * _LEGEND, gap=_GAP, after=4)


def _one_line(facts: Sequence[Fact]) -> str:
    return " · ".join(f"{each.label} {each.text}" for each in facts)


def _tables(each: HallRound, sheet: Sheet) -> list[Flowable]:
    noted = _NOTE if any(table.features for table in each.tables) else 0.0
    beside, size = _arranged(len(each.tables), noted=noted)
    wide = (_WIDTH - (beside - 1) * _GAP) / beside
    note = ParagraphStyle("note", parent=sized(sheet.small, 12), alignment=TA_CENTER)
    stacks = [_table(table, size=size, note=note) for table in each.tables]
    return [
        Columns(row, [wide] * len(row), gap=_GAP, after=_AFTER)
        for row in (stacks[at : at + beside] for at in range(0, len(stacks), beside))
    ]


def _arranged(tables: int, *, noted: float) -> tuple[int, float]:
    """Say how many tables come beside each other and how large: as large as fits on one page.

    When they would get too small to find from a distance, they go on over more pages.
    """
    beside, size = max(
        ((beside, _size(tables, beside, noted=noted)) for beside in range(2, _MOST_BESIDE + 1)),
        key=lambda found: found[1],
    )
    return (beside, size) if size >= _SMALLEST else (_MOST_BESIDE - 1, _SMALLEST + _AFTER)


def _size(tables: int, beside: int, *, noted: float) -> float:
    rows = -(-tables // beside)
    wide = (_WIDTH - (beside - 1) * _GAP) / beside
    return min(_LARGEST, wide, _HEIGHT / rows - noted - _AFTER)


def _table(table: HallTable, *, size: float, note: ParagraphStyle) -> Sequence[Flowable]:
    drawing = round_table(table.number, table.seats, size=size)
    picture = Picture(drawing, table.picture, align="CENTER")
    if not table.features:
        return [picture]
    # No more than two lines: the table is what people look for.
    words = shortened(table.features, room=1.7 * size, size=note.fontSize)
    return [picture, paragraph(words, note)]
