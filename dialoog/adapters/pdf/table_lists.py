"""A sheet for who guides a table: who sits there in each round, to tick."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from dialoog.adapters.pdf.blocks import heading, items, paragraph
from dialoog.adapters.pdf.bullets import TickBox
from dialoog.adapters.pdf.page import render
from dialoog.adapters.pdf.parts import facts_list, rounds_beside
from dialoog.adapters.pdf.styles import Sheet, sized
from dialoog.domain.documents import TableList, TableListsPaper

_ONE_ROUND = 18
_SEVERAL = 14


def table_lists(paper: TableListsPaper) -> bytes:
    """Give a sheet for each table as PDF/UA-1."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: TableListsPaper) -> list[Flowable]:
    sheet = Sheet()
    story: list[Flowable] = []
    for number, each in enumerate(paper.lists):
        if number:
            story.append(PageBreak())
        story += [
            heading(each.heading, sized(sheet.title, 34), level=1),
            paragraph(paper.occasion, sheet.body),
            *facts_list(each.facts, sheet.body),
            *_people(each, sheet),
        ]
    return story


def _people(each: TableList, sheet: Sheet) -> list[Flowable]:
    if len(each.rounds) > 1:
        return rounds_beside(each.rounds, sheet, size=_SEVERAL, bullet=TickBox(), level=2)
    style = sized(sheet.body, _ONE_ROUND)
    return [
        block
        for only in each.rounds
        for block in (
            heading(only.heading, sheet.heading, level=2),
            *items(only.lines, style, bullets=[TickBox()] * len(only.lines)),
        )
    ]
