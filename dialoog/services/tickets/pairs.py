"""Who guides which table together, and who could better change tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import pairs as domain
from dialoog.domain.pairs import Guide, PairNote, Swap
from dialoog.domain.refusal import Missing
from dialoog.services.seating import list_tables, swap_guides
from dialoog.services.tickets.keeping import Link, list_links
from dialoog.storage.seating import TableRow
from dialoog.storage.tickets import count_led


@dataclass(frozen=True)
class TableGuidance:
    """Who guides a table, what is worth saying about it, and its link for who has no account."""

    table: TableRow
    guides: tuple[Guide, ...]
    note: PairNote | None
    swap: Swap | None
    link: Link | None


def look_at_guidance(meeting_id: int) -> list[TableGuidance]:
    """Give for each table of a meeting who guides it."""
    tables, links = list_tables(meeting_id), list_links(meeting_id)
    guides = _guides(tables, links)
    by_number = [(table.number, guides[table.id]) for table in tables]
    return [
        TableGuidance(
            table=table,
            guides=guides[table.id],
            note=domain.note(guides[table.id]),
            swap=domain.find_swap(table.number, by_number),
            link=links.get(table.id),
        )
        for table in tables
    ]


def swap(meeting_id: int, *, one: int, other: int, now: datetime) -> None:
    """Let two who guide change tables, when that was what the page offered."""
    offered = (table.swap for table in look_at_guidance(meeting_id) if table.swap)
    if (one, other) not in {(found.new.seat, found.experienced.seat) for found in offered}:
        raise Missing("table_facilitator", one)
    swap_guides(meeting_id, one, other, now=now)


def _guides(tables: Sequence[TableRow], links: dict[int, Link]) -> dict[int, tuple[Guide, ...]]:
    at = Counter(guide.user_id for table in tables for guide in table.facilitators)
    led = count_led(list(at))
    return {
        table.id: (
            *(
                Guide(
                    guide.user.name,
                    led.get(guide.user_id, 0),
                    seat=guide.id if at[guide.user_id] == 1 else None,
                )
                for guide in table.facilitators
            ),
            *_without_account(links.get(table.id)),
        )
        for table in tables
    }


def _without_account(link: Link | None) -> tuple[Guide, ...]:
    return (Guide(link.guide, led=0 if link.first_time else 1),) if link and link.guide else ()
