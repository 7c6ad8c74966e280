"""Plans: their rules, composed, kept, and taken back."""

from __future__ import annotations

from datetime import datetime

from dialoog.domain import seating
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Balance, Plan
from dialoog.services import clock, history
from dialoog.services.seating.room import Room
from dialoog.services.seating.usual import usual_balance
from dialoog.storage import db
from dialoog.storage import seating as storage
from dialoog.storage.seating import Before, PlanRow, SeatRow

QUICK_SECONDS = 0.5
"""Long enough for a fair plan, short enough to wait for; the search goes on in the background."""
MOST_PAST = 10
"""Changes that can be taken back."""


def open_plan(meeting_id: int) -> PlanRow:
    """Give the plan of a meeting, beginning an empty one when there is none."""
    row = storage.find_plan(meeting_id)
    if row is None:
        row = PlanRow(
            meeting_id=meeting_id,
            rules=usual_balance(meeting_id).written(),
            changed_at=clock.now(),
            past=[],
            seats=[],
        )
        db.session.add(row)
        db.session.flush()
    return row


def set_balance(meeting_id: int, balance: Balance, *, seen: str, now: datetime) -> None:
    """Choose the rules; the seats stay until tables are composed again.

    ``seen`` is the mark of the rules that the organiser began with.
    """
    row = open_plan(meeting_id)
    if Balance.read(row.rules).mark != seen:
        raise Refused("common.changed_meanwhile")
    row.rules = balance.written()
    row.changed_at = now
    for seat in list(row.seats):
        if seat.round >= balance.rounds:
            row.seats.remove(seat)
    history.note("seating.rules_set", "meeting", meeting_id)


def propose(room: Room, *, seconds: float = QUICK_SECONDS) -> Plan:
    """Search a plan for a room; stores nothing. Refuses when there are too few seats or tables."""
    require_chairs(room)
    # A next seed, so that composing again gives another plan and not the same one.
    seed = room.row.seed + 1 if room.row else 1
    return seating.compose(room.problem, seed=seed, budget=clock.lasting(seconds))


def require_chairs(room: Room) -> None:
    """Refuse when there is nobody to seat, or when there are too few chairs."""
    seats = sum(table.seats_max for table in room.tables)
    if not room.guests:
        raise Refused("seating.nobody")
    if room.seats_needed > seats:
        raise Refused("seating.no_room", people=room.seats_needed, seats=seats)


def keep(meeting_id: int, plan: Plan, *, version: int, now: datetime) -> None:
    """Store a composed plan, unless somebody changed the plan since ``version``."""
    row = unchanged(meeting_id, version)
    remember(row, seat(row, plan))
    row.seed += 1
    row.composed_at = row.changed_at = now
    history.note("seating.composed", "meeting", row.meeting_id)


def undo(meeting_id: int, *, version: int, now: datetime) -> None:
    """Put everybody back where they sat before the last change."""
    row = unchanged(meeting_id, version)
    if not row.past:
        raise Refused("seating.nothing_to_undo")
    *earlier, last = row.past
    seats = {(seat.person_id, seat.round): seat for seat in row.seats}
    # Also tables out of use: who is taken back to one needs a seat again, and is shown so.
    tables = {table.id for table in storage.list_all_tables(meeting_id)}
    people = {guest.person_id for guest, _been in storage.list_guests(meeting_id)}
    to_come = range(row.held, Balance.read(row.rules).rounds)
    for person_id, number, table_id in last:
        now_here = seats.get((person_id, number))
        if number not in to_come or (table_id is not None and table_id not in tables):
            continue
        if table_id is None:
            if now_here:
                row.seats.remove(now_here)
        elif now_here:
            now_here.table_id = table_id
        elif person_id in people:
            row.seats.append(SeatRow(person_id=person_id, table_id=table_id, round=number))
    row.past = earlier
    row.changed_at = now
    history.note("seating.undone", "meeting", meeting_id)


def unchanged(meeting_id: int, version: int) -> PlanRow:
    """Give the plan to change; refuses when somebody else changed it since ``version``."""
    row = storage.find_plan(meeting_id)
    if version != (row.version if row else 0):
        raise Refused("common.changed_meanwhile")
    return row or open_plan(meeting_id)


def remember(row: PlanRow, before: list[Before]) -> None:
    """Keep what was there before a change, to take it back; a change of nothing is none."""
    if before:
        row.past = [*row.past, before][-MOST_PAST:]


def seat(row: PlanRow, plan: Plan) -> list[Before]:
    """Make the seats those of ``plan``; give what was there before, of those that changed.

    Rounds that are over stay as they were, also for people who left since.
    """
    seats = {(seat.person_id, seat.round): seat for seat in row.seats}
    wanted = {
        (int(who), number): int(table)
        for number, at in enumerate(plan.rounds)
        if number >= row.held
        for table, ids in at.items()
        for who in ids
        if who.isdigit()
    }
    before: list[Before] = []
    for (person_id, number), table_id in wanted.items():
        taken = seats.get((person_id, number))
        if taken is None:
            before.append((person_id, number, None))
            row.seats.append(SeatRow(person_id=person_id, table_id=table_id, round=number))
        elif taken.table_id != table_id:
            before.append((person_id, number, taken.table_id))
            taken.table_id = table_id
    for place, left in seats.items():
        if place not in wanted and place[1] >= row.held:
            before.append((*place, left.table_id))
            row.seats.remove(left)
    return before
