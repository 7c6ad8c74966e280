"""The list at the door: everybody by name, with their table in each round."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import heading
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.parts import facts_list
from dialoog.adapters.pdf.styles import Sheet, sized, tight
from dialoog.adapters.pdf.tables import table
from dialoog.domain.documents import SeatListPaper

_WIDEST = 110.0
_NARROWEST = 72.0
_NAME = 190.0
_SIZE = 13.0


def seat_list(paper: SeatListPaper) -> bytes:
    """Give the list as PDF/UA-1; with many rounds the page lies on its side."""
    upright = Layout()
    lying = Layout(size=landscape(A4))
    fits = _NAME + _NARROWEST * (len(paper.columns) - 1) <= _width(upright)
    layout = upright if fits else lying
    return render(lambda: _story(paper, _width(layout)), paper.imprint, layout)


def _width(layout: Layout) -> float:
    return layout.size[0] - layout.left - layout.right


def _story(paper: SeatListPaper, width: float) -> list[Flowable]:
    sheet = Sheet()
    rounds = len(paper.columns) - 1
    each = min(_WIDEST, (width - _NAME) / max(1, rounds))
    return [
        heading(paper.imprint.title, sheet.title, level=1),
        *facts_list(paper.facts, sheet.body),
        table(
            paper.columns,
            paper.rows,
            widths=[width - rounds * each, *[each] * rounds],
            head=tight(sized(sheet.label, _SIZE)),
            body=tight(sized(sheet.body, _SIZE)),
        ),
    ]
