"""Plans: composed, kept, changed by hand and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from dialoog.domain import seating
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Balance, Plan
from dialoog.services import clock, history, jobs
from dialoog.services.seating.room import Room, get_room
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id, db
from dialoog.storage import seating as storage
from dialoog.storage.seating import PlanRow, SeatRow

QUICK_SECONDS = 2.0
LONG_SECONDS = 10.0
Change = Callable[[Room], Plan]


def open_plan(meeting_id: int) -> PlanRow:
    """Give the plan of a meeting, beginning an empty one when there is none."""
    row = storage.find_plan(meeting_id)
    if row is None:
        row = PlanRow(
            meeting_id=meeting_id,
            rules=asdict(Balance()),
            changed_at=clock.now(),
            undo=[],
            seats=[],
        )
        db.session.add(row)
        db.session.flush()
    return row


def set_balance(meeting_id: int, balance: Balance, *, version: int, now: datetime) -> None:
    """Choose the rules; the seats stay until tables are composed again."""
    row = _unchanged(meeting_id, version)
    row.rules = asdict(balance)
    row.changed_at = now
    for seat in list(row.seats):
        if seat.round >= balance.rounds:
            row.seats.remove(seat)
    history.note("seating.rules_set", "meeting", meeting_id)


def propose(room: Room, *, seconds: float = QUICK_SECONDS) -> Plan:
    """Search a plan for a room; stores nothing. Refuses when there are too few seats or tables."""
    seats = sum(table.seats_max for table in room.tables)
    if not room.guests:
        raise Refused("seating.nobody")
    if room.seats_needed > seats:
        raise Refused("seating.no_room", people=room.seats_needed, seats=seats)
    # A next seed, so that composing again gives another plan and not the same one.
    seed = room.row.seed + 1 if room.row else 1
    return seating.compose(room.problem, seed=seed, budget=clock.lasting(seconds))


def keep(meeting_id: int, plan: Plan, *, version: int, now: datetime) -> None:
    """Store a composed plan, unless somebody changed the plan since ``version``."""
    _store(_unchanged(meeting_id, version), plan, now=now)


def move(
    meeting_id: int, *, person_id: int, table_id: int, number: int, version: int, now: datetime
) -> None:
    """Seat somebody at another table; refuses what would break a rule."""

    def change(room: Room) -> Plan:
        return seating.move(
            room.problem, room.plan, person=str(person_id), table=str(table_id), number=number
        )

    _change(meeting_id, change, person_ids=[person_id], version=version, now=now)


def swap(
    meeting_id: int, *, person_id: int, other_id: int, number: int, version: int, now: datetime
) -> None:
    """Let two people change tables; refuses what would break a rule."""

    def change(room: Room) -> Plan:
        return seating.swap(
            room.problem, room.plan, person=str(person_id), other=str(other_id), number=number
        )

    _change(meeting_id, change, person_ids=[person_id, other_id], version=version, now=now)


def pin(
    meeting_id: int, *, person_id: int, number: int, pinned: bool, version: int, now: datetime
) -> None:
    """Keep somebody at their table when tables are composed again, or let them go."""
    row = _unchanged(meeting_id, version)
    for seat in row.seats:
        if seat.person_id == person_id and seat.round == number:
            seat.pinned = pinned
    row.changed_at = now


def undo(meeting_id: int, *, version: int, now: datetime) -> None:
    """Put everybody back where they sat before the last change."""
    row = _unchanged(meeting_id, version)
    if not row.undo:
        raise Refused("seating.nothing_to_undo")
    seats = {(seat.person_id, seat.round): seat for seat in row.seats}
    for person_id, number, table_id in row.undo:
        seat = seats.get((person_id, number))
        if seat and table_id is None:
            row.seats.remove(seat)
        elif seat and table_id is not None:
            seat.table_id = table_id
    row.undo = []
    row.changed_at = now
    history.note("seating.undone", "meeting", meeting_id)


def improve_later(meeting_id: int, *, now: datetime) -> None:
    """Let the worker search longer for a better plan."""
    open_plan(meeting_id).improving_since = now
    jobs.enqueue(
        "seating.improve",
        due=now,
        organisation_id=current_organisation_id(),
        meeting_id=meeting_id,
    )


def is_improving(row: PlanRow | None, *, now: datetime) -> bool:
    """Tell whether the worker may still come with a better plan."""
    since = row.improving_since if row else None
    return since is not None and now - since < timedelta(minutes=2)


@jobs.handles("seating.improve")
def improve(meeting_id: int) -> None:
    """Search longer, and keep what is found if it is better and nobody changed the plan."""
    room = get_room(meeting_id)
    plan = seating.compose(
        room.problem,
        seed=room.row.seed + 1 if room.row else 1,
        budget=clock.lasting(LONG_SECONDS),
        start=room.plan,
    )
    with unit_of_work():
        row = open_plan(meeting_id)
        if row.version == room.version and plan != room.plan:
            _store(row, plan, now=clock.now())
        row.improving_since = None


def _unchanged(meeting_id: int, version: int) -> PlanRow:
    row = storage.find_plan(meeting_id)
    if version != (row.version if row else 0):
        raise Refused("common.changed_meanwhile")
    return row or open_plan(meeting_id)


def _store(row: PlanRow, plan: Plan, *, now: datetime) -> None:
    row.undo = _seat(row, plan)
    row.seed += 1
    row.composed_at = row.changed_at = now
    history.note("seating.composed", "meeting", row.meeting_id)


def _change(
    meeting_id: int, change: Change, *, person_ids: list[int], version: int, now: datetime
) -> None:
    room = get_room(meeting_id)
    if any(str(person_id) not in room.problem.person for person_id in person_ids):
        raise Refused("seating.gone")
    row = _unchanged(meeting_id, version)
    try:
        row.undo = _seat(row, change(room))
    except Refused as refused:
        raise room.named(refused) from None
    row.changed_at = now
    history.note("seating.moved", "meeting", meeting_id)


def _seat(row: PlanRow, plan: Plan) -> list[tuple[int, int, int | None]]:
    """Make the seats those of ``plan``; give what was there before, of those that changed."""
    seats = {(seat.person_id, seat.round): seat for seat in row.seats}
    wanted = {
        (int(who), number): int(table)
        for number, at in enumerate(plan.rounds)
        for table, ids in at.items()
        for who in ids
        if who.isdigit()
    }
    before: list[tuple[int, int, int | None]] = []
    for (person_id, number), table_id in wanted.items():
        seat = seats.get((person_id, number))
        if seat is None:
            before.append((person_id, number, None))
            row.seats.append(SeatRow(person_id=person_id, table_id=table_id, round=number))
        elif seat.table_id != table_id:
            before.append((person_id, number, seat.table_id))
            seat.table_id = table_id
    for place, seat in seats.items():
        if place not in wanted:
            row.seats.remove(seat)
    return before
