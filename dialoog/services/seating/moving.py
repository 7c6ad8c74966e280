"""Changes by hand: somebody takes another seat, stays where they are, or a whole table does.

Whoever asks says where they saw people sit. Two organisers can so work at once: what one of them
changed meanwhile only stands in the way when it is about the same people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from dialoog.domain import seating
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Consequences, Plan
from dialoog.services import history
from dialoog.services.seating.plans import open_plan, remember, seat
from dialoog.services.seating.room import Room, get_room
from dialoog.storage import seating as storage
from dialoog.storage.seating import TableRow

Seen = Mapping[int, int | None]
"""The table where the organiser saw each person, if they saw them sit."""


def move(
    meeting_id: int, *, person_id: int, table_id: int, number: int, seen: Seen, now: datetime
) -> Consequences:
    """Seat somebody at another table and say what that brings; refuses what breaks a rule."""
    return _change(
        meeting_id,
        lambda room: try_move(room, person_id, table_id, number=number),
        seen=seen,
        number=number,
        now=now,
    )


def swap(
    meeting_id: int, *, person_id: int, other_id: int, number: int, seen: Seen, now: datetime
) -> Consequences:
    """Let two people change tables and say what that brings; refuses what breaks a rule."""
    return _change(
        meeting_id,
        lambda room: try_swap(room, person_id, other_id, number=number),
        seen=seen,
        number=number,
        now=now,
    )


def try_move(room: Room, person_id: int, table_id: int, *, number: int) -> Plan:
    """Give the plan with somebody at another table, or refuse; stores nothing."""
    _require_open(room.table_of(person_id, number=number), _table(room, table_id))
    return seating.move(
        room.problem, room.plan, person=str(person_id), table=str(table_id), number=number
    )


def try_swap(room: Room, person_id: int, other_id: int, *, number: int) -> Plan:
    """Give the plan with two people at each other's table, or refuse; stores nothing."""
    mine = room.table_of(person_id, number=number)
    theirs = room.table_of(other_id, number=number)
    if mine is None or theirs is None:
        raise Refused("seating.not_seated")
    _require_open(mine, theirs)
    for who, table in ((person_id, theirs), (other_id, mine)):
        if seating.unwelcome(
            room.problem, room.plan, person=str(who), table=str(table.id), number=number
        ):
            raise Refused("seating.private")
    return seating.swap(
        room.problem, room.plan, person=str(person_id), other=str(other_id), number=number
    )


def pin(
    meeting_id: int, *, person_id: int, number: int, pinned: bool, seen: Seen, now: datetime
) -> None:
    """Keep somebody at their table when tables are composed again, or let them go."""
    room = get_room(meeting_id)
    _require_as_seen(room, seen, number=number)
    row = open_plan(meeting_id)
    for taken in row.seats:
        if taken.person_id == person_id and taken.round == number:
            taken.pinned = pinned
    row.changed_at = now


def lock(table_id: int, *, locked: bool, now: datetime) -> TableRow:
    """Let nobody come to a table or leave it, or open it again."""
    row = storage.get_table(table_id)
    row.locked = locked
    open_plan(row.meeting_id).changed_at = now
    history.note("seating.table_locked", "meeting", row.meeting_id, table=row.number)
    return row


def _change(
    meeting_id: int, change: Callable[[Room], Plan], *, seen: Seen, number: int, now: datetime
) -> Consequences:
    room = get_room(meeting_id)
    _require_as_seen(room, seen, number=number)
    row = open_plan(meeting_id)
    try:
        plan = change(room)
    except Refused as refused:
        raise room.named(refused) from None
    brought = seating.consequences(room.problem, room.plan, plan, number=number)
    remember(row, seat(row, plan))
    row.changed_at = now
    history.note("seating.moved", "meeting", meeting_id)
    return brought


def _require_as_seen(room: Room, seen: Seen, *, number: int) -> None:
    """Refuse when somebody comes no more, or when somebody else gave them another seat."""
    for person_id, table_id in seen.items():
        if str(person_id) not in room.ids:
            raise Refused("seating.gone")
        here = room.table_of(person_id, number=number)
        if (here.id if here else None) == table_id:
            continue
        name = room.names[str(person_id)]
        if here is None:
            raise Refused("seating.unseated_meanwhile", person=name)
        raise Refused("seating.moved_meanwhile", person=name, table=here.number)


def _require_open(*tables: TableRow | None) -> None:
    for row in tables:
        if row and row.locked:
            raise Refused("seating.locked", table=str(row.id))


def _table(room: Room, table_id: int) -> TableRow:
    for row in room.tables:
        if row.id == table_id:
            return row
    raise Refused("seating.no_table")
