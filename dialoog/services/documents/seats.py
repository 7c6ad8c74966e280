"""Who sits where, for the papers that say so: only who is coming, and never why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialoog.domain.documents import names_at_table
from dialoog.domain.people import NeedKind, Perspective, match_key
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.seating import where
from dialoog.services import seating
from dialoog.services.seating import Room
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.seating import TableRow

_ORDER = {perspective: place for place, perspective in enumerate(Perspective)}


@dataclass(frozen=True)
class Seated:
    """Somebody at a table as a paper calls them; ``accompanied`` when somebody is with them."""

    name: str
    accompanied: bool = False


@dataclass(frozen=True)
class TableFacts:
    """One table: who sits there in each round, who guides it and what it offers."""

    number: int
    rounds: tuple[tuple[Seated, ...], ...]
    guides: tuple[str, ...]
    features: tuple[NeedKind, ...]


@dataclass(frozen=True)
class CardFacts:
    """Whose card it is, and their table in each round: ``None`` in a round without one."""

    seated: Seated
    tables: tuple[int | None, ...]


@dataclass(frozen=True)
class HallTable:
    """A table as the hall sees it: what kind of seats, nobody's name.

    ``seats`` are in the order of the perspectives, so that no place tells who has it; then come
    the chairs that are free.
    """

    number: int
    seats: tuple[Perspective | None, ...]
    features: tuple[NeedKind, ...]


def list_tables(meeting_id: int, *, ids: Iterable[int] | None = None) -> list[TableFacts]:
    """Give each table with first names, for the cards on it; refuse when there are none."""
    room = _room(meeting_id)
    firsts = _first_names(room)
    return [
        _table(room, row, firsts, guides=[_first(guide.user.name) for guide in row.facilitators])
        for row in _chosen(room.tables, ids)
    ]


def list_tables_of(meeting_id: int, *, user_id: int | None) -> list[TableFacts]:
    """Give each table with names and initials, for who guides it.

    Only the tables that ``user_id`` guides, when it is given; then it is missing for a stranger.
    """
    room = _room(meeting_id)
    names = {guest.person_id: room.names[str(guest.person_id)] for guest in room.guests}
    rows = [
        row
        for row in room.tables
        if user_id is None or user_id in {guide.user_id for guide in row.facilitators}
    ]
    if not rows:
        raise Missing("meeting", meeting_id)
    return [
        _table(room, row, names, guides=[guide.user.name for guide in row.facilitators])
        for row in rows
    ]


def list_cards(meeting_id: int) -> list[CardFacts]:
    """Give everybody who has a seat by first name, table by table, and those who guide."""
    room = _room(meeting_id)
    firsts, tables = _first_names(room), _tables_by_person(room)
    cards = []
    for row in room.tables:
        here = [
            CardFacts(_seated(guest, firsts[guest.person_id]), tables[guest.person_id])
            for guest in room.guests
            if next(filter(None, tables[guest.person_id]), None) == row.number
        ]
        cards += sorted(here, key=lambda card: match_key(card.seated.name))
        cards += [
            CardFacts(Seated(_first(guide.user.name)), (row.number,) * len(room.plan.rounds))
            for guide in row.facilitators
        ]
    return cards


def list_seats(meeting_id: int) -> list[CardFacts]:
    """Give everybody who comes by name and initial, in the order of the alphabet."""
    return _by_name(_room(meeting_id))


def list_expected(meeting_id: int) -> list[CardFacts]:
    """Give everybody who comes by name and initial, also while there are no tables yet."""
    return _by_name(seating.get_room(meeting_id))


def _by_name(room: Room) -> list[CardFacts]:
    tables = _tables_by_person(room)
    cards = [
        CardFacts(_seated(guest, room.names[str(guest.person_id)]), tables[guest.person_id])
        for guest in room.guests
    ]
    return sorted(cards, key=lambda card: match_key(card.seated.name))


def list_hall(meeting_id: int) -> list[list[HallTable]]:
    """Give for each round the tables as the hall sees them."""
    room = _room(meeting_id)
    return [[_hall_table(room, row, number) for row in room.tables] for number in _rounds(room)]


def list_changed_tables(meeting_id: int) -> list[TableFacts]:
    """Give the tables whose card isn't right any more; refuse when every card is."""
    changed = seating.list_changed(meeting_id)
    if not changed.table_ids:
        raise Refused("documents.nothing_changed")
    return list_tables(meeting_id, ids=changed.table_ids)


def list_changed_cards(meeting_id: int) -> list[CardFacts]:
    """Give the people whose card isn't right any more; refuse when every card is."""
    changed = seating.list_changed(meeting_id)
    if not changed.person_ids:
        raise Refused("documents.nothing_changed")
    room = _room(meeting_id)
    firsts, tables = _first_names(room), _tables_by_person(room)
    guests = {guest.person_id: guest for guest in room.guests}
    return [CardFacts(_seated(guests[who], firsts[who]), tables[who]) for who in changed.person_ids]


def _room(meeting_id: int) -> Room:
    room = seating.get_room(meeting_id)
    if not room.tables:
        raise Refused("documents.no_tables")
    return room


def _rounds(room: Room) -> range:
    return range(len(room.plan.rounds))


def _chosen(rows: Sequence[TableRow], ids: Iterable[int] | None) -> list[TableRow]:
    return list(rows) if ids is None else [row for row in rows if row.id in set(ids)]


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0]


def _first_names(room: Room) -> dict[int, str]:
    """First names, with an initial where two in the meeting are called the same."""
    people = [guest.person for guest in room.guests]
    names = names_at_table([(person.first_name, person.last_name) for person in people])
    return {person.id: name for person, name in zip(people, names, strict=True)}


def _seated(guest: InvitationRow, name: str) -> Seated:
    return Seated(name, accompanied=bool(guest.companion))


def _table(
    room: Room, row: TableRow, names: Mapping[int, str], *, guides: Sequence[str]
) -> TableFacts:
    return TableFacts(
        number=row.number,
        rounds=tuple(
            tuple(
                sorted(
                    (
                        _seated(guest, names[guest.person_id])
                        for guest in _guests_at(room, row, number)
                    ),
                    key=lambda seated: match_key(seated.name),
                )
            )
            for number in _rounds(room)
        ),
        guides=tuple(guides),
        features=_features(row),
    )


def _guests_at(room: Room, row: TableRow, number: int) -> list[InvitationRow]:
    here = set(room.plan.rounds[number][str(row.id)])
    return [guest for guest in room.guests if str(guest.person_id) in here]


def _features(row: TableRow) -> tuple[NeedKind, ...]:
    return tuple(kind for kind in NeedKind if kind in row.features)


def _tables_by_person(room: Room) -> dict[int, tuple[int | None, ...]]:
    numbers = {str(row.id): row.number for row in (*room.tables, *room.closed)}
    seats = [where(seats) for seats in room.plan.rounds]
    return {
        guest.person_id: tuple(
            numbers.get(places.get(str(guest.person_id), "")) for places in seats
        )
        for guest in room.guests
    }


def _hall_table(room: Room, row: TableRow, number: int) -> HallTable:
    guests = _guests_at(room, row, number)
    taken = sorted((guest.person.group.perspective for guest in guests), key=_ORDER.__getitem__)
    taken += [Perspective.OTHER for guest in guests if guest.companion]
    free = max(0, row.seats_max - len(taken))
    return HallTable(row.number, (*taken, *[None] * free), _features(row))
