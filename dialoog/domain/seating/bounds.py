"""How even a plan can be at best: what no plan for this problem can avoid.

Counted per kind and proven by arithmetic alone, so the true minimum may be higher.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from math import comb, inf

from dialoog.domain.seating.problem import MinCount, Problem
from dialoog.domain.seating.targets import Bounds, Targets, Value, fair_sizes, targets, values_of

REPEATS = "repeats"
"""The kind under which meetings that happen again are counted."""
_OVER = 4
"""People above a fair share that are worth considering at one table."""
_WORK = 2_000_000
"""Combinations to count through at most; beyond it nothing is claimed."""


def fewest(problem: Problem) -> Counter[str]:
    """Give per kind how many people beyond the fair share, or repeats, are the least there can be.

    Rounds that are over count for repeats only, as in ``score``.
    """
    found: Counter[str] = Counter()
    for number in problem.open_rounds:
        fair = targets(problem, number=number)
        if fair is None:
            continue
        settled: set[Value] = set()
        for rule in problem.rules:
            value = ("group", min(rule.groups))
            if isinstance(rule, MinCount) and len(rule.groups) == 1 and value in fair.values:
                settled.add(value)
                found["group"] += _company(problem, rule, fair.values[value], number=number)
        for (kind, name), count in _tied(problem, fair, number=number).items():
            found[kind] += count if (kind, name) not in settled else 0
    found[REPEATS] = _repeats(problem)
    return found


def _company(problem: Problem, rule: MinCount, bounds: Bounds, *, number: int) -> int:
    """Give how uneven a group must be because nobody of it may sit alone."""
    people = sum(person.group in rule.groups for person in problem.present(number))
    if all(low >= rule.min for low, _ in bounds):
        return 0
    if people * len(bounds) * (max(high for _, high in bounds) + _OVER) > _WORK:
        return 0
    seats = tuple(table.max for table in problem.tables)
    return _divided(people, bounds, seats, rule.min, rule.allow_zero)


@cache
def _divided(people: int, bounds: Bounds, seats: tuple[int, ...], least: int, zero: bool) -> int:
    """Give the fewest out of balance when each table has ``least`` of them, or ``zero``."""
    best: list[float] = [0] + [inf] * people
    for (low, high), most in zip(bounds, seats, strict=True):
        after: list[float] = [inf] * (people + 1)
        counts = [
            count
            for count in range(min(people, most, max(high, least) + _OVER) + 1)
            if count >= least or (zero and count == 0)
        ]
        for seated, cost in enumerate(best):
            if cost < inf:
                for count in counts:
                    if seated + count <= people:
                        price = cost + max(0, low - count, count - high)
                        after[seated + count] = min(after[seated + count], price)
        best = after
    return int(best[people]) if best[people] < inf else 0


def _tied(problem: Problem, fair: Targets, *, number: int) -> Counter[Value]:
    """Count who is too many of a kind at a table because they can't be apart."""
    fixed: dict[int, list[str]] = {}
    found: Counter[Value] = Counter()
    for block, tables in _blocks(problem, number=number):
        if len(tables) == 1:
            fixed.setdefault(tables[0], []).extend(block)
        elif len(block) > 1 and tables:
            found += _beyond(problem, fair, block, tables)
    for table, people in fixed.items():
        found += _beyond(problem, fair, people, [table])
    return found


def _beyond(
    problem: Problem, fair: Targets, people: list[str], tables: list[int]
) -> Counter[Value]:
    counts = Counter(
        value
        for who in people
        for value in values_of(problem.person[who], attrs=problem.weights.attrs)
    )
    return Counter(
        {
            value: count - max(fair.values[value][table][1] for table in tables)
            for value, count in counts.items()
            if count > max(fair.values[value][table][1] for table in tables)
        }
    )


