"""Composing tables: a valid plan at once, and a better one for as long as it may take."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.search import Heat, OnProgress, Search

HASTE = 8
"""Cold steps, at most, to make the first plan valid before the search for a good one begins."""
QUICK = 0.08
"""The share of the budget for the first cooling, which gives a fair plan early."""
SLOW = 800
"""Steps in which a cooling is slow enough; with time for more, it is better to start anew."""
AFTER = 2
"""Cold steps at the end of a cooling, to take what is there for the taking."""

STAY = 400
"""What leaving a seat of the base plan costs: more than any evenness it could bring."""
GENTLE = Heat(warm=40.0, cold=0.3, mild=50.0, strict=1200.0)
"""How a repair cools: first a broken rule costs less than a move, so that those without a seat
look for one that disturbs nobody; in the end the rules win."""

Budget = Callable[[], float]
"""Says what share of the time or work there is has been spent; 1 or more ends the search."""


def steps(count: int) -> Budget:
    """Give a budget of so many steps, the same on every machine."""
    spent = itertools.count()
    return lambda: next(spent) / count if count else 1.0


def compose(
    problem: Problem,
    *,
    seed: int,
    budget: Budget,
    on_progress: OnProgress | None = None,
    start: Plan | None = None,
) -> Plan:
    """Find the best plan there is time for; the same seed and steps give the same plan.

    A problem with a ``base`` is repaired: as few as possible leave their seat there, and only then
    it is made even. With ``start``, a plan for these people and tables, the result is never worse.
    ``budget`` is asked before every step, once there is a first plan that keeps the rules. A plan
    that still breaks one comes back too: ``check`` says which.
    """
    heat, stay = Heat(), 0
    if problem.base:
        heat, stay = GENTLE, STAY
        start = start or Plan(problem.base.rounds, problem.base.facilitators)
    search = Search(problem, seed=seed, heat=heat, stay=stay, start=start, on_progress=on_progress)
    _anneal(search, budget)
    return search.best.plan


def _anneal(search: Search, budget: Budget) -> None:
    """Make the plan valid in haste, cool once quickly, then as slowly as the budget allows."""
    for _ in range(HASTE):
        if not search.best.broken:
            break
        search.step(1.0)
    begin, end = 0.0, QUICK
    while end and search.worth_while:
        taken = _cool(search, budget, begin, end)
        begin, end = end, _next_end(end, taken)


def _cool(search: Search, budget: Budget, begin: float, end: float) -> int:
    """Cool from warm to cold while the budget goes from ``begin`` to ``end``; count the steps."""
    taken = 0
    while (share := (budget() - begin) / (end - begin)) < 1 and search.worth_while:
        search.step(share)
        taken += 1
    for _ in range(AFTER if taken else 0):
        search.step(1.0)
    return taken


def _next_end(begin: float, taken: int) -> float:
    """Share what is left among as many coolings as can each be slow enough."""
    if begin >= 1:
        return 0.0
    to_come = taken * (1 - begin) / QUICK
    return begin + (1 - begin) / max(1, round(to_come / SLOW))
