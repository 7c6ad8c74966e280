"""What an organiser sees of a seating: tables with people, what is wrong, what is uneven."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dialoog.domain import seating
from dialoog.domain.people import AT_THE_TABLE, NeedKind, Perspective
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import (
    Arrangement,
    Balance,
    Broken,
    Explanation,
    Importance,
    Side,
    Uneven,
    Why,
)
from dialoog.services.seating.asking import COMPANION, sides
from dialoog.services.seating.moving import try_move, try_swap
from dialoog.services.seating.room import Room
from dialoog.storage.seating import TableRow

NOWHERE = -1


@dataclass(frozen=True)
class Guest:
    """Somebody on the board: first name and initial, never more than is needed to find them."""

    id: int
    name: str
    group: str
    perspective: Perspective
    needs: tuple[NeedKind, ...]
    companion: bool
    pinned: bool = False


@dataclass(frozen=True)
class TableView:
    """One table in one round."""

    row: TableRow
    side: Side | None
    guests: tuple[Guest, ...]
    seated: int
    groups: tuple[tuple[str, int], ...]
    uneven: tuple[Uneven, ...]
    wrong: tuple[Broken, ...]

    @property
    def free(self) -> int:
        """Chairs that nobody has."""
        return max(0, self.row.seats_max - self.seated)

    @property
    def perspectives(self) -> list[str | None]:
        """Who sits on each chair, for the picture of the table."""
        taken: list[str | None] = [str(guest.perspective) for guest in self.guests]
        taken += [str(Perspective.OTHER)] * (self.seated - len(taken))
        return taken + [None] * self.free


@dataclass(frozen=True)
class Board:
    """One round of the seating of a meeting."""

    room: Room
    number: int
    tables: tuple[TableView, ...]
    unseated: tuple[Guest, ...]
    wrong: tuple[Broken, ...]
    wishes: int
    unmet: int
    """Private wishes that the plan breaks; where would tell whose they are."""
    overheard: int
    """Private wishes against a listener in the outer circle around somebody's inner circle."""
    explanation: Explanation

    @property
    def composed(self) -> bool:
        """Tell whether anybody has a seat."""
        return any(table.guests for table in self.tables)


@dataclass(frozen=True)
class Option:
    """Another table for somebody, and why not if it can't be."""

    table: TableRow
    free: int
    refused: Refused | None


def get_board(room: Room, *, number: int) -> Board:
    """Give one round of the seating as it is now."""
    return _board(room, seating.explain(room.problem, room.plan), number=number)


def list_boards(room: Room) -> list[Board]:
    """Give every round of the seating as it is now."""
    explanation = seating.explain(room.problem, room.plan)
    return [_board(room, explanation, number=number) for number in range(room.balance.rounds)]


def _board(room: Room, explanation: Explanation, *, number: int) -> Board:
    guests = {guest.id: guest for guest in list_guests(room, number=number)}
    broken = seating.check_round(room.problem, room.plan, number=number) if room.tables else []
    told = [item for item in broken if not item.private]
    notes = {note.table: note for note in explanation.tables if note.number == number}
    tables = []
    for row, side in zip(room.tables, sides(room), strict=True):
        ids = room.plan.rounds[number][str(row.id)]
        note = notes.get(str(row.id))
        tables.append(
            TableView(
                row=row,
                side=side,
                guests=tuple(guests[int(who)] for who in ids if who.isdigit()),
                seated=len(ids),
                groups=tuple(_groups(room, ids)),
                uneven=tuple(
                    item for item in (note.uneven if note else ()) if _matters(item, room.balance)
                ),
                wrong=tuple(item for item in told if item.facts.get("table") == str(row.id)),
            )
        )
    seated = {guest.id for table in tables for guest in table.guests}
    return Board(
        room=room,
        number=number,
        tables=tuple(tables),
        unseated=tuple(guest for guest in guests.values() if guest.id not in seated),
        wrong=tuple(
            item for item in told if "table" not in item.facts and item.code != "seating.unseated"
        ),
        wishes=len(room.wishes),
        unmet=len({item.facts["rule"] for item in broken if item.private}),
        overheard=_count_overheard(room, number=number),
        explanation=explanation,
    )


def _count_overheard(room: Room, *, number: int) -> int:
    if room.balance.arrangement is not Arrangement.CIRCLES:
        return 0
    pairs = {
        who: place // 2
        for place, row in enumerate(room.tables)
        for who in room.plan.rounds[number][str(row.id)]
    }
    private = [wish for wish in room.problem.never if wish.private]
    return sum(wish.a in pairs and pairs[wish.a] == pairs.get(wish.b, NOWHERE) for wish in private)


def _groups(room: Room, ids: Sequence[str]) -> list[tuple[str, int]]:
    """Count per group who sits at a table: first those with experience of their own."""
    counts = Counter(room.problem.person[who].group for who in ids)
    counts.pop(COMPANION, None)
    return sorted(counts.items(), key=lambda item: (room.looks[item[0]], item[0]))


def _matters(uneven: Uneven, balance: Balance) -> bool:
    """Tell whether an organiser would want to know: not for every district."""
    importance = {
        "group": balance.perspectives
        if balance.arrangement is Arrangement.MIXED
        else Importance.NOT,
        "org": balance.organisations,
        "size": balance.sizes,
    }
    known = importance.get(uneven.kind, Importance.NOT)
    return known is not Importance.NOT and uneven.name != COMPANION


def list_guests(room: Room, *, number: int) -> list[Guest]:
    """Give everyone who comes, by name as the board says it."""
    pinned = {
        seat.person_id
        for seat in (room.row.seats if room.row else ())
        if seat.pinned and seat.round == number
    }
    guests = [
        Guest(
            id=row.person_id,
            name=room.names[str(row.person_id)],
            group=row.person.group.name,
            perspective=row.person.group.perspective,
            needs=tuple(need.kind for need in row.person.needs if need.kind in AT_THE_TABLE),
            companion=bool(row.companion),
            pinned=row.person_id in pinned,
        )
        for row in room.guests
    ]
    return sorted(guests, key=lambda guest: guest.name)


def list_options(room: Room, person_id: int, *, number: int) -> list[Option]:
    """Give every other table for somebody, with why not where it can't be."""
    here = room.plan.table_of(str(person_id), number=number)
    options = []
    for row in room.tables:
        if str(row.id) == here:
            continue
        refused = None
        try:
            try_move(room, person_id, row.id, number=number)
        except Refused as why:
            refused = room.named(why)
        seated = len(room.plan.rounds[number][str(row.id)])
        options.append(Option(row, max(0, row.seats_max - seated), refused))
    return options


def get_why(room: Room, person_id: int, *, number: int) -> Why:
    """Say why somebody sits at their table, and what the other tables would bring."""
    return seating.why(room.problem, room.plan, person=str(person_id), number=number)


def list_trades(room: Room, person_id: int, *, number: int) -> list[tuple[TableRow, list[int]]]:
    """Give per other table the people who can change places with somebody."""
    here = room.table_of(person_id, number=number)
    if here is None:
        return []
    trades = []
    for row in room.tables:
        ids = room.plan.rounds[number][str(row.id)] if row.id != here.id else ()
        others = [int(who) for who in ids if who.isdigit()]
        found = [who for who in others if _can_trade(room, person_id, who, number=number)]
        if found:
            trades.append((row, found))
    return trades


def _can_trade(room: Room, person_id: int, other_id: int, *, number: int) -> bool:
    try:
        try_swap(room, person_id, other_id, number=number)
    except Refused:
        return False
    return True