def _blocks(problem: Problem, *, number: int) -> Iterator[tuple[list[str], list[int]]]:
    """Give who has little choice: people who sit as one, and the tables they may have."""
    present = {person.id for person in problem.present(number)}
    pins: dict[str, set[int]] = {}
    for pin in problem.pins:
        if pin.holds(number):
            pins.setdefault(pin.person, set()).add(problem.table_index[pin.table])
    sets = [[who for who in group.members if who in present] for group in problem.together]
    grouped = {who for members in sets for who in members}
    alone = [[who] for who in pins if who in present and who not in grouped]
    alone += [
        [person.id]
        for person in problem.people
        if person.needs and person.id in present - grouped - pins.keys()
    ]
    seen: set[str] = set()
    for block in sets + alone:
        if not seen.intersection(block):
            seen.update(block)
            needs = frozenset().union(*(problem.person[who].needs for who in block))
            yield (
                block,
                [
                    index
                    for index, table in enumerate(problem.tables)
                    if table.suits(needs)
                    and all(pins.get(who, {index}) == {index} for who in block)
                ],
            )


def _repeats(problem: Problem) -> int:
    """Give the fewest meetings that must happen again."""
    tables = len(problem.tables)
    if problem.rounds == 1 or not tables:
        return 0
    crowds = [{person.id for person in problem.present(n)} for n in range(problem.rounds)]
    together = {
        frozenset(pair) for group in problem.together for pair in combinations(group.members, 2)
    }
    known = len(together)
    by_cells = _spanning(crowds, cells=tables * tables, less=known)
    return max(by_cells, _by_pairs(problem, crowds, together), _by_needs(problem, together))


def _pairs(people: int, tables: int) -> int:
    """Give the fewest pairs at one table when people spread as evenly as they can."""
    each, more = divmod(people, tables)
    return more * comb(each + 1, 2) + (tables - more) * comb(each, 2)


def _spanning(crowds: list[set[str]], *, cells: int, less: int) -> int:
    """Add up what pairs of rounds can't avoid, along a tree so that nothing counts twice.

    Who is at table s in one round and t in the next is in one cell; in a cell everybody meets again.
    """

    def again(one: int, other: int) -> int:
        return max(0, _pairs(len(crowds[one] & crowds[other]), cells) - less)

    best = {number: again(0, number) for number in range(1, len(crowds))}
    total = 0
    while best:
        chosen = max(best, key=best.__getitem__)
        total += best.pop(chosen)
        best = {number: max(most, again(chosen, number)) for number, most in best.items()}
    return total


def _by_pairs(problem: Problem, crowds: list[set[str]], together: set[frozenset[str]]) -> int:
    """Compare the pairs at all tables with the pairs there are."""
    limits = [(table.min, table.max) for table in problem.tables]
    slots = 0
    for crowd in crowds:
        sizes = fair_sizes(len(crowd), limits=limits)
        if sizes is None:
            return 0
        whole = [int(size) for size in sizes]
        spare = len(crowd) - sum(whole)
        for index, size in enumerate(sizes):
            if spare and size != whole[index]:
                whole[index] += 1
                spare -= 1
        slots += sum(comb(size, 2) for size in whole)
    forced = sum(max(0, sum(pair <= crowd for crowd in crowds) - 1) for pair in together)
    people = len(problem.people)
    apart = {
        frozenset((wish.a, wish.b))
        for wish in problem.never
        if wish.a in problem.person and wish.b in problem.person and not problem.held
    }
    return max(0, slots - forced - (comb(people, 2) - len(apart)))


def _by_needs(problem: Problem, together: set[frozenset[str]]) -> int:
    """Count who meet again because few tables have what they need."""
    total = 0
    seen: set[str] = set()
    for need in sorted({need for person in problem.people for need in person.needs}):
        people = {
            person.id
            for person in problem.people
            if need in person.needs and person.rounds is None and person.id not in seen
        }
        seen |= people
        tables = sum(need in table.features for table in problem.tables)
        if tables:
            known = sum(pair <= people for pair in together)
            meetings = problem.rounds * _pairs(len(people), tables)
            total += max(0, meetings - comb(len(people), 2) - (problem.rounds - 1) * known)
    return total
