"""Cards for on the tables: number, question, promise and who sits here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer

from dialoog.adapters.pdf.blocks import Picture, fact, heading, items
from dialoog.adapters.pdf.bullets import Ring, SeatSign
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.fonts import fitting_size
from dialoog.adapters.pdf.layout import Columns, in_rows
from dialoog.adapters.pdf.page import CONTENT_WIDTH, Layout, render
from dialoog.adapters.pdf.parts import passage, rounds_beside
from dialoog.adapters.pdf.shapes import round_table
from dialoog.adapters.pdf.styles import BRAND, MARGIN, TINT, Sheet, coloured, sized
from dialoog.domain.documents import SeatMark, TableCard, TableCardsPaper
from dialoog.domain.people import Perspective

_DRAWING = 210.0
_GAP = 14.0
_LONG_QUESTION = 120
_MANY_SEATS = 10
_LARGE, _SMALL = 26.0, 15.0
_FEW_ROUNDS = 3


def table_cards(paper: TableCardsPaper) -> bytes:
    """Give an A4 card for each table as PDF/UA-1."""
    layout = Layout(bottom=MARGIN, footer=False)
    return render(lambda: _story(paper), paper.imprint, layout)


def _story(paper: TableCardsPaper) -> list[Flowable]:
    sheet = Sheet()
    story: list[Flowable] = []
    for number, card in enumerate(paper.cards):
        if number:
            story.append(PageBreak())
        story += _card(card, paper, sheet)
    return story


def _card(card: TableCard, paper: TableCardsPaper, sheet: Sheet) -> list[Flowable]:
    label = coloured(sized(sheet.label, 14), BRAND)
    question, promise = paper.purpose.question, paper.purpose.promise
    long = sum(map(len, question.lines)) > _LONG_QUESTION
    return [
        _top(card, sheet),
        Card(
            [
                *passage(question, label, sized(sheet.strong, 15 if long else 21)),
                *passage(promise, label, sized(sheet.body, 14)),
            ],
            Dress(fill=TINT, edge=BRAND, padding=16, before=14, after=16),
        ),
        *_people(card, dict(paper.legend), sheet),
        Spacer(1, 16),
        *_legend(card.seats, paper.legend, sheet),
    ]


def _top(card: TableCard, sheet: Sheet) -> Columns:
    beside = CONTENT_WIDTH - _DRAWING - _GAP
    size = fitting_size(card.heading, room=beside, largest=64, smallest=24)
    seats = [*(seat.perspective for seat in card.seats), *[None] * card.companions]
    drawing = round_table(card.number, seats, size=_DRAWING)
    words = [
        Spacer(1, 40),
        heading(card.heading, sized(sheet.title, size), level=1),
        fact(card.facilitator.label, card.facilitator.text, sized(sheet.body, 15)),
    ]
    return Columns([words, [Picture(drawing, card.picture)]], [beside, _DRAWING], gap=_GAP)


def _people(card: TableCard, words: Mapping[Perspective, str], sheet: Sheet) -> list[Flowable]:
    """Who sits here: large, or round by round beside each other when there are several."""
    label = coloured(sized(sheet.label, 14), BRAND)
    top = heading(card.seats_heading, label, level=2)
    if not card.rounds:
        return [top, *_seats(card.seats, words, sheet)]
    if len(card.rounds) <= _FEW_ROUNDS:
        return [top, *rounds_beside(card.rounds, sheet, size=13, bullet=Ring(), level=3)]
    return [
        top,
        *(
            fact(f"{each.heading}:", ", ".join(each.lines), sized(sheet.body, 13))
            for each in card.rounds
        ),
    ]


def _seats(
    seats: Sequence[SeatMark], words: Mapping[Perspective, str], sheet: Sheet
) -> list[Flowable]:
    longest = max((seat.name for seat in seats), key=len, default="")
    room = (CONTENT_WIDTH - _GAP) / 2 - 2 * _LARGE
    size = fitting_size(longest, room=room, largest=_LARGE, smallest=_SMALL)
    style = sized(sheet.strong, size if len(seats) <= _MANY_SEATS else _SMALL)
    bullets = [
        SeatSign(seat.perspective, words[seat.perspective]) if seat.perspective else Ring()
        for seat in seats
    ]
    return _in_pairs(items([seat.name for seat in seats], style, bullets=bullets))


def _legend(
    seats: Sequence[SeatMark], legend: Sequence[tuple[Perspective, str]], sheet: Sheet
) -> list[Flowable]:
    shown = {seat.perspective for seat in seats}
    used = [(perspective, word) for perspective, word in legend if perspective in shown]
    bullets = [SeatSign(perspective) for perspective, _ in used]
    return _in_pairs(items([word for _, word in used], sized(sheet.small, 14), bullets=bullets))


def _in_pairs(blocks: Sequence[Flowable]) -> list[Flowable]:
    wide = (CONTENT_WIDTH - _GAP) / 2
    return in_rows(blocks, [wide, wide], gap=_GAP, after=8)
