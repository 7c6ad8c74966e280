"""What becomes better and what becomes worse when some people change tables.

Private wishes play no part in it: who reads this can't tell whether there are any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dialoog.domain.seating.bounds import REPEATS
from dialoog.domain.seating.plan import Plan, where
from dialoog.domain.seating.problem import Problem, Weights
from dialoog.domain.seating.repair import Moved, changes
from dialoog.domain.seating.targets import Targets, targets, values_of


@dataclass(frozen=True)
class Change:
    """A count that differs: of one kind of people at a table, or of meetings that happen again.

    The fair share is ``low`` to ``high``. For "repeats" there is no table and the share is 0.
    """

    kind: str
    name: str
    table: str
    before: int
    after: int
    low: int
    high: int

    @property
    def excess_before(self) -> int:
        """How many people it was beyond the fair share."""
        return max(0, self.low - self.before, self.before - self.high)

    @property
    def excess_after(self) -> int:
        """How many people it is beyond the fair share now."""
        return max(0, self.low - self.after, self.after - self.high)

    @property
    def worse(self) -> bool:
        """Tell whether it became less even."""
        return self.excess_after > self.excess_before

    @property
    def better(self) -> bool:
        """Tell whether it became more even."""
        return self.excess_after < self.excess_before


@dataclass(frozen=True)
class Consequences:
    """What a rearrangement of one round brings; ``cost`` is the difference in weighted sum."""

    moved: tuple[Moved, ...]
    counts: tuple[Change, ...]
    """Every group of which the number at a table changed."""
    worse: tuple[Change, ...]
    better: tuple[Change, ...]
    cost: int


class Around:
    """One round of a plan with what stays the same in it: fair shares, and who met elsewhere."""

    def __init__(self, problem: Problem, plan: Plan, *, number: int) -> None:
        self.problem = problem
        self.fair: Targets | None = targets(problem, number=number)
        self._known = _acquaintances(problem, plan, number=number)

    def differences(
        self, before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
    ) -> list[Change]:
        """List every count that differs between two ways to fill the same tables."""
        found = [change for table in before for change in self._at(table, before, after)]
        was = sum(map(self._again, before.values()))
        now = sum(map(self._again, after.values()))
        if was != now:
            found.append(Change(REPEATS, "", "", was, now, 0, 0))
        return found

    def _at(
        self, table: str, before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
    ) -> Iterator[Change]:
        index = self.problem.table_index[table]
        was, now = self._count(before[table]), self._count(after[table])
        for value in sorted({**was, **now}):
            if was[value] != now[value]:
                kind, name = value
                low, high = 0, max(was[value], now[value])
                if self.fair and kind == "size":
                    low, high = self.fair.sizes[index]
                elif self.fair and value in self.fair.values:
                    low, high = self.fair.values[value][index]
                if kind == "org":
                    low = 0
                yield Change(kind, name, table, was[value], now[value], low, high)

    def _count(self, people: Sequence[str]) -> Counter[tuple[str, str]]:
        counts = Counter(
            value
            for who in people
            for value in values_of(self.problem.person[who], attrs=self.problem.weights.attrs)
        )
        counts["size", ""] = len(people)
        return counts

    def _again(self, people: Sequence[str]) -> int:
        return sum(b in self._known[a] for a, b in combinations(people, 2))


def consequences(problem: Problem, before: Plan, after: Plan, *, number: int) -> Consequences:
    """Say what differs in one round between two plans: who moved, and what that does."""
    moved = tuple(move for move in changes(before, after) if move.number == number)
    touched = {move.before for move in moved} | {move.after for move in moved}
    tables = [table.id for table in problem.tables if table.id in touched]
    around = Around(problem.told, before, number=number)
    found = around.differences(
        _seats(problem, before, tables, number=number),
        _seats(problem, after, tables, number=number),
    )
    return Consequences(
        moved=moved,
        counts=tuple(change for change in found if change.kind == "group"),
        worse=heaviest(problem.weights, (change for change in found if change.worse)),
        better=heaviest(problem.weights, (change for change in found if change.better)),
        cost=price(problem.weights, found),
    )


def heaviest(weights: Weights, found: Iterable[Change]) -> tuple[Change, ...]:
    """Put what weighs most first."""
    return tuple(sorted(found, key=lambda change: -abs(price(weights, [change]))))


def price(weights: Weights, differences: Iterable[Change]) -> int:
    """Give what these differences add to the cost of a plan."""
    weight = {
        "size": weights.size,
        "group": weights.group,
        "org": weights.org,
        REPEATS: weights.repeat,
        **weights.attrs,
    }
    return sum(
        weight[change.kind] * (change.excess_after - change.excess_before) for change in differences
    )


def _seats(
    problem: Problem, plan: Plan, tables: Iterable[str], *, number: int
) -> dict[str, tuple[str, ...]]:
    return {
        table: tuple(who for who in plan.rounds[number].get(table, ()) if who in problem.person)
        for table in tables
    }


def _acquaintances(problem: Problem, plan: Plan, *, number: int) -> dict[str, set[str]]:
    """Give per person whom they meet in another round, but for who belongs with them."""
    known: dict[str, set[str]] = {person.id: set() for person in problem.people}
    for other, seats in enumerate(plan.rounds):
        if other != number:
            for who, table in where(seats).items():
                if who in known:
                    known[who].update(seats[table])
    for group in problem.together:
        for who in group.members:
            known[who].difference_update(group.members)
    return known
