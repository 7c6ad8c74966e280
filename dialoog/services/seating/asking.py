"""What the seating engine is asked for one room: its people, wishes and rules as the domain says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from dialoog.domain.people import AT_THE_TABLE, Perspective, WishKind, match_key
from dialoog.domain.seating import (
    AGE,
    DISTRICT,
    FIRST_TIME,
    Facilitator,
    Never,
    Person,
    Pin,
    Problem,
    Side,
    Table,
    Together,
    side_of,
    sides_of_tables,
)
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.seating import SeatRow, TableRow

if TYPE_CHECKING:
    from dialoog.services.seating.room import Room

COMPANION = "companion"


def ask(room: Room) -> Problem:
    """Give the problem that composing the tables of this room is."""
    balance = room.balance
    return Problem(
        rounds=balance.rounds,
        tables=tuple(_tables(room)),
        people=tuple(_people(room)),
        facilitators=tuple(Facilitator(team(row)) for row in (*room.tables, *room.emptied)),
        never=tuple(_never(room)),
        together=tuple(_together(room)),
        pins=tuple(_pins(room)),
        rules=balance.rules(
            {guest.person.group.name: guest.person.group.perspective for guest in room.guests}
        ),
        weights=balance.weights,
        held={number: room.plan.rounds[number] for number in range(room.held)},
    )


def team(row: TableRow) -> str:
    """Name those who guide a table as one, for they stay at their table."""
    return f"team-{row.id}"


def sides(room: Room) -> list[Side | None]:
    """Say of each table for whom it is."""
    lived = sum(map(is_lived, room.guests))
    return sides_of_tables(
        room.balance.arrangement,
        tables=len(room.tables),
        lived=lived,
        others=len(room.guests) - lived,
    )


def is_lived(guest: InvitationRow) -> bool:
    """Tell whether somebody comes with experience of their own."""
    return guest.person.group.perspective is Perspective.LIVED_EXPERIENCE


def _tables(room: Room) -> Iterator[Table]:
    for row, side in zip(room.tables, sides(room), strict=True):
        features = {*row.features, side.value} if side else {*row.features}
        low, high = row.seats_min, row.seats_max
        taken = _taken(room, row) if row.locked else 0
        if taken:
            low, high = min(low, taken), taken
        yield Table(str(row.id), low, high, frozenset(features))
    for row in room.emptied:
        yield Table(str(row.id), 0, 0)


def _taken(room: Room, row: TableRow) -> int:
    """Count the chairs that are taken at a table, in the round in which it is fullest."""
    accompanied = {guest.person_id for guest in room.accompanied}
    counts: Counter[int] = Counter()
    for seat in _seats(room):
        if seat.table_id == row.id and str(seat.person_id) in room.ids:
            counts[seat.round] += 2 if seat.person_id in accompanied else 1
    return max(counts.values(), default=0)


def _seats(room: Room) -> list[SeatRow]:
    return room.row.seats if room.row else []


def _people(room: Room) -> Iterator[Person]:
    divided = any(sides(room))
    for guest in room.guests:
        yield _person(room, guest, divided=divided)
    for guest in room.accompanied:
        rounds = _attended(room, guest)
        yield Person(id=f"{guest.person_id}+", group=COMPANION, rounds=rounds)


def _attended(room: Room, guest: InvitationRow) -> frozenset[int] | None:
    """Give the rounds somebody is at; who came later missed those that were over."""
    missed = {
        number
        for number in range(room.held)
        if room.plan.table_of(str(guest.person_id), number=number) is None
    }
    return frozenset(range(room.balance.rounds)) - missed if missed else None


def _person(room: Room, guest: InvitationRow, *, divided: bool) -> Person:
    person = guest.person
    kinds = {need.kind for need in person.needs}
    needs = {kind.value for kind in AT_THE_TABLE if kind in kinds}
    side = side_of(room.balance.arrangement, person.group.perspective) if divided else None
    attrs = {FIRST_TIME: "no" if guest.person_id in room.experienced else "yes"}
    if person.age_group:
        attrs[AGE] = person.age_group.value
    if person.district:
        attrs[DISTRICT] = person.district
    return Person(
        id=str(person.id),
        group=person.group.name,
        org=person.works_for or None,
        attrs=attrs,
        needs=frozenset({*needs, side.value} if side else needs),
        rounds=_attended(room, guest),
    )


def _never(room: Room) -> Iterator[Never]:
    yield from _wished_apart(room)
    if room.balance.not_with_own_organisation:
        yield from _cared_for_by(room)


def _wished_apart(room: Room) -> Iterator[Never]:
    """Wishes about people who are there, or about who guides a table, by name."""
    for wish in room.wishes:
        if wish.kind is not WishKind.APART:
            continue
        me = str(wish.person_id)
        if str(wish.other_id) in room.ids:
            yield Never(f"wish-{wish.id}", me, str(wish.other_id))
        for table in room.tables:
            guides = {match_key(guide.user.name) for guide in table.facilitators}
            if match_key(wish.other_name) in guides:
                yield Never(f"wish-{wish.id}-{table.id}", me, team(table))


def _cared_for_by(room: Room) -> Iterator[Never]:
    """Who lives with the care of an organisation isn't beside those who work there."""
    staff = [guest for guest in room.guests if not is_lived(guest)]
    for client, worker in product(filter(is_lived, room.guests), staff):
        theirs = match_key(client.person.works_for)
        if theirs and theirs == match_key(worker.person.works_for):
            a, b = str(client.person_id), str(worker.person_id)
            yield Never(f"cared-{a}-{b}", a, b, private=False)


def _together(room: Room) -> Iterator[Together]:
    for guest in room.accompanied:
        who = str(guest.person_id)
        yield Together(f"with-{who}", (who, f"{who}+"))
    # Safety first: people who should not meet are not seated together through others either.
    apart = [{wish.a, wish.b} for wish in _never(room)]
    joined: list[set[str]] = []
    for wish in room.wishes:
        pair = {str(wish.person_id), str(wish.other_id)}
        if wish.kind is not WishKind.TOGETHER or not pair <= room.ids:
            continue
        whole = pair.union(*(group for group in joined if group & pair))
        if any(two <= whole for two in apart):
            continue
        joined = [group for group in joined if not group & pair] + [whole]
        yield Together(f"wish-{wish.id}", tuple(sorted(pair)), private=True)


def _pins(room: Room) -> Iterator[Pin]:
    tables = {row.id: row for row in room.tables}
    for row in (*room.tables, *room.emptied):
        yield Pin(f"team-{row.id}", team(row), str(row.id))
    for seat in _seats(room):
        table = tables.get(seat.table_id)
        who = str(seat.person_id)
        if table and who in room.ids and (seat.pinned or table.locked):
            yield Pin(f"seat-{seat.id}", who, str(table.id), frozenset({seat.round}))
