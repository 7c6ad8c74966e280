"""What rules about groups ask of a table's size, and whether tables of such sizes add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from dialoog.domain.seating.problem import MaxShare, MinCount, Problem, Rule

Share = tuple[int, int]
"""At most so many in so many."""
Demand = tuple[int, tuple[Share, ...]]
"""So many people, and the shares that may be no smaller than they are."""

_MOST_SHARES = 3


def sizes_do_not_add_up(problem: Problem, people: int, groups: frozenset[str]) -> bool:
    """Tell that tables can't have sizes that the rules allow and hold so many people together.

    ``groups`` are the groups of the people who are there.
    """
    demands = tuple(sorted(set(_demands(problem.rules))))
    covers = tuple(sorted(set(_covers(problem.rules, groups))))
    if not demands and not covers:
        return False
    reach = 1
    for table in problem.tables:
        sizes = _sizes(table.min, min(table.max, people), demands, covers)
        after = 0
        for size in sizes:
            after |= reach << size
        reach = after
    return not reach >> people & 1


def _demands(rules: Sequence[Rule]) -> Iterator[Demand]:
    """Give what every table must have, alone and in pairs of groups that don't overlap."""
    least = [rule for rule in rules if isinstance(rule, MinCount) and not rule.allow_zero]
    for rule in least:
        yield rule.min, _within(rules, rule.groups)
    for one, other in combinations(least, 2):
        if not one.groups & other.groups:
            yield one.min + other.min, _within(rules, one.groups | other.groups)


def _within(rules: Sequence[Rule], groups: frozenset[str]) -> tuple[Share, ...]:
    return tuple(
        (rule.num, rule.den)
        for rule in rules
        if isinstance(rule, MaxShare) and groups <= rule.groups
    )


def _covers(rules: Sequence[Rule], groups: frozenset[str]) -> Iterator[tuple[Share, ...]]:
    """Give the shares that everybody falls under."""
    shares = [rule for rule in rules if isinstance(rule, MaxShare)]
    for count in range(1, _MOST_SHARES + 1):
        for some in combinations(shares, count):
            if groups <= frozenset().union(*(rule.groups for rule in some)):
                yield tuple((rule.num, rule.den) for rule in some)


@cache
def _sizes(
    low: int, high: int, demands: tuple[Demand, ...], covers: tuple[tuple[Share, ...], ...]
) -> tuple[int, ...]:
    return tuple(
        size
        for size in range(low, high + 1)
        if all(
            count <= size and all(count * den <= num * size for num, den in shares)
            for count, shares in demands
        )
        and all(sum(num * size // den for num, den in shares) >= size for shares in covers)
    )
