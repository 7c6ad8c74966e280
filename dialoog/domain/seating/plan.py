"""A seating as it was decided: who sits where in each round, and who leads which table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dialoog.domain.seating.problem import Seats


@dataclass(frozen=True)
class Plan:
    """For each round the people per table; facilitators by table id, the same in all rounds."""

    rounds: tuple[Seats, ...]
    facilitators: Mapping[str, str] = field(default_factory=dict)

    def table_of(self, person: str, *, number: int) -> str | None:
        """Give the table where ``person`` sits in round ``number``, if there is one."""
        for table, ids in self.rounds[number].items():
            if person in ids:
                return table
        return None


def as_seats(people_by_table: Mapping[str, Iterable[str]]) -> Seats:
    """Order the people at each table, so that equal seatings are equal."""
    return {table: tuple(sorted(ids)) for table, ids in people_by_table.items()}


def where(seats: Seats) -> dict[str, str]:
    """Turn one round around: the table of each person."""
    return {person: table for table, ids in seats.items() for person in ids}
