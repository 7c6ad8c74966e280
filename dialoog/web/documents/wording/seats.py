"""The hall plan, and the lists of who sits where, in words."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from dialoog.domain.documents import (
    Fact,
    HallPlanPaper,
    HallRound,
    HallTable,
    Passage,
    SeatListPaper,
    TableList,
    TableListsPaper,
)
from dialoog.domain.people import NeedKind, Perspective
from dialoog.services import documents
from dialoog.services.documents import CardFacts, Occasion, TableFacts
from dialoog.web.documents.wording.cards import guides_fact, rounds_of, say_seated
from dialoog.web.documents.wording.common import imprint, top_facts, when
from dialoog.web.words import label


def word_hall_plan(
    occasion: Occasion, rounds: Sequence[Sequence[documents.HallTable]]
) -> HallPlanPaper:
    """Say the plan that hangs in the hall; there is no name on it."""
    title = _("Zaalplan: %(title)s", title=occasion.meeting.title)
    seats = {seat for tables in rounds for table in tables for seat in table.seats}
    return HallPlanPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        facts=top_facts(occasion),
        explanation=_(
            "Elke tafel heeft een nummer. Rond de tafel ziet u wie er met elkaar praten."
        ),
        legend=tuple((who, label(who)) for who in Perspective if who in seats),
        free=_("vrije stoel"),
        rounds=tuple(
            HallRound(_round_heading(number, len(rounds)), tuple(map(_hall_table, tables)))
            for number, tables in enumerate(rounds, start=1)
        ),
    )


def _round_heading(number: int, count: int) -> str:
    return _("Zaalplan") if count == 1 else _("Zaalplan: ronde %(number)s", number=number)


def _hall_table(table: documents.HallTable) -> HallTable:
    kinds = [f"{count} × {label(who)}" for who in Perspective if (count := table.seats.count(who))]
    free = table.seats.count(None)
    kinds += [_("%(count)s × vrije stoel", count=free)] if free else []
    return HallTable(
        number=str(table.number),
        seats=table.seats,
        picture=_(
            "Tafel %(number)s: %(seats)s.",
            number=table.number,
            seats=", ".join(kinds) or _("geen stoelen"),
        ),
        features=_features(table.features),
    )


def word_seat_list(occasion: Occasion, cards: Sequence[CardFacts]) -> SeatListPaper:
    """Say for everybody at which table they sit in each round."""
    title = _("Wie zit waar: %(title)s", title=occasion.meeting.title)
    rounds = max((len(card.tables) for card in cards), default=1)
    return SeatListPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        facts=top_facts(occasion),
        columns=(_("Naam"), *_round_columns(rounds)),
        rows=tuple((say_seated(card.seated), *map(_table, card.tables)) for card in cards),
    )


def _round_columns(rounds: int) -> list[str]:
    if rounds == 1:
        return [_("Tafel")]
    return [_("Ronde %(number)s", number=number) for number in range(1, rounds + 1)]


def _table(number: int | None) -> str:
    return _("tafel %(number)s", number=number) if number else "–"


def word_table_lists(occasion: Occasion, tables: Sequence[TableFacts]) -> TableListsPaper:
    """Say a sheet for each table, for who guides it."""
    title = _("Wie zit aan welke tafel: %(title)s", title=occasion.meeting.title)
    return TableListsPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        occasion=f"{occasion.meeting.title}. {when(occasion.meeting).text}.",
        lists=tuple(_table_list(table) for table in tables),
    )


def _table_list(table: TableFacts) -> TableList:
    features = _features(table.features)
    rounds = rounds_of(table)
    if len(rounds) == 1:
        rounds = (Passage(_("Aan deze tafel"), rounds[0].lines),)
    return TableList(
        heading=_("Tafel %(number)s", number=table.number),
        facts=(guides_fact(table), *([Fact(_("Hier is:"), features)] if features else [])),
        rounds=rounds,
    )


def _features(kinds: Sequence[NeedKind]) -> str:
    return ", ".join(label(kind) for kind in kinds)
