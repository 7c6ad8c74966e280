"""What became different since the seating was decided: who is absent, who came, which table is gone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass

from dialoog.domain import seating
from dialoog.domain.seating import Broken, Plan, Problem
from dialoog.services.seating.room import Room, short_names
from dialoog.storage import seating as storage
from dialoog.storage.seating import SeatRow


@dataclass(frozen=True)
class Changes:
    """What became different since the seating was decided; people by name, tables by number.

    ``absent`` have a seat and don't come, ``newcomers`` come and have none, ``displaced`` sat at
    a table that is not used any more. ``broken`` are the rules that hold no longer, ``wishes``
    how many of them are private.
    """

    absent: tuple[str, ...] = ()
    newcomers: tuple[str, ...] = ()
    displaced: tuple[str, ...] = ()
    closed: tuple[int, ...] = ()
    broken: tuple[Broken, ...] = ()
    wishes: int = 0

    def __bool__(self) -> bool:
        return any(asdict(self).values())


@dataclass(frozen=True)
class Counts:
    """How many people are absent, have no seat yet, or sat at which closed tables."""

    absent: int = 0
    newcomers: int = 0
    displaced: int = 0
    closed: tuple[int, ...] = ()


def find_changes(room: Room) -> Changes:
    """Give what became different since the seating was decided; nothing when there is none."""
    if room.row is None or not room.row.seats:
        return Changes()
    seats = [taken for taken in room.row.seats if taken.round >= room.held]
    closed = {row.id: row.number for row in room.closed}
    names = short_names({row.person_id: row.person for row in (*room.guests, *room.away)})
    coming = {guest.person_id for guest in room.guests}
    displaced = {taken.person_id for taken in seats if taken.table_id in closed} & coming
    absent = {taken.person_id: taken for taken in seats if taken.person_id not in coming}
    newcomers = coming - {taken.person_id for taken in seats}
    broken = [one for one in check_open(room.problem, room.plan) if one.code != "seating.unseated"]
    return Changes(
        absent=tuple(sorted(names.get(who) or _name(taken) for who, taken in absent.items())),
        newcomers=tuple(sorted(names[who] for who in newcomers)),
        displaced=tuple(sorted(names[who] for who in displaced)),
        closed=tuple(
            sorted({closed[taken.table_id] for taken in seats if taken.table_id in closed})
        ),
        broken=tuple(one for one in broken if not one.private),
        wishes=sum(one.private for one in broken),
    )


def count_changes(meeting_id: int, coming: Collection[int]) -> Counts:
    """Count what became different for the people who come, without asking whether rules hold."""
    places = storage.list_places(meeting_id)
    if not places:
        return Counts()
    seated = {place.person_id for place in places}
    gone = [place for place in places if place.table_closed]
    return Counts(
        absent=len(seated.difference(coming)),
        newcomers=len(set(coming) - seated),
        displaced=len({place.person_id for place in gone}.intersection(coming)),
        closed=tuple(sorted({place.table_number for place in gone})),
    )


def _name(taken: SeatRow) -> str:
    """Name somebody who is not even on the list any more."""
    return short_names({taken.person_id: taken.person})[taken.person_id]


def check_open(problem: Problem, plan: Plan) -> list[Broken]:
    """List the rules that are broken in the rounds to come."""
    return [
        broken
        for number in problem.open_rounds
        for broken in seating.check_round(problem, plan, number=number)
    ]
