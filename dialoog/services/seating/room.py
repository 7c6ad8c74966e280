"""A meeting as the seating engine sees it: built from rows, and its plan written back to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dialoog.domain.invitations import Attendance, InvitationState, Reply
from dialoog.domain.people import NeedKind, Perspective
from dialoog.domain.people.names import split_prefix
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Balance, Plan, Problem, Side, as_seats
from dialoog.services.seating.asking import ask, team
from dialoog.services.seating.usual import usual_balance
from dialoog.storage import seating as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import PersonRow, WishRow
from dialoog.storage.seating import PlanRow, TableRow

_SIDES = frozenset(Side)
_NOT_HERE = frozenset({Attendance.ABSENT, Attendance.LEFT})
_GONE = {InvitationState.WITHDRAWN, InvitationState.LAPSED, InvitationState.WAITING}


@dataclass(frozen=True)
class Room:
    """The tables, the guests and the plan of one meeting.

    ``answered`` is false when nobody said yes yet, so that everyone invited is a guest. ``away``
    are the others on the list. ``closed`` tables are not used any more.
    ``experienced`` are those who were at another meeting before; ``usual`` are the rules that suit
    the method. ``version`` is that of the plan when it was read, 0 when there was none.
    """

    meeting_id: int
    tables: Sequence[TableRow]
    closed: Sequence[TableRow]
    guests: Sequence[InvitationRow]
    away: Sequence[InvitationRow]
    answered: bool
    wishes: Sequence[WishRow]
    experienced: frozenset[int]
    usual: Balance
    row: PlanRow | None
    version: int

    @property
    def balance(self) -> Balance:
        """The rules the organiser chose, or those that suit the method."""
        return Balance.read(self.row.rules) if self.row else self.usual

    @property
    def seats_needed(self) -> int:
        """How many chairs the guests and who comes with them take."""
        return len(self.problem.people)

    @cached_property
    def problem(self) -> Problem:
        """What the seating engine is asked."""
        return ask(self)

    @property
    def held(self) -> int:
        """How many rounds are over; there is always one to come."""
        return min(self.row.held, self.balance.rounds - 1) if self.row else 0

    @cached_property
    def emptied(self) -> list[TableRow]:
        """The closed tables where somebody sat in a round that is over."""
        seats = self.row.seats if self.row else ()
        used = {seat.table_id for seat in seats if seat.round < self.held}
        return [row for row in self.closed if row.id in used]

    @property
    def accompanied(self) -> list[InvitationRow]:
        """The guests who bring somebody."""
        return [guest for guest in self.guests if guest.companion]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The guests as the engine knows them."""
        return frozenset(str(guest.person_id) for guest in self.guests)

    @cached_property
    def plan(self) -> Plan:
        """The plan as it stands, with only those who are coming now."""
        rounds = []
        companions = {str(guest.person_id): f"{guest.person_id}+" for guest in self.accompanied}
        for number in range(self.balance.rounds):
            over = self.emptied if number < self.held else ()
            at: dict[str, list[str]] = {str(row.id): [] for row in (*self.tables, *over)}
            for seat in self.row.seats if self.row else ():
                who, table = str(seat.person_id), str(seat.table_id)
                if seat.round == number and who in self.ids and table in at:
                    at[table] += [who, companions[who]] if who in companions else [who]
            rounds.append(as_seats(at))
        return Plan(
            tuple(rounds), {str(row.id): team(row) for row in (*self.tables, *self.emptied)}
        )

    @cached_property
    def looks(self) -> dict[str, int]:
        """Where each group stands in the order of perspectives."""
        order = [*Perspective]
        groups = {guest.person.group for guest in self.guests}
        return {group.name: order.index(group.perspective) for group in groups}

    @property
    def locked(self) -> frozenset[str]:
        """The tables that nobody comes to or leaves."""
        return frozenset(str(row.id) for row in self.tables if row.locked)

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each person, by id: first name and initial, more where two are alike."""
        names = short_names({guest.person_id: guest.person for guest in self.guests})
        known = {str(person_id): name for person_id, name in names.items()}
        return known | {
            f"{guest.person_id}+": f"{known[str(guest.person_id)]} + 1"
            for guest in self.accompanied
        }

    def table_of(self, person_id: int, *, number: int) -> TableRow | None:
        """Give the table where somebody sits in one round, if they have a seat."""
        table = self.plan.table_of(str(person_id), number=number)
        return next((row for row in self.tables if str(row.id) == table), None)

    def facts(self, facts: Mapping[str, object]) -> dict[str, object]:
        """Say facts about seats as people know them: names, numbers of tables, rounds from 1."""
        tables = {str(row.id): row.number for row in (*self.tables, *self.closed)}
        return {
            key: _said(key, value, tables if key.startswith("table") else self.names)
            for key, value in facts.items()
        }

    def named(self, refused: Refused) -> Refused:
        """Say a refusal with names instead of numbers of rows."""
        return Refused(refused.code, **self.facts(refused.facts))


def short_names(people: Mapping[int, PersonRow]) -> dict[int, str]:
    """First name and initial; the whole name only where two would be called the same."""
    short = {}
    for person_id, person in people.items():
        initial = split_prefix(person.last_name)[1][:1]
        short[person_id] = f"{person.first_name} {initial}." if initial else person.first_name
    same = Counter(short.values())
    return {
        person_id: people[person_id].full_name if same[name] > 1 else name
        for person_id, name in short.items()
    }


def _said(key: str, value: object, names: Mapping[str, object]) -> object:
    if isinstance(value, tuple | list):
        return tuple(names.get(str(part), part) for part in value)
    if isinstance(value, int):
        return value + 1 if key == "round" else value
    return _need(str(value)) if key == "need" else names.get(str(value), value)


def _need(value: str) -> NeedKind | Side:
    return Side(value) if value in _SIDES else NeedKind(value)


def get_room(meeting_id: int) -> Room:
    """Give the room of a meeting as it is now."""
    known = storage.list_guests(meeting_id)
    invitations = [row for row, _been in known]
    coming = [row for row in invitations if _is_coming(row)]
    guests = coming or [row for row in invitations if _may_come(row)]
    tables = storage.list_all_tables(meeting_id)
    row = storage.find_plan(meeting_id)
    return Room(
        meeting_id=meeting_id,
        tables=[table for table in tables if not table.closed],
        closed=[table for table in tables if table.closed],
        guests=guests,
        away=[row for row in invitations if row not in guests],
        answered=bool(coming),
        wishes=sorted(
            (wish for guest in guests for wish in guest.person.wishes), key=lambda wish: wish.id
        ),
        experienced=frozenset(row.person_id for row, been in known if been),
        usual=Balance() if row else usual_balance(meeting_id),
        row=row,
        version=row.version if row else 0,
    )


def _is_coming(row: InvitationRow) -> bool:
    if row.attendance in {Attendance.PRESENT, Attendance.WALK_IN}:
        return True
    said_yes = row.state is InvitationState.ANSWERED and row.reply is Reply.ACCEPTED
    return said_yes and row.attendance not in _NOT_HERE


def _may_come(row: InvitationRow) -> bool:
    here = row.attendance not in _NOT_HERE
    return here and row.state not in _GONE and row.reply is not Reply.DECLINED
