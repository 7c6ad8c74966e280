"""Composing tables: a valid plan at once, and a better one for as long as it may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.search import Heat, OnProgress, Search

HASTE = 8
"""Cold steps, at most, to make the first plan valid before the search for a good one begins."""
FIRST_CYCLE = 16
"""Steps of cooling in the first cycle; each next one is twice as long."""

STAY = 400
"""What leaving a seat of the base plan costs: more than any evenness it could bring."""
GENTLE = Heat(warm=40.0, cold=0.3, mild=50.0, strict=1200.0)
"""How a repair cools: first a broken rule costs less than a move, so that those without a seat
look for one that disturbs nobody; in the end the rules win."""

KeepGoing = Callable[[], bool]


def steps(count: int) -> KeepGoing:
    """Give a budget of so many steps, the same on every machine."""
    left = iter(range(count))
    return lambda: next(left, None) is not None


def compose(
    problem: Problem,
    *,
    seed: int,
    keep_going: KeepGoing,
    on_progress: OnProgress | None = None,
    start: Plan | None = None,
) -> Plan:
    """Find the best plan there is time for; the same seed and steps give the same plan.

    A problem with a ``base`` is repaired: as few as possible leave their seat there, and only then
    it is made even. With ``start``, a plan for these people and tables, the result is never worse.
    ``keep_going`` is asked before every step, once there is a first plan that keeps the rules. A
    plan that still breaks one comes back too: ``check`` says which.
    """
    heat, stay = Heat(), 0
    if problem.base:
        heat, stay = GENTLE, STAY
        start = start or Plan(problem.base.rounds, problem.base.facilitators)
    search = Search(problem, seed=seed, heat=heat, stay=stay, start=start, on_progress=on_progress)
    _anneal(search, keep_going=keep_going)
    return search.best.plan


def _anneal(search: Search, *, keep_going: KeepGoing) -> None:
    """Make the plan valid in haste, then cool again and again, each time twice as slowly."""
    for _ in range(HASTE):
        if not search.best.broken:
            break
        search.step(1.0)
    length = FIRST_CYCLE
    while search.best.broken or search.best.cost or search.best.moves:
        for share in _shares(length):
            if not keep_going():
                return
            search.step(share)
        length *= 2


def _shares(length: int) -> Iterator[float]:
    return (step / length for step in range(length + 1))
