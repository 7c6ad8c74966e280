"""Table cards and name cards in words."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.documents import (
    Fact,
    NameCard,
    NameCardsPaper,
    Passage,
    SeatMark,
    TableCard,
    TableCardsPaper,
)
from dialoog.services.documents import CardFacts, Occasion, Seated, TableFacts
from dialoog.web.documents.wording.common import brief, imprint, purpose


def word_table_cards(occasion: Occasion, tables: Sequence[TableFacts]) -> TableCardsPaper:
    """Say a card for each table; nobody's perspective stands on it, because nobody chose that."""
    title = _("Tafelkaarten: %(title)s", title=occasion.meeting.title)
    return TableCardsPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        purpose=purpose(occasion.programme, with_room=False),
        legend=(),
        cards=tuple(_table_card(table) for table in tables),
    )


def _table_card(table: TableFacts) -> TableCard:
    fullest = max(table.rounds, key=len, default=())
    companions = sum(seated.accompanied for seated in fullest)
    several = len(table.rounds) > 1
    picture = ngettext(
        "Ronde tafel %(number)s met %(num)d plaats.",
        "Ronde tafel %(number)s met %(num)d plaatsen.",
        len(fullest) + companions,
        number=table.number,
    )
    return TableCard(
        heading=_("Tafel %(number)s", number=table.number),
        number=str(table.number),
        facilitator=guides_fact(table),
        seats_heading=_("Aan deze tafel"),
        seats=tuple(SeatMark(say_seated(seated), None) for seated in fullest),
        picture=picture,
        rounds=rounds_of(table) if several else (),
        companions=companions,
    )


def rounds_of(table: TableFacts) -> tuple[Passage, ...]:
    """Say who sits at a table, round by round."""
    return tuple(
        Passage(
            _("Ronde %(number)s", number=number),
            tuple(say_seated(seated) for seated in people) or (_("niemand"),),
        )
        for number, people in enumerate(table.rounds, start=1)
    )


def guides_fact(table: TableFacts) -> Fact:
    """Say who guides a table."""
    return Fact(
        ngettext("Gespreksbegeleider:", "Gespreksbegeleiders:", max(1, len(table.guides))),
        _(" en ").join(table.guides) or _("nog niet bekend"),
    )


def say_seated(seated: Seated) -> str:
    """Say who sits there, and that somebody is with them."""
    name = brief(seated.name)
    return _("%(name)s (met begeleider)", name=name) if seated.accompanied else name


def word_name_cards(occasion: Occasion, cards: Sequence[CardFacts]) -> NameCardsPaper:
    """Say a card for everybody who has a seat, and for who guides."""
    title = _("Naamkaarten: %(title)s", title=occasion.meeting.title)
    return NameCardsPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        cards=tuple(NameCard(card.seated.name, _tables(card)) for card in cards),
    )


def _tables(card: CardFacts) -> tuple[str, ...]:
    """Say at which table somebody sits, round by round when that differs."""
    if len(set(card.tables)) == 1:
        number = card.tables[0]
        return (_("Tafel %(number)s", number=number),) if number else ()
    return tuple(
        _("Ronde %(round)s: tafel %(table)s", round=number, table=table)
        for number, table in enumerate(card.tables, start=1)
        if table
    )
