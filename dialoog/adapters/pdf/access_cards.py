"""Cards for who guides a table without an account: a square code large enough for any camera."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from dialoog.adapters.pdf.blocks import Picture, fact, heading, paragraphs
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.layout import Columns
from dialoog.adapters.pdf.page import CONTENT_WIDTH, Layout, render
from dialoog.adapters.pdf.shapes import qr_code
from dialoog.adapters.pdf.styles import BRAND, MARGIN, TINT, Sheet, sized
from dialoog.domain.documents import AccessCard, AccessCardsPaper

_CODE = 190.0
_GAP = 20.0
_BETWEEN = 40.0
_CARD = 320.0  # one that doesn't fit begins on the next page


def access_cards(paper: AccessCardsPaper) -> bytes:
    """Give a card for each table as PDF/UA-1, two on an A4."""
    layout = Layout(bottom=MARGIN, footer=False)
    return render(lambda: _story(paper), paper.imprint, layout)


def _story(paper: AccessCardsPaper) -> list[Flowable]:
    sheet = Sheet()
    return [block for card in paper.cards for block in _card(card, sheet)]


def _card(card: AccessCard, sheet: Sheet) -> list[Flowable]:
    words = [heading(card.heading, sheet.title, level=1), *paragraphs(card.lines, sheet.body)]
    picture = Picture(qr_code(card.url, size=_CODE), card.picture)
    code = [
        fact(card.code.label, card.code.text, sized(sheet.strong, 20)),
        fact(card.address.label, card.address.text, sheet.body),
    ]
    return [
        CondPageBreak(_CARD),
        Columns([words, [picture]], [CONTENT_WIDTH - _CODE - _GAP, _CODE], gap=_GAP),
        Card(code, Dress(fill=TINT, edge=BRAND)),
        Spacer(1, _BETWEEN),
    ]
