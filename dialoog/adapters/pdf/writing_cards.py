"""Cards and forms to write on: of one size, some beside and under each other on an A4."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import heading, paragraphs
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.layout import in_rows
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.styles import Sheet, sized
from dialoog.adapters.pdf.writing import blanks, phase_tag, ticks
from dialoog.domain.documents import WritingCard, WritingCardsPaper

_EDGE = 36.0
_GAP = 14.0
_WIDE = A4[0] - 2 * _EDGE
_HIGH = A4[1] - 2 * _EDGE
# Room that stays over: the white above and below a card together.
_ROUNDING = 2.0


def writing_cards(paper: WritingCardsPaper) -> bytes:
    """Give the cards as PDF/UA-1, to print as often as there are people."""
    layout = Layout(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE, footer=False)
    return render(lambda: _story(paper), paper.imprint, layout)


def _story(paper: WritingCardsPaper) -> list[Flowable]:
    sheet = Sheet()
    wide = (_WIDE - (paper.across - 1) * _GAP) / paper.across
    tall = (_HIGH - paper.down * _GAP) / paper.down - _ROUNDING
    dress = Dress(padding=16, before=0, after=0, tall=tall)
    cards = [_card(card, dress, sheet, large=paper.across == 1) for card in paper.cards]
    return in_rows(cards, [wide] * paper.across, gap=_GAP, after=_GAP)


def _card(card: WritingCard, dress: Dress, sheet: Sheet, *, large: bool) -> Card:
    return Card(
        [
            *phase_tag(card.mark, sheet),
            heading(card.heading, sized(sheet.title, 20 if large else 16), level=1),
            *paragraphs(card.lines, sized(sheet.body, 13)),
            *ticks(card.ticks, sheet),
            *blanks(card.blanks, sheet),
        ],
        dress,
    )
