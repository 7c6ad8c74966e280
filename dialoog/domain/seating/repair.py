"""Repairing a plan on the day: the rules hold again, and as few people as possible move."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialoog.domain.seating.compose import Budget, compose
from dialoog.domain.seating.plan import Plan, where
from dialoog.domain.seating.problem import Base, Problem
from dialoog.domain.seating.search import OnProgress


@dataclass(frozen=True)
class Moved:
    """Somebody who sits elsewhere than before in one round; no ``before`` for who came in."""

    person: str
    number: int
    before: str | None
    after: str


def repair(
    problem: Problem,
    plan: Plan,
    *,
    seed: int,
    budget: Budget,
    on_progress: OnProgress | None = None,
) -> Plan:
    """Seat everyone of ``problem`` with the fewest changes to ``plan``, then as evenly as can be.

    People who are gone free their seat; who has no seat gets one; a table that no longer exists
    is emptied. Ends when the budget does.
    """
    known = replace(problem, base=Base(plan.rounds, plan.facilitators))
    return compose(known, seed=seed, budget=budget, on_progress=on_progress)


def changes(before: Plan, after: Plan) -> list[Moved]:
    """List who sits elsewhere, round by round; people who left are not in it."""
    found = []
    for number, seats in enumerate(after.rounds):
        was = where(before.rounds[number]) if number < len(before.rounds) else {}
        found += [
            Moved(person, number, was.get(person), table)
            for person, table in sorted(where(seats).items())
            if was.get(person) != table
        ]
    return found
