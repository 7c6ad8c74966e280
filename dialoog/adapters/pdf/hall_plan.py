"""The hall plan: every table with its number and the kind of its seats, to hang on the wall."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Spacer

from dialoog.adapters.pdf.blocks import Picture, heading, items, paragraph
from dialoog.adapters.pdf.bullets import Ring, SeatSign
from dialoog.adapters.pdf.layout import Columns, in_rows
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.parts import facts_list
from dialoog.adapters.pdf.shapes import round_table
from dialoog.adapters.pdf.styles import MARGIN, Sheet, sized
from dialoog.domain.documents import HallPlanPaper, HallRound, HallTable

_SIZE = landscape(A4)
_WIDTH = _SIZE[0] - 2 * MARGIN
_GAP = 16.0
_LEGEND = 5
# How many tables come beside each other, by how many there are.
_BESIDE = ((3, 3), (8, 4), (15, 5))
_MOST_BESIDE = 6
_LARGEST = 190.0


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
            *facts_list(paper.facts, sheet.body),
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


def _tables(each: HallRound, sheet: Sheet) -> list[Flowable]:
    beside = next((many for most, many in _BESIDE if len(each.tables) <= most), _MOST_BESIDE)
    wide = (_WIDTH - (beside - 1) * _GAP) / beside
    size = min(wide, _LARGEST)
    note = ParagraphStyle("note", parent=sized(sheet.small, 12), alignment=TA_CENTER)
    stacks = [_table(table, size=size, note=note) for table in each.tables]
    return [
        Columns(row, [wide] * len(row), gap=_GAP, after=10)
        for row in (stacks[at : at + beside] for at in range(0, len(stacks), beside))
    ]


def _table(table: HallTable, *, size: float, note: ParagraphStyle) -> Sequence[Flowable]:
    drawing = round_table(table.number, table.seats, size=size)
    picture = Picture(drawing, table.picture, align="CENTER")
    return [picture, paragraph(table.features, note)] if table.features else [picture]
