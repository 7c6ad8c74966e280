"""Table cards and name cards in words."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.documents import (
    Fact,
    NameCardsPaper,
    SeatMark,
    TableCard,
    TableCardsPaper,
)
from dialoog.services.documents import Occasion, TableFacts
from dialoog.web.documents.wording.common import imprint, purpose


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
    guides = Fact(
        ngettext("Gespreksbegeleider:", "Gespreksbegeleiders:", max(1, len(table.guides))),
        _(" en ").join(table.guides) or _("nog niet bekend"),
    )
    picture = ngettext(
        "Ronde tafel %(number)s met %(num)d plaats.",
        "Ronde tafel %(number)s met %(num)d plaatsen.",
        len(table.names),
        number=table.number,
    )
    return TableCard(
        heading=_("Tafel %(number)s", number=table.number),
        number=str(table.number),
        facilitator=guides,
        seats_heading=_("Aan deze tafel"),
        seats=tuple(SeatMark(name, None) for name in table.names),
        picture=picture,
    )


def word_name_cards(occasion: Occasion, tables: Sequence[TableFacts]) -> NameCardsPaper:
    """Say a card for everybody who has a seat, and for who guides."""
    title = _("Naamkaarten: %(title)s", title=occasion.meeting.title)
    return NameCardsPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        cards=tuple(
            (name, _("Tafel %(number)s", number=table.number))
            for table in tables
            for name in (*table.names, *table.guides)
        ),
    )
