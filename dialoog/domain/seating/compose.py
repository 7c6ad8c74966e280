"""Composing tables: a valid plan at once, and a better one for as long as it may take."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.search import Heat, OnProgress, Search
from dialoog.domain.seating.succession import succeed

QUICK = 0.05
"""The share of the budget for the first cooling, which gives a fair plan early."""
SLOW = 500
"""Steps in which a cooling is slow enough; with time for more, it is better to start anew."""
SOON = 40
"""Steps in which the cooling of a repair is slow enough: little can change, but who it is that
moves is better chosen anew than mended."""
AFTER = 2
"""Cold steps at the end of a cooling, to take what is there for the taking."""

PATIENT = 0.5
"""The share of the budget in which people make way for who leads, in a repair. If rules are still
broken then, leaders trade tables."""
STAY = 400
"""What leaving a seat of the base plan costs: more than any evenness it could bring."""
GENTLE = Heat(warm=40.0, cold=0.3, mild=50.0, strict=1200.0)
"""How a repair cools: first a broken rule costs less than a move, so that those without a seat
look for one that disturbs nobody; in the end the rules win."""

LARGE = 32
"""Tables in a room where the first seating is so even that warmth would only spoil it."""

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
    heat, stay = heat_for(len(problem.tables)), 0
    if problem.base:
        heat, stay = GENTLE, STAY
        start = start or Plan(problem.base.rounds, succeed(problem, problem.base))
    search = Search(problem, seed=seed, heat=heat, stay=stay, start=start, on_progress=on_progress)
    _anneal(search, budget)
    return search.best.plan


def heat_for(tables: int) -> Heat:
    """Give how a room with so many tables cools.

    With few tables nothing moves any more below 0.7; the more tables, the more ways out.
    """
    return Heat(warm=1.25 if tables < LARGE else 0.7, cold=max(0.1, 0.85 - 0.03 * tables))


def _anneal(search: Search, budget: Budget) -> None:
    """Cool a large room once; others first quickly, then as slowly as the budget allows."""
    begin, end = 0.0, QUICK if search.small else 1.0
    while end and search.worth_while:
        taken = _cool(search, budget, begin, end)
        if search.best.broken:
            search.reconsider()
        begin, end = end, _next_end(end, taken, slow=SOON if search.model.stay else SLOW)


def _cool(search: Search, budget: Budget, begin: float, end: float) -> int:
    """Cool from warm to cold while the budget goes from ``begin`` to ``end``; count the steps."""
    taken = 0
    began = spent = budget()
    while search.worth_while:
        pace = (spent - began) / max(1, taken)
        share = (spent + AFTER * pace - begin) / (end - begin)
        if share >= 1:
            break
        if spent > PATIENT and search.best.broken:
            search.leaders_stay = False
        search.step(max(0.0, share))
        taken += 1
        spent = budget()
    for _ in range(AFTER if taken else 0):
        search.step(1.0)
    return taken


def _next_end(begin: float, taken: int, *, slow: int) -> float:
    """Share what is left among as many coolings as can each be slow enough."""
    if begin >= 1:
        return 0.0
    to_come = taken * (1 - begin) / QUICK
    return begin + (1 - begin) / max(1, round(to_come / slow))
