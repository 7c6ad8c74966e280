"""How even is even: the fair size of each table and the fair number of every kind of person.

Tables share the room like water: all equally full as far as their own limits allow. Of a value
that n of N people have, a table of size z ideally gets n*z/N; anything from the floor to the
ceiling of that is free, because counting one kind of person alone can always be rounded so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from dialoog.domain.seating.problem import Person, Problem

Value = tuple[str, str]
"""What is spread evenly: the kind ("group", "org" or an attribute) and which one of it."""

Bounds = tuple[tuple[int, int], ...]
"""Per table the fewest and the most that are free of cost."""


@dataclass(frozen=True)
class Targets:
    """The fair share of every table in one round."""

    sizes: Bounds
    values: dict[Value, Bounds]


def fair_sizes(people: int, *, limits: Sequence[tuple[int, int]]) -> list[Fraction] | None:
    """Divide people over tables with (min, max) seats; ``None`` if they cannot all sit."""
    if not sum(low for low, _ in limits) <= people <= sum(high for _, high in limits):
        return None
    level, full = 0, 0
    for edge in sorted({edge for limit in limits for edge in limit}):
        filled = sum(min(max(edge, low), high) for low, high in limits)
        if filled > people:
            break
        level, full = edge, filled
    rising = sum(1 for low, high in limits if low <= level < high)
    height = Fraction(level) + (Fraction(people - full, rising) if rising else 0)
    return [min(max(height, Fraction(low)), Fraction(high)) for low, high in limits]


def values_of(person: Person, *, attrs: Iterable[str]) -> list[Value]:
    """List what of this person is spread over the tables."""
    values = [("group", person.group)]
    if person.org is not None:
        values.append(("org", person.org))
    values += [(attr, person.attrs[attr]) for attr in attrs if attr in person.attrs]
    return values


def targets(problem: Problem, *, number: int) -> Targets | None:
    """Give the fair shares in one round; ``None`` when the seats cannot hold the people."""
    people = problem.present(number)
    sizes = fair_sizes(len(people), limits=[(table.min, table.max) for table in problem.tables])
    if sizes is None or not people:
        return None
    attrs = problem.weights.attrs
    counts = Counter(value for person in people for value in values_of(person, attrs=attrs))
    fair: dict[int, Bounds] = {}
    known = sorted(set(sizes))
    kinds = [known.index(size) for size in sizes]
    for count in counts.values():
        if count not in fair:
            shares = [size * count / len(people) for size in known]
            around = [(floor(share), ceil(share)) for share in shares]
            fair[count] = tuple(around[kind] for kind in kinds)
    return Targets(
        sizes=tuple((floor(size), ceil(size)) for size in sizes),
        values={value: fair[count] for value, count in counts.items()},
    )
