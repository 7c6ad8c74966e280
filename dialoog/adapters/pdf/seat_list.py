"""The list at the door: everybody by name, with their table in each round."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import heading
from dialoog.adapters.pdf.page import CONTENT_WIDTH, render
from dialoog.adapters.pdf.parts import facts_list
from dialoog.adapters.pdf.styles import Sheet, sized
from dialoog.adapters.pdf.tables import table
from dialoog.domain.documents import SeatListPaper

_NAME = 0.4
_ROOM_FOR_ROUND = 110.0
_MANY_COLUMNS = 5


def seat_list(paper: SeatListPaper) -> bytes:
    """Give the list as PDF/UA-1."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: SeatListPaper) -> list[Flowable]:
    sheet = Sheet()
    rounds = len(paper.columns) - 1
    each = min(_ROOM_FOR_ROUND, (1 - _NAME) * CONTENT_WIDTH / max(1, rounds))
    size = 11 if len(paper.columns) > _MANY_COLUMNS else 13
    return [
        heading(paper.imprint.title, sheet.title, level=1),
        *facts_list(paper.facts, sheet.body),
        table(
            paper.columns,
            paper.rows,
            widths=[CONTENT_WIDTH - rounds * each, *[each] * rounds],
            head=sized(sheet.label, size),
            body=sized(sheet.body, size),
        ),
    ]
