"""Counting arguments: more people than seats, more tables than people to fill them, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dialoog.domain.seating.packing import overfull
from dialoog.domain.seating.problem import MaxShare, MinCount, Problem

Placed = tuple[int, tuple[int, ...], int]
"""A unit: its size, how many of it each rule counts, and the tables it may have (bits)."""

MOST_DOMAINS = 6
"""Sets of tables that are combined with each other, the smallest first."""


@dataclass(frozen=True)
class Load:
    """A number of people, and how many of them each rule counts."""

    people: int
    counts: tuple[int, ...]

    @classmethod
    def nobody(cls, rules: int) -> Load:
        """Give the load of an empty table."""
        return cls(0, (0,) * rules)

    def plus(self, people: int, counts: tuple[int, ...]) -> Load:
        """Give the load with more people."""
        return Load(
            self.people + people, tuple(a + b for a, b in zip(self.counts, counts, strict=True))
        )


def shortage(
    problem: Problem, units: Sequence[Placed], crowd: Load, unions: Sequence[int]
) -> list[int] | None:
    """Tell by counting alone that one round is impossible: the units to blame, else ``None``.

    ``crowd`` are people who may sit anywhere; ``unions`` the sets of tables to look at.
    """
    everyone = crowd
    fixed = [Load.nobody(len(problem.rules)) for _ in problem.tables]
    for size, counts, domain in units:
        everyone = everyone.plus(size, counts)
        if domain & (domain - 1) == 0:
            table = domain.bit_length() - 1
            fixed[table] = fixed[table].plus(size, counts)
    blamed = _too_full(problem, units, crowd, fixed, unions)
    if blamed is not None:
        return blamed
    if _too_empty(problem, units, crowd, unions):
        return []
    for index in range(len(problem.rules)):
        if _too_lonely(problem, index, units, crowd, fixed) or _too_many(
            problem, index, everyone, fixed
        ):
            return [unit for unit, (_, counts, _) in enumerate(units) if counts[index]]
    return None


def unions_of(domains: Iterable[int], everywhere: int) -> list[int]:
    """Give the sets of tables made of those that some units are limited to, and all tables."""
    several = {domain for domain in domains if domain & (domain - 1)}
    unions = {everywhere}
    for domain in sorted(several, key=lambda tables: (tables.bit_count(), tables))[:MOST_DOMAINS]:
        unions |= {domain} | {union | domain for union in unions}
    return sorted(unions)


def _too_full(
    problem: Problem,
    units: Sequence[Placed],
    crowd: Load,
    fixed: Sequence[Load],
    unions: Sequence[int],
) -> list[int] | None:
    """Some tables don't have the seats for those who can sit nowhere else."""
    left = [table.max - load.people for table, load in zip(problem.tables, fixed, strict=True)]
    for table, seats in enumerate(left):
        if seats < 0:
            return [u for u, (_, _, domain) in enumerate(units) if domain == 1 << table]
    homeless = [
        (unit, size, domain)
        for unit, (size, _, domain) in enumerate(units)
        if domain & (domain - 1)
    ]
    for union in unions:
        inside = [(unit, size) for unit, size, domain in homeless if not domain & ~union]
        free = [seats for index, seats in enumerate(left) if union >> index & 1]
        sizes = [size for _, size in inside]
        people = sum(sizes) + (crowd.people if len(free) == len(left) else 0)
        if people > sum(free) or overfull(sizes, free):
            return [unit for unit, _ in inside]
    return None


def _too_empty(
    problem: Problem, units: Sequence[Placed], crowd: Load, unions: Sequence[int]
) -> bool:
    """Some tables ask for more people than may sit there."""
    all_tables = (1 << len(problem.tables)) - 1
    subsets = [all_tables, *(all_tables & ~union for union in unions)]
    subsets += [1 << index for index in range(len(problem.tables))]
    for subset in subsets:
        asked = sum(table.min for index, table in enumerate(problem.tables) if subset >> index & 1)
        asked -= crowd.people
        if asked > 0 and asked > sum(size for size, _, domain in units if domain & subset):
            return True
    return False


def _too_lonely(
    problem: Problem, index: int, units: Sequence[Placed], crowd: Load, fixed: Sequence[Load]
) -> bool:
    """A group is too small for every table that needs its company."""
    rule = problem.rules[index]
    if not isinstance(rule, MinCount):
        return False
    free = crowd.counts[index]
    total = free + sum(counts[index] for _, counts, _ in units)
    lacking = 0
    for table, load in enumerate(fixed):
        have = load.counts[index]
        if rule.allow_zero and not have:
            continue
        can_come = free
        if can_come < rule.min:
            can_come += sum(counts[index] for _, counts, domain in units if domain >> table & 1)
        room = problem.tables[table].max - load.people + have
        if min(can_come, room) < rule.min:
            return True
        lacking += max(0, rule.min - have)
    settled = sum(load.counts[index] for load in fixed)
    if lacking > total - settled:
        return True
    return rule.allow_zero and 0 < total < rule.min


def _too_many(problem: Problem, index: int, everyone: Load, fixed: Sequence[Load]) -> bool:
    """A group is too large for its greatest share."""
    rule = problem.rules[index]
    if not isinstance(rule, MaxShare):
        return False
    for table, load in zip(problem.tables, fixed, strict=True):
        if load.counts[index] * rule.den > rule.num * table.max:
            return True
    limits = tuple((table.min, table.max) for table in problem.tables)
    others = max(
        (
            other.min
            for other in problem.rules
            if isinstance(other, MinCount)
            and not other.allow_zero
            and not other.groups & rule.groups
        ),
        default=0,
    )
    share = (rule.num, rule.den)
    return everyone.counts[index] > most_of_a_share(everyone.people, limits, share, others)


@cache
def most_of_a_share(
    people: int, limits: tuple[tuple[int, int], ...], share: tuple[int, int], others: int = 0
) -> int:
    """Give how many seats of a share there are at most, when tables are filled for it best.

    Every table also has at least so many ``others``; -1 when that can't be.
    """
    num, den = share
    best = [0] + [-1] * people
    for low, high in limits:
        after = [-1] * (people + 1)
        for seated, most in enumerate(best):
            if most < 0:
                continue
            for size in range(max(low, others), min(high, people - seated) + 1):
                here = min(num * size // den, size - others)
                after[seated + size] = max(after[seated + size], most + here)
        best = after
    return best[people]
