"""Repairing the tables on the day: a proposal that is shown, and accepted exactly as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from dialoog.domain import seating
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Broken, Conflict, Pin, Plan, Problem, as_seats
from dialoog.services import clock, history
from dialoog.services.seating.cards import keep_cards
from dialoog.services.seating.changes import check_open
from dialoog.services.seating.plans import remember, require_chairs, seat
from dialoog.services.seating.room import Room, get_room
from dialoog.services.seating.searching import as_conflict
from dialoog.storage import db
from dialoog.storage import seating as storage
from dialoog.storage.meetings import get_meeting
from dialoog.storage.seating import ProposalRow, TableRow

REPAIR_SECONDS = 2.0
PROOF_SECONDS = 3.0
"""Long enough to let the fewest people move, short enough to wait for at the door."""
OPEN = frozenset({MeetingState.DRAFT, MeetingState.PLANNED, MeetingState.UNDERWAY})


@dataclass(frozen=True)
class Repair:
    """Seats for the rounds to come (person, round, table), found for the room with this ``mark``."""

    mark: str
    seats: tuple[tuple[int, int, int], ...]
    staying: tuple[int, ...]
    conflict: Conflict | None


@dataclass(frozen=True)
class Move:
    """Somebody who gets another seat in one round; no ``before`` for who had none."""

    person_id: int
    name: str
    group: str
    accompanied: bool
    number: int
    before: TableRow | None
    after: TableRow


@dataclass(frozen=True)
class Size:
    """How many chairs of a table are taken in one round, before and after a repair."""

    table: TableRow
    number: int
    before: int
    after: int


@dataclass(frozen=True)
class Proposal:
    """A repair as it is shown; one that is not ``current`` was made for how things were before.

    ``digest`` tells it apart from every other, so that exactly this one is accepted. ``problem``
    is what was asked: ``staying`` keep their places. ``conflict`` says why it can't be done.
    """

    current: bool
    digest: str
    problem: Problem | None = None
    moves: tuple[Move, ...] = ()
    sizes: tuple[Size, ...] = ()
    broken: tuple[Broken, ...] = ()
    conflict: Conflict | None = None
    staying: tuple[int, ...] = ()


def find_repair(room: Room, *, staying: Sequence[int] = ()) -> Repair:
    """Search a seating that keeps the rules and moves the fewest people; stores nothing.

    ``staying`` keep the places they have. When it breaks a rule, the rules that can't go
    together come with it, if they can be found.
    """
    if room.row is None or not room.row.seats:
        raise Refused("seating.not_composed")
    require_chairs(room)
    staying = sorted(who for who in set(staying) if str(who) in room.ids)
    problem = _keeping(room, staying)
    plan = room.plan
    if check_open(problem, plan):
        budget = clock.lasting(REPAIR_SECONDS)
        plan = seating.repair(problem, plan, seed=room.row.seed, budget=budget)
    return Repair(
        mark=_mark(room),
        seats=tuple(sorted(_seats(plan, from_round=room.held))),
        staying=tuple(staying),
        conflict=seating.conflicts(problem, budget=clock.lasting(PROOF_SECONDS))
        if check_open(problem, plan)
        else None,
    )


def keep_proposal(meeting_id: int, repair: Repair, *, now: datetime) -> None:
    """Keep a repair to be decided on, in the place of an earlier one."""
    row = storage.find_proposal(meeting_id) or ProposalRow(meeting_id=meeting_id)
    row.mark = repair.mark
    row.seats, row.staying = list(repair.seats), list(repair.staying)
    row.conflict = asdict(repair.conflict) if repair.conflict else None
    row.made_at = now
    db.session.add(row)


def get_proposal(room: Room) -> Proposal | None:
    """Give the repair that waits for a decision, as far as it still fits the room."""
    row = room.row.proposal if room.row else None
    if row is None:
        return None
    if row.mark != _mark(room):
        return Proposal(current=False, digest=_digest(row))
    plan, problem = _plan(room, row), _keeping(room, row.staying)
    return Proposal(
        current=True,
        digest=_digest(row),
        problem=problem,
        moves=tuple(_moves(room, plan)),
        sizes=tuple(_sizes(room, plan)),
        broken=tuple(check_open(problem, plan)),
        conflict=as_conflict(row.conflict) if row.conflict else None,
        staying=tuple(row.staying),
    )


def accept(meeting_id: int, *, digest: str, now: datetime) -> int:
    """Make the seats those of the repair that was shown; give how many people moved.

    Refuses when anything changed since it was made, and when it breaks a rule.
    """
    require_open(meeting_id)
    room = get_room(meeting_id)
    row = storage.find_proposal(meeting_id)
    if row is None or room.row is None or _digest(row) != digest or row.mark != _mark(room):
        raise Refused("seating.proposal_old")
    plan = _plan(room, row)
    if check_open(_keeping(room, row.staying), plan):
        raise Refused("seating.proposal_broken")
    keep_cards(meeting_id)
    moved = {move.person_id for move in _moves(room, plan)}
    remember(room.row, seat(room.row, plan))
    room.row.changed_at = now
    db.session.delete(row)
    history.note("seating.repaired", "meeting", meeting_id, people=len(moved))
    return len(moved)


def dismiss(meeting_id: int) -> None:
    """Keep the tables as they are."""
    row = storage.find_proposal(meeting_id)
    if row:
        db.session.delete(row)


def require_open(meeting_id: int) -> None:
    """Refuse to change the tables of a meeting that is over."""
    if get_meeting(meeting_id).state not in OPEN:
        raise Refused("seating.over")


def _keeping(room: Room, staying: Iterable[int]) -> Problem:
    """Give the problem of a room in which some people keep the places they have."""
    pins = [
        Pin(f"stay-{who}-{number}", str(who), table, frozenset({number}))
        for who in staying
        for number in room.problem.open_rounds
        if (table := room.plan.table_of(str(who), number=number))
    ]
    return replace(room.problem, pins=(*room.problem.pins, *pins))


def _mark(room: Room) -> str:
    """Give a word that changes when anything does that a repair depends on."""
    asked = json.dumps([asdict(room.problem), asdict(room.plan)], default=sorted, sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()


def _digest(row: ProposalRow) -> str:
    shown = json.dumps([row.mark, row.staying, [list(place) for place in row.seats]])
    return hashlib.sha256(shown.encode()).hexdigest()


def _seats(plan: Plan, *, from_round: int) -> Iterator[tuple[int, int, int]]:
    """Give person, round and table of everybody; who comes along has no seat of their own."""
    for number, at in enumerate(plan.rounds):
        for table, ids in at.items() if number >= from_round else ():
            yield from ((int(who), number, int(table)) for who in ids if who.isdigit())


def _plan(room: Room, row: ProposalRow) -> Plan:
    """Give the plan of a proposal that was made for this room."""
    accompanied = {guest.person_id for guest in room.accompanied}
    rounds = list(room.plan.rounds)
    for number in room.problem.open_rounds:
        at: dict[str, list[str]] = {str(table.id): [] for table in room.tables}
        for who, when, table in row.seats:
            if when == number:
                at[str(table)] += [str(who), f"{who}+"] if who in accompanied else [str(who)]
        rounds[number] = as_seats(at)
    return replace(room.plan, rounds=tuple(rounds))


def _moves(room: Room, plan: Plan) -> list[Move]:
    """List who sits elsewhere than before, by name and round."""
    was = (
        {(taken.person_id, taken.round): taken.table_id for taken in room.row.seats}
        if room.row
        else {}
    )
    tables = {row.id: row for row in (*room.tables, *room.closed)}
    guests = {guest.person_id: guest for guest in room.guests}
    moves = [
        Move(
            person_id=who,
            name=room.names[str(who)],
            group=guests[who].person.group.name,
            accompanied=bool(guests[who].companion),
            number=number,
            before=tables.get(was.get((who, number), 0)),
            after=tables[table],
        )
        for who, number, table in _seats(plan, from_round=room.held)
        if was.get((who, number)) != table
    ]
    return sorted(moves, key=lambda move: (move.name, move.person_id, move.number))


def _sizes(room: Room, plan: Plan) -> Iterator[Size]:
    for number in room.problem.open_rounds:
        for row in room.tables:
            before, after = (len(one.rounds[number][str(row.id)]) for one in (room.plan, plan))
            yield Size(row, number, before, after)
