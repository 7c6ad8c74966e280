"""The tables of a meeting: how many, what they offer and who guides them."""

from __future__ import annotations

from collections.abc import Sequence

from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Arrangement
from dialoog.services import history
from dialoog.services.seating.asking import is_lived
from dialoog.services.seating.plans import open_plan
from dialoog.services.seating.room import Room
from dialoog.storage import db
from dialoog.storage import seating as storage
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.seating import TableFacilitatorRow, TableRow

MOST_TABLES = 60
MOST_SEATS = 40

get_table = storage.get_table
list_tables = storage.list_tables


def suggested_tables(meeting: MeetingRow, room: Room) -> dict[str, int]:
    """Give the number and size of the tables as they are, or as they suit method and people."""
    if room.tables:
        return {
            "count": len(room.tables),
            "seats_min": min(row.seats_min for row in room.tables),
            "seats_max": max(row.seats_max for row in room.tables),
        }
    method = meeting.as_method()
    people = len(room.guests) + len(room.accompanied)
    if room.balance.arrangement is Arrangement.CIRCLES:
        outside = people - sum(map(is_lived, room.guests))
        return {
            "count": 2,
            "seats_min": min(method.people_min, outside),
            "seats_max": min(MOST_SEATS, max(method.people_max, outside)),
        }
    fair = max(1, round(2 * people / (method.people_min + method.people_max)))
    return {"count": fair, "seats_min": method.people_min, "seats_max": method.people_max}


def set_tables(meeting_id: int, *, count: int, seats_min: int, seats_max: int) -> None:
    """Have so many tables, all of this size; what the ones that stay offer stays."""
    _check_seats(seats_min, seats_max)
    if get_meeting(meeting_id).state not in {MeetingState.DRAFT, MeetingState.PLANNED}:
        raise Refused("seating.begun")
    rows = storage.list_all_tables(meeting_id)
    for row in rows[count:]:
        db.session.delete(row)
    for number in range(len(rows) + 1, count + 1):
        rows.append(TableRow(meeting_id=meeting_id, number=number, features=[]))
    for row in rows[:count]:
        row.seats_min, row.seats_max, row.closed = seats_min, seats_max, False
        db.session.add(row)
    open_plan(meeting_id).past = []
    history.note("seating.tables_set", "meeting", meeting_id, tables=count)


def arrange_table(
    table_id: int,
    *,
    seats_min: int,
    seats_max: int,
    features: Sequence[str],
    facilitator_ids: Sequence[int],
) -> TableRow:
    """Say what one table offers and who guides it; nobody guides two tables of one meeting."""
    _check_seats(seats_min, seats_max)
    row = storage.get_table(table_id)
    row.seats_min, row.seats_max, row.features = seats_min, seats_max, list(features)
    for other in storage.list_tables(row.meeting_id):
        if other.id != row.id and {guide.user_id for guide in other.facilitators} & set(
            facilitator_ids
        ):
            raise Refused("seating.leads_elsewhere", table=other.number)
    known = {guide.user_id: guide for guide in row.facilitators}
    row.facilitators = [
        known.get(user_id) or TableFacilitatorRow(user_id=user_id) for user_id in facilitator_ids
    ]
    history.note("seating.table_arranged", "meeting", row.meeting_id, table=row.number)
    return row


def _check_seats(seats_min: int, seats_max: int) -> None:
    if seats_min > seats_max:
        raise Refused("seating.seats", min=seats_min, max=seats_max)
