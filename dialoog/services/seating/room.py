"""A meeting as the seating engine sees it: built from rows, and its plan written back to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dialoog.domain.invitations import Attendance, InvitationState, Reply
from dialoog.domain.people import NeedKind, WishKind, match_key
from dialoog.domain.people.names import split_prefix
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import (
    Balance,
    Facilitator,
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Table,
    Together,
    Weights,
    as_seats,
)
from dialoog.storage import seating as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import PersonRow, WishRow
from dialoog.storage.seating import PlanRow, TableRow

AT_THE_TABLE = (NeedKind.WHEELCHAIR, NeedKind.HEARING_LOOP, NeedKind.QUIET_PLACE)
"""Needs that ask something of the table itself; the others are arranged around it."""
COMPANION = "companion"
_GONE = {InvitationState.WITHDRAWN, InvitationState.LAPSED, InvitationState.WAITING}
_WEIGHTS = Weights(attrs={"district": 1})


@dataclass(frozen=True)
class Room:
    """The tables, the guests and the plan of one meeting.

    ``answered`` is false when nobody said yes yet, so that everyone invited is a guest.
    ``version`` is that of the plan when it was read, 0 when there was none.
    """

    meeting_id: int
    tables: Sequence[TableRow]
    guests: Sequence[InvitationRow]
    answered: bool
    wishes: Sequence[WishRow]
    row: PlanRow | None
    version: int

    @property
    def balance(self) -> Balance:
        """The rules the organiser chose, or those that suit most meetings."""
        return Balance(**self.row.rules) if self.row else Balance()

    @property
    def seats_needed(self) -> int:
        """How many chairs the guests and who comes with them take."""
        return len(self.problem.people)

    @cached_property
    def problem(self) -> Problem:
        """What the seating engine is asked."""
        return Problem(
            rounds=self.balance.rounds,
            tables=tuple(
                Table(str(row.id), row.seats_min, row.seats_max, frozenset(row.features))
                for row in self.tables
            ),
            people=tuple(self._people()),
            facilitators=tuple(Facilitator(_team(row)) for row in self.tables),
            never=tuple(self._never()),
            together=tuple(self._together()),
            pins=tuple(self._pins()),
            rules=self.balance.rules(
                {guest.person.group.name: guest.person.group.perspective for guest in self.guests}
            ),
            weights=_WEIGHTS,
        )

    @cached_property
    def plan(self) -> Plan:
        """The plan as it stands, with only those who are coming now."""
        rounds = []
        companions = {str(guest.person_id): f"{guest.person_id}+" for guest in self._accompanied()}
        for number in range(self.balance.rounds):
            at: dict[str, list[str]] = {str(row.id): [] for row in self.tables}
            for seat in self.row.seats if self.row else ():
                who, table = str(seat.person_id), str(seat.table_id)
                if seat.round == number and who in self.problem.person and table in at:
                    at[table] += [who, companions[who]] if who in companions else [who]
            rounds.append(as_seats(at))
        return Plan(tuple(rounds), {str(row.id): _team(row) for row in self.tables})

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each person, by id: first name and initial, more where two are alike."""
        names = short_names({guest.person_id: guest.person for guest in self.guests})
        return {str(person_id): name for person_id, name in names.items()}

    def table_of(self, person_id: int, *, number: int) -> TableRow | None:
        """Give the table where somebody sits in one round, if they have a seat."""
        table = self.plan.table_of(str(person_id), number=number)
        return next((row for row in self.tables if str(row.id) == table), None)

    def facts(self, facts: Mapping[str, object]) -> dict[str, object]:
        """Say facts about seats as people know them: names, numbers of tables, rounds from 1."""
        tables = {str(row.id): row.number for row in self.tables}
        return {
            key: _said(key, value, tables if key.startswith("table") else self.names)
            for key, value in facts.items()
        }

    def named(self, refused: Refused) -> Refused:
        """Say a refusal with names instead of numbers of rows."""
        return Refused(refused.code, **self.facts(refused.facts))

    def _accompanied(self) -> Iterable[InvitationRow]:
        return (guest for guest in self.guests if guest.companion)

    def _people(self) -> Iterable[Person]:
        for guest in self.guests:
            person = guest.person
            needs = {need.kind for need in person.needs}
            yield Person(
                id=str(person.id),
                group=person.group.name,
                org=person.works_for or None,
                attrs={"district": person.district} if person.district else {},
                needs=frozenset(kind.value for kind in AT_THE_TABLE if kind in needs),
            )
        for guest in self._accompanied():
            yield Person(id=f"{guest.person_id}+", group=COMPANION)

    def _never(self) -> Iterable[Never]:
        """Wishes about people who are there, or about who guides a table, by name."""
        for wish in self.wishes:
            if wish.kind is not WishKind.APART:
                continue
            me = str(wish.person_id)
            if str(wish.other_id) in self._ids:
                yield Never(f"wish-{wish.id}", me, str(wish.other_id))
            for table in self.tables:
                guides = {match_key(guide.user.name) for guide in table.facilitators}
                if match_key(wish.other_name) in guides:
                    yield Never(f"wish-{wish.id}-{table.id}", me, _team(table))

    def _together(self) -> Iterable[Together]:
        for guest in self._accompanied():
            who = str(guest.person_id)
            yield Together(f"with-{who}", (who, f"{who}+"))
        # Safety first: people who should not meet are not seated together through others either.
        apart = [{wish.a, wish.b} for wish in self._never()]
        joined: list[set[str]] = []
        for wish in self.wishes:
            pair = {str(wish.person_id), str(wish.other_id)}
            if wish.kind is not WishKind.TOGETHER or not pair <= self._ids:
                continue
            whole = pair.union(*(group for group in joined if group & pair))
            if any(two <= whole for two in apart):
                continue
            joined = [group for group in joined if not group & pair] + [whole]
            yield Together(f"wish-{wish.id}", tuple(sorted(pair)), private=True)

    def _pins(self) -> Iterable[Pin]:
        tables = {str(row.id) for row in self.tables}
        for row in self.tables:
            yield Pin(f"team-{row.id}", _team(row), str(row.id))
        for seat in self.row.seats if self.row else ():
            who, table = str(seat.person_id), str(seat.table_id)
            if seat.pinned and who in self._ids and table in tables:
                yield Pin(f"seat-{seat.id}", who, table, frozenset({seat.round}))

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(str(guest.person_id) for guest in self.guests)


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
    return NeedKind(str(value)) if key == "need" else names.get(str(value), value)


def get_room(meeting_id: int) -> Room:
    """Give the room of a meeting as it is now."""
    invitations = storage.list_guests(meeting_id)
    coming = [row for row in invitations if _is_coming(row)]
    guests = coming or [row for row in invitations if _may_come(row)]
    row = storage.find_plan(meeting_id)
    return Room(
        meeting_id=meeting_id,
        tables=storage.list_tables(meeting_id),
        guests=guests,
        answered=bool(coming),
        wishes=storage.list_wishes(guest.person_id for guest in guests),
        row=row,
        version=row.version if row else 0,
    )


def _is_coming(row: InvitationRow) -> bool:
    if row.attendance in {Attendance.PRESENT, Attendance.WALK_IN}:
        return True
    said_yes = row.state is InvitationState.ANSWERED and row.reply is Reply.ACCEPTED
    return said_yes and row.attendance is not Attendance.ABSENT


def _may_come(row: InvitationRow) -> bool:
    here = row.attendance is not Attendance.ABSENT
    return here and row.state not in _GONE and row.reply is not Reply.DECLINED


def _team(row: TableRow) -> str:
    """Name those who guide a table as one, for they stay at their table."""
    return f"team-{row.id}"
