"""The report of a meeting, for the people who were there: what was said, agreed and comes next."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from dialoog.adapters.pdf.blocks import Picture, heading, items, numbered, paragraph, section
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.layout import Columns
from dialoog.adapters.pdf.page import CONTENT_WIDTH, render
from dialoog.adapters.pdf.parts import facts_list, passage, purpose_card
from dialoog.adapters.pdf.shapes import apple_tree
from dialoog.adapters.pdf.styles import APPLE, BRAND, SHADES, TINT, Sheet, coloured, sized
from dialoog.adapters.pdf.tables import table
from dialoog.domain.documents import Agreements, Attendance, Harvest, ReportPaper

_TREE = 150.0
_GAP = 16.0
_COUNTS = (200.0, 120.0)
_AGREED = (104.0, 158.0, 92.0, CONTENT_WIDTH - 354.0)


def meeting_report(paper: ReportPaper) -> bytes:
    """Give the report as PDF/UA-1."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: ReportPaper) -> list[Flowable]:
    sheet = Sheet()
    return [
        _top(paper, sheet),
        purpose_card(paper.purpose, sheet),
        *_harvest(paper, sheet),
        *_agreements(paper.agreements, sheet),
        Card(
            passage(paper.following, coloured(sheet.heading, BRAND), sheet.body),
            Dress(fill=TINT, edge=BRAND),
        ),
        *_attendance(paper.attendance, sheet),
        KeepTogether(passage(paper.contact, sheet.heading, sheet.body)),
    ]


def _top(paper: ReportPaper, sheet: Sheet) -> Columns:
    words = [
        heading(paper.imprint.title, sheet.title, level=1),
        *facts_list(paper.facts, sheet.body),
        paragraph(paper.thanks, sheet.speech),
    ]
    tree = Picture(apple_tree(paper.apples, width=_TREE), paper.tree)
    return Columns([words, [tree]], [CONTENT_WIDTH - _TREE - _GAP, _TREE], gap=_GAP)


def _harvest(paper: ReportPaper, sheet: Sheet) -> list[Flowable]:
    said = [part for part in paper.harvest if part.said.lines]
    if not said:
        return []
    return [
        *section(paper.harvest_heading, sheet.heading),
        *(_harvest_card(part, sheet) for part in said),
    ]


def _harvest_card(part: Harvest, sheet: Sheet) -> Card:
    shade = SHADES[part.look]
    lines = part.said.lines
    listed = (
        numbered(lines, sheet.point, colour=APPLE) if part.numbered else items(lines, sheet.body)
    )
    label = sized(coloured(sheet.label, shade.ink), 14)
    return Card(
        [heading(part.said.heading, label, level=3), *listed],
        Dress(fill=shade.fill, line=None, edge=shade.line),
    )


def _agreements(agreements: Agreements, sheet: Sheet) -> list[Flowable]:
    top = section(agreements.heading, sheet.heading)
    if not agreements.rows:
        return [*top, paragraph(agreements.none, sheet.body)]
    rows = [
        (row.who, [row.what, row.note] if row.note else row.what, row.when, row.noticed)
        for row in agreements.rows
    ]
    return [
        *top,
        table(agreements.columns, rows, widths=_AGREED, head=sheet.label, body=sheet.body),
    ]


def _attendance(attendance: Attendance, sheet: Sheet) -> list[Flowable]:
    if not attendance.rows:
        return []
    counts = table(
        attendance.columns, attendance.rows, widths=_COUNTS, head=sheet.label, body=sheet.body
    )
    note = [paragraph(attendance.note, sheet.body)] if attendance.note else []
    return [
        KeepTogether([heading(attendance.heading, sheet.heading, level=2), counts, *note]),
    ]
