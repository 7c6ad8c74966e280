"""What changes about tables on the day: one is gone or comes, somebody else guides, a round is over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.services.seating.cards import keep_cards
from dialoog.services.seating.day import require_open
from dialoog.services.seating.plans import open_plan
from dialoog.services.seating.tables import MOST_TABLES
from dialoog.storage import db
from dialoog.storage import seating as storage
from dialoog.storage.seating import TableFacilitatorRow, TableRow

list_all_tables = storage.list_all_tables


def hold_rounds(meeting_id: int, held: int, *, now: datetime) -> None:
    """Say how many rounds are over; their seats never change any more."""
    require_open(meeting_id)
    row = open_plan(meeting_id)
    row.held = held
    row.changed_at = now
    history.note("seating.rounds_held", "meeting", meeting_id, rounds=held)


def use_table(table_id: int, *, used: bool, now: datetime) -> TableRow:
    """Take a table out of use, or bring it back; the people of a table that is gone need a seat."""
    row = storage.get_table(table_id)
    require_open(row.meeting_id)
    others = [other for other in storage.list_tables(row.meeting_id) if other.id != row.id]
    if not used and not others:
        raise Refused("seating.last_table")
    _begin(row.meeting_id, now=now)
    row.closed, row.locked = not used, False
    history.note("seating.table_used", "meeting", row.meeting_id, table=row.number, used=used)
    return row


def add_table(meeting_id: int, *, now: datetime) -> TableRow:
    """Add a table as large as the largest one there is."""
    require_open(meeting_id)
    rows = storage.list_all_tables(meeting_id)
    if not rows or len(rows) >= MOST_TABLES:
        raise Refused("seating.no_more_tables", most=MOST_TABLES)
    _begin(meeting_id, now=now)
    largest = max(rows, key=lambda row: row.seats_max)
    added = TableRow(
        meeting_id=meeting_id,
        number=rows[-1].number + 1,
        seats_min=largest.seats_min,
        seats_max=largest.seats_max,
        features=[],
    )
    db.session.add(added)
    history.note("seating.table_added", "meeting", meeting_id, table=added.number)
    return added


def let_guide(table_id: int, facilitator_ids: Collection[int], *, now: datetime) -> TableRow:
    """Say who guides a table today; somebody may guide two when another fell ill."""
    row = storage.get_table(table_id)
    require_open(row.meeting_id)
    _begin(row.meeting_id, now=now)
    known = {guide.user_id: guide for guide in row.facilitators}
    row.facilitators = [
        known.get(user_id) or TableFacilitatorRow(user_id=user_id) for user_id in facilitator_ids
    ]
    history.note("seating.guides_changed", "meeting", row.meeting_id, table=row.number)
    return row


def swap_guides(meeting_id: int, one: int, other: int, *, now: datetime) -> None:
    """Let two who guide a table of this meeting change places; the numbers are of their places."""
    require_open(meeting_id)
    _begin(meeting_id, now=now)
    places = {
        guide.id: guide for table in storage.list_tables(meeting_id) for guide in table.facilitators
    }
    first, second = places[one], places[other]
    first.user_id, second.user_id = second.user_id, first.user_id
    history.note("seating.guides_swapped", "meeting", meeting_id)


def _begin(meeting_id: int, *, now: datetime) -> None:
    """Remember what is on the cards, and let every screen see that something changed."""
    keep_cards(meeting_id)
    open_plan(meeting_id).changed_at = now
