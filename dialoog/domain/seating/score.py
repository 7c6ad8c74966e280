"""What a plan costs: how uneven the tables are, and how often the same people meet again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from dialoog.domain.seating.plan import Plan, where
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.targets import targets, values_of


@dataclass(frozen=True)
class Score:
    """The soft side of a plan: people out of balance by kind, repeats, and the weighted sum."""

    cost: int
    size: int
    group: int
    org: int
    attrs: Mapping[str, int]
    repeats: int
    met: int
    """Different pairs that share a table at least once."""
    moves: int = 0
    """Seats and facilitators that differ from the plan people already know."""


def score(problem: Problem, plan: Plan) -> Score:
    """Weigh a plan; rounds that are over count for repeats only."""
    excess: Counter[str] = Counter()
    for number in problem.open_rounds:
        excess += _unevenness(problem, plan, number=number)
    repeats, met = _meetings(problem, plan)
    weights = problem.weights
    attrs = {attr: excess[attr] for attr in weights.attrs}
    return Score(
        cost=weights.size * excess["size"]
        + weights.group * excess["group"]
        + weights.org * excess["org"]
        + weights.repeat * repeats
        + sum(weight * attrs[attr] for attr, weight in weights.attrs.items()),
        size=excess["size"],
        group=excess["group"],
        org=excess["org"],
        attrs=attrs,
        repeats=repeats,
        met=met,
        moves=moves(problem, plan),
    )


def moves(problem: Problem, plan: Plan) -> int:
    """Count the seats and facilitators that moved away from the base plan."""
    if problem.base is None:
        return 0
    moved = 0
    for number in problem.open_rounds:
        now = where(plan.rounds[number])
        was = where(problem.base.rounds[number])
        moved += sum(
            1
            for person, table in was.items()
            if table in problem.table_index and now.get(person, table) != table
        )
    led = problem.base.facilitators
    known = set(led.values())
    return moved + sum(
        1 for table, who in plan.facilitators.items() if who in known and led.get(table) != who
    )


def _unevenness(problem: Problem, plan: Plan, *, number: int) -> Counter[str]:
    fair = targets(problem, number=number)
    excess: Counter[str] = Counter()
    if fair is None:
        return excess
    attrs = problem.weights.attrs
    counts: dict[tuple[str, str], list[int]] = {
        value: [0] * len(problem.tables) for value in fair.values
    }
    for index, table in enumerate(problem.tables):
        people = plan.rounds[number].get(table.id, ())
        low, high = fair.sizes[index]
        excess["size"] += max(0, low - len(people), len(people) - high)
        for person in people:
            for value in values_of(problem.person[person], attrs=attrs):
                counts[value][index] += 1
    for value, bounds in fair.values.items():
        kind = value[0]
        for count, (low, high) in zip(counts[value], bounds, strict=True):
            # A table without colleagues is no loss, so organisations only count when crowded.
            excess[kind] += max(0, count - high, low - count if kind != "org" else 0)
    return excess


def _meetings(problem: Problem, plan: Plan) -> tuple[int, int]:
    inseparable = {
        pair for group in problem.together for pair in combinations(sorted(group.members), 2)
    }
    met: Counter[tuple[str, str]] = Counter()
    for seats in plan.rounds:
        for people in seats.values():
            met.update(combinations(sorted(people), 2))
    repeats = sum(times - 1 for pair, times in met.items() if times > 1 and pair not in inseparable)
    return repeats, len(met)
