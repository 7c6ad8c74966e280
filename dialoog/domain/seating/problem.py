"""What is asked of a seating: the people, the tables, the wishes and the rules of balance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dialoog.domain.refusal import Refused

Seats = Mapping[str, tuple[str, ...]]
"""One round: the people at each table, by table id."""


@dataclass(frozen=True)
class Person:
    """Someone who takes a seat; ``rounds`` counts from 0, ``None`` means all of them."""

    id: str
    group: str
    org: str | None = None
    attrs: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    rounds: frozenset[int] | None = None

    def attends(self, number: int) -> bool:
        """Tell whether the person is there in round ``number``."""
        return self.rounds is None or number in self.rounds


@dataclass(frozen=True)
class Table:
    """A table with its seats for people (the facilitator not counted) and what it offers."""

    id: str
    min: int
    max: int
    features: frozenset[str] = frozenset()

    def suits(self, needs: frozenset[str]) -> bool:
        """Tell whether the table offers everything in ``needs``."""
        return needs <= self.features


@dataclass(frozen=True)
class Facilitator:
    """Someone who leads one table, the same in every round."""

    id: str
    org: str | None = None


@dataclass(frozen=True)
class Never:
    """Two who never share a table; ``private`` when it is a personal wish that stays unseen."""

    id: str
    a: str
    b: str
    reason: str = ""
    private: bool = True


@dataclass(frozen=True)
class Together:
    """People who sit at one table in every round; ``private`` when it is a personal wish."""

    id: str
    members: tuple[str, ...]
    reason: str = ""
    private: bool = False


@dataclass(frozen=True)
class Pin:
    """Someone whose table is fixed, in some rounds or (``None``) in all."""

    id: str
    person: str
    table: str
    rounds: frozenset[int] | None = None

    def holds(self, number: int) -> bool:
        """Tell whether the pin speaks about round ``number``."""
        return self.rounds is None or number in self.rounds


@dataclass(frozen=True)
class MinCount:
    """At least ``min`` people of these groups at every table, or (``allow_zero``) none at all."""

    id: str
    groups: frozenset[str]
    min: int
    allow_zero: bool = False


@dataclass(frozen=True)
class MaxShare:
    """These groups are at most ``num``/``den`` of the people at every table."""

    id: str
    groups: frozenset[str]
    num: int
    den: int


Rule = MinCount | MaxShare


@dataclass(frozen=True)
class Weights:
    """How much one person out of balance, or one repeated meeting, costs."""

    size: int = 5
    group: int = 10
    org: int = 4
    repeat: int = 3
    attrs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Base:
    """A plan people already know, of which as little as possible should change."""

    rounds: tuple[Seats, ...]
    facilitators: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Everything a plan must satisfy; ``held`` gives the seats of rounds that are over."""

    rounds: int
    tables: tuple[Table, ...]
    people: tuple[Person, ...]
    facilitators: tuple[Facilitator, ...] = ()
    never: tuple[Never, ...] = ()
    together: tuple[Together, ...] = ()
    pins: tuple[Pin, ...] = ()
    rules: tuple[Rule, ...] = ()
    weights: Weights = Weights()
    held: Mapping[int, Seats] = field(default_factory=dict)
    base: Base | None = None
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse a problem that contradicts itself: seating.twice, seating.unknown, seating.seats."""
        self._refuse_doubles()
        self._refuse_strangers()
        for table in self.tables:
            if not 0 <= table.min <= table.max:
                raise Refused("seating.seats", table=table.id, min=table.min, max=table.max)

    def _refuse_doubles(self) -> None:
        names = [person.id for person in self.people]
        names += [facilitator.id for facilitator in self.facilitators]
        for ids in (names, [table.id for table in self.tables]):
            seen: set[str] = set()
            for id_ in ids:
                if id_ in seen:
                    raise Refused("seating.twice", id=id_)
                seen.add(id_)

    def _refuse_strangers(self) -> None:
        known = self.person.keys() | self.facilitator_ids
        named = [(wish.id, who) for wish in self.never for who in (wish.a, wish.b)]
        named += [(group.id, who) for group in self.together for who in group.members]
        named += [(pin.id, pin.person) for pin in self.pins]
        for rule, who in named:
            if who not in known:
                raise Refused("seating.unknown", rule=rule, id=who)
        for pin in self.pins:
            if pin.table not in self.table_index:
                raise Refused("seating.unknown", rule=pin.id, id=pin.table)

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def facilitator_ids(self) -> frozenset[str]:
        """The ids of those who lead a table."""
        return frozenset(facilitator.id for facilitator in self.facilitators)

    @cached_property
    def table_index(self) -> Mapping[str, int]:
        """The place of each table in ``tables``."""
        return {table.id: index for index, table in enumerate(self.tables)}

    @cached_property
    def open_rounds(self) -> tuple[int, ...]:
        """The rounds that can still be arranged."""
        return tuple(number for number in range(self.rounds) if number not in self.held)

    @cached_property
    def told(self) -> Problem:
        """The problem without its private wishes: all that may be explained to anybody."""
        return replace(
            self,
            never=tuple(wish for wish in self.never if not wish.private),
            together=tuple(group for group in self.together if not group.private),
        )

    def present(self, number: int) -> list[Person]:
        """List who attends round ``number``."""
        return [person for person in self.people if person.attends(number)]
