"""What stands on the papers about tables and seats; nobody's wish stands on any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dialoog.domain.documents.papers import Fact, Imprint, Passage, Purpose
from dialoog.domain.people import Perspective
from dialoog.domain.people.names import split_prefix


@dataclass(frozen=True, slots=True)
class SeatMark:
    """A person at a table: a first name, and a sign only when that person chose to show it."""

    name: str
    perspective: Perspective | None


@dataclass(frozen=True, slots=True)
class TableCard:
    """What lies on one table; ``picture`` says in words what the drawing of the table shows.

    ``companions`` take a seat without a name. With several rounds ``rounds`` has the names of each,
    and ``seats`` those of the fullest.
    """

    heading: str
    number: str
    facilitator: Fact
    seats_heading: str
    seats: tuple[SeatMark, ...]
    picture: str
    rounds: tuple[Passage, ...] = ()
    companions: int = 0


@dataclass(frozen=True, slots=True)
class TableCardsPaper:
    """A card per table, with what the signs mean."""

    imprint: Imprint
    purpose: Purpose
    legend: tuple[tuple[Perspective, str], ...]
    cards: tuple[TableCard, ...]


@dataclass(frozen=True, slots=True)
class NameCard:
    """A first name, and a line for each table ("Tafel 3", or "Ronde 1: tafel 3"); no role."""

    name: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameCardsPaper:
    """Tent cards for on the table."""

    imprint: Imprint
    cards: tuple[NameCard, ...]


@dataclass(frozen=True, slots=True)
class AccessCard:
    """How to come to one table without an account: a link as a square code, and a code to type."""

    heading: str
    lines: tuple[str, ...]
    url: str
    picture: str
    code: Fact
    address: Fact


@dataclass(frozen=True, slots=True)
class AccessCardsPaper:
    """Cards for who guides a table without an account; each is worth its table, for a day."""

    imprint: Imprint
    cards: tuple[AccessCard, ...]


@dataclass(frozen=True, slots=True)
class HallTable:
    """A table as it hangs on the wall; ``picture`` says in words what its drawing shows.

    A seat without a perspective is a free chair.
    """

    number: str
    seats: tuple[Perspective | None, ...]
    picture: str
    features: str


@dataclass(frozen=True, slots=True)
class HallRound:
    """All tables of one round."""

    heading: str
    tables: tuple[HallTable, ...]


@dataclass(frozen=True, slots=True)
class HallPlanPaper:
    """The hall with its tables, and nobody's name; ``free`` is the word for a free chair."""

    imprint: Imprint
    facts: tuple[Fact, ...]
    explanation: str
    legend: tuple[tuple[Perspective, str], ...]
    free: str
    rounds: tuple[HallRound, ...]


@dataclass(frozen=True, slots=True)
class SeatListPaper:
    """Everybody with their table in each round, for who stands at the door."""

    imprint: Imprint
    facts: tuple[Fact, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableList:
    """Who sits at one table in each round, to tick."""

    heading: str
    facts: tuple[Fact, ...]
    rounds: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class TableListsPaper:
    """A sheet for each table, for who guides it."""

    imprint: Imprint
    occasion: str
    lists: tuple[TableList, ...]


def names_at_table(people: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Give the first name of each (first name, last name); with an initial where two are alike."""
    firsts = Counter(first for first, _ in people)
    return tuple(
        f"{first} {split_prefix(last)[1][:1]}." if firsts[first] > 1 and last else first
        for first, last in people
    )
