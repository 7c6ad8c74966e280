"""What is printed on the cards of the day, and for whom that isn't right any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialoog.domain.invitations import Attendance
from dialoog.domain.people import MATTER_IN_THE_TALK, ConsentPurpose, Need, Perspective
from dialoog.domain.seating import Balance
from dialoog.services import history
from dialoog.services.seating.room import Room, get_room, short_names
from dialoog.storage import people
from dialoog.storage import seating as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import PersonRow
from dialoog.storage.seating import Guest, PlanRow, TableRow

AWAY = frozenset({Attendance.ABSENT, Attendance.LEFT})


@dataclass(frozen=True)
class ChangedSeat:
    """Somebody who sits elsewhere than their card says; no ``before`` for who has no card yet."""

    person_id: int
    name: str
    number: int
    before: TableRow | None
    after: TableRow


@dataclass(frozen=True)
class Company:
    """Who sits at a table in the round that is going on, and the names that stand there.

    ``new`` are not on its card; ``perspectives`` don't tell whose they are.
    """

    people: tuple[PersonRow, ...] = ()
    names: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    number: int = 0
    rounds: int = 1
    perspectives: tuple[Perspective, ...] = ()


@dataclass(frozen=True)
class AtTable:
    """Somebody at a table as who leads the conversation knows them; ``group`` by choice."""

    name: str
    group: str
    needs: tuple[Need, ...]


@dataclass(frozen=True)
class Expected:
    """Somebody with a seat at a table, and whether they are there."""

    invitation_id: int
    name: str
    attendance: Attendance


@dataclass(frozen=True)
class Changed:
    """The cards that must be made anew: seats by name and round, tables by number."""

    seats: tuple[ChangedSeat, ...] = ()
    table_ids: tuple[int, ...] = ()

    @property
    def person_ids(self) -> tuple[int, ...]:
        """The people whose card is wrong, or who have none."""
        return tuple(dict.fromkeys(seat.person_id for seat in self.seats))

    def __bool__(self) -> bool:
        return bool(self.seats or self.table_ids)


def keep_cards(meeting_id: int) -> None:
    """Take the cards as printed now, unless they were before; on the day nobody prints all anew."""
    row = storage.find_plan(meeting_id)
    if row is not None and row.seats and row.cards is None:
        row.cards = _printed(row, storage.list_all_tables(meeting_id))


def hand_out_cards(meeting_id: int) -> None:
    """Note that everybody has a card that is right."""
    row = storage.find_plan(meeting_id)
    if row is not None:
        row.cards = _printed(row, storage.list_all_tables(meeting_id))
        history.note("seating.cards_handed_out", "meeting", meeting_id)


def get_company(table: TableRow) -> Company:
    """Give who sits at a table now."""
    return get_companies([table])[0]


def get_companies(tables: Sequence[TableRow]) -> list[Company]:
    """Give who sits now at each of some tables of one meeting; asked for at once."""
    row, guests = storage.find_plan_at(tables[0].meeting_id, [table.id for table in tables])
    if row is None:
        return [Company() for _ in tables]
    return [_company(row, _seated(row, guests, table), table) for table in tables]


def list_names_at(table: TableRow) -> dict[int, str]:
    """Give who sits at a table now, by number: the name that the table reads."""
    row, guests = storage.find_plan_at(table.meeting_id, [table.id])
    return short_names(_seated(row, guests, table)) if row else {}


def _company(row: PlanRow, seated: dict[int, PersonRow], table: TableRow) -> Company:
    number, rounds = _round_now(row)
    names = short_names(seated)
    known = {tuple(place) for place in row.cards["seats"]} if row.cards else set()
    new = [
        name
        for who, name in names.items()
        if row.cards is not None and (who, number, table.id) not in known
    ]
    # In an order that doesn't tell whose perspective it is.
    sides = tuple(sorted((one.group.perspective for one in seated.values()), key=str))
    return Company(
        people=tuple(seated[who] for who in names),
        names=tuple(names.values()),
        new=tuple(new),
        number=number,
        rounds=rounds,
        perspectives=sides,
    )


def list_at_table(company: Company) -> list[AtTable]:
    """Give what who leads the conversation may know of the people at a table, by name.

    Somebody's group is told only with their consent; private wishes never are.
    """
    names = {person.id: name for person, name in zip(company.people, company.names, strict=True)}
    found = people.list_who_allows(ConsentPurpose.ROLE, among=names)
    known = {person.id: (person, told) for person, told in found}
    return [_at_table(name, *known[who]) for who, name in names.items()]


def _at_table(name: str, person: PersonRow, told: bool) -> AtTable:
    needs = tuple(row.as_need() for row in person.needs if row.kind in MATTER_IN_THE_TALK)
    return AtTable(name=name, group=person.group.name if told else "", needs=needs)


def list_expected(table: TableRow) -> list[Expected]:
    """Give who should sit at a table now, by the names that stand there, there or not."""
    row, guests = storage.find_plan_at(table.meeting_id, [table.id])
    if row is None:
        return []
    rows = _expected(row, guests, table)
    names = short_names({one.person_id: one.person for one in rows})
    return [Expected(one.id, names[one.person_id], one.attendance) for one in rows]


def find_table_number(meeting_id: int, person_id: int) -> int | None:
    """Give the table to which somebody goes now; None when they have no seat yet."""
    return next(
        (
            place.table_number
            for place in storage.list_places(meeting_id)
            if place.person_id == person_id and not place.table_closed
        ),
        None,
    )


def _round_now(row: PlanRow) -> tuple[int, int]:
    rounds = Balance.read(row.rules).rounds
    return min(row.held, rounds - 1), rounds


def _expected(row: PlanRow, guests: Iterable[Guest], table: TableRow) -> list[InvitationRow]:
    place = (table.id, _round_now(row)[0])
    return [guest.invitation for guest in guests if (guest.table_id, guest.round) == place]


def _seated(row: PlanRow, guests: Iterable[Guest], table: TableRow) -> dict[int, PersonRow]:
    """Give who sits at a table now by number, without who is known to be absent."""
    expected = _expected(row, guests, table)
    return {one.person_id: one.person for one in expected if one.attendance not in AWAY}


def list_changed(meeting_id: int) -> Changed:
    """Give whose card isn't right any more, and which tables' cards."""
    return changed(get_room(meeting_id))


def changed(room: Room) -> Changed:
    """Give whose card isn't right any more in a room, and which tables' cards."""
    if room.row is None or room.row.cards is None:
        return Changed()
    was = {(person, number): table for person, number, table in room.row.cards["seats"]}
    tables = {row.id: row for row in (*room.tables, *room.closed)}
    seats = [
        ChangedSeat(
            person_id=person,
            name=room.names[str(person)],
            number=number,
            before=tables.get(was.get((person, number), 0)),
            after=tables[table],
        )
        for (person, number), table in sorted(_seats(room).items())
        if was.get((person, number)) != table
    ]
    wrong = _wrong_tables(room, was, room.row.cards["guides"])
    return Changed(tuple(sorted(seats, key=lambda seat: (seat.name, seat.number))), tuple(wrong))


def _seats(room: Room) -> dict[tuple[int, int], int]:
    """Where everybody sits who comes, in the rounds to come."""
    return {
        (int(who), number): int(table)
        for number, at in enumerate(room.plan.rounds)
        if number not in room.problem.held
        for table, ids in at.items()
        for who in ids
        if who.isdigit()
    }


def _wrong_tables(
    room: Room, was: Mapping[tuple[int, int], int], guides: Mapping[str, list[int]]
) -> Iterable[int]:
    now = _seats(room)
    for row in room.tables:
        here = {place for place, table in now.items() if table == row.id}
        printed = {
            place
            for place, table in was.items()
            if table == row.id and place[1] not in room.problem.held
        }
        if here != printed or guides.get(str(row.id), []) != _guides(row):
            yield row.id


def _printed(row: PlanRow, tables: Iterable[TableRow]) -> dict[str, Any]:
    return {
        "seats": sorted((seat.person_id, seat.round, seat.table_id) for seat in row.seats),
        "guides": {str(table.id): _guides(table) for table in tables},
    }


def _guides(row: TableRow) -> list[int]:
    return sorted(guide.user_id for guide in row.facilitators)
