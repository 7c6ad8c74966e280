"""Who leads which table after a change on the day: who can stay stays, and disturbs nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dialoog.domain.seating.plan import where
from dialoog.domain.seating.problem import Base, Problem

_PINNED = 1000
"""What it costs to be led by somebody one must not meet, at a table one can't leave."""


def succeed(problem: Problem, base: Base) -> dict[str, str]:
    """Give a facilitator for each table, with as few changes to seats and leaders as can be.

    Who leads in ``base`` stays there, unless others can then keep more seats: whoever must not be
    led by the newcomer would have to move.
    """
    pins = {p.person: p.table for p in problem.pins if p.person in problem.facilitator_ids}
    leaders = {
        table: who
        for table, who in base.facilitators.items()
        if table in problem.table_index
        and who in problem.facilitator_ids
        and pins.get(who, table) == table
    }
    leaders |= {table: who for who, table in pins.items()}
    idle = [leader.id for leader in problem.facilitators if leader.id not in leaders.values()]
    vacant = [table.id for table in problem.tables if table.id not in leaders]
    while vacant and idle:
        leaders[vacant.pop(0)] = idle.pop(0)
    prices = _Prices(problem, base)
    while trade := _best_trade(leaders, idle, prices, fixed=pins):
        one, other = trade
        if other in leaders:
            leaders[one], leaders[other] = leaders[other], leaders[one]
        else:
            idle[idle.index(other)], leaders[one] = leaders[one], other
    return leaders


class _Prices:
    """What it costs in moves to let somebody lead a table."""

    def __init__(self, problem: Problem, base: Base) -> None:
        self._base = base.facilitators
        self._known = set(base.facilitators.values())
        self._disturbed: Counter[tuple[str, str]] = Counter()
        for number in problem.open_rounds:
            seat = where(base.rounds[number])
            pinned = {pin.person for pin in problem.pins if pin.holds(number)}
            for who, leader in _must_not_meet(problem):
                table = seat.get(who)
                if table is not None and problem.person[who].attends(number):
                    self._disturbed[leader, table] += _PINNED if who in pinned else 1

    def of(self, leader: str, table: str) -> int:
        """Give the price of this leader at this table."""
        moved = leader in self._known and self._base.get(table) != leader
        return int(moved) + self._disturbed[leader, table]


def _must_not_meet(problem: Problem) -> Iterator[tuple[str, str]]:
    for wish in problem.never:
        for who, leader in ((wish.a, wish.b), (wish.b, wish.a)):
            if who in problem.person and leader in problem.facilitator_ids:
                yield who, leader


def _best_trade(
    leaders: Mapping[str, str], idle: Iterable[str], prices: _Prices, *, fixed: Mapping[str, str]
) -> tuple[str, str] | None:
    """Give the table, and the other table or idle leader, whose trade saves the most moves."""
    best, saved = None, 0
    for table, leader in leaders.items():
        now = prices.of(leader, table)
        if not now or leader in fixed:
            continue
        for other, their in leaders.items():
            if their not in fixed and other != table:
                before = now + prices.of(their, other)
                gain = before - prices.of(leader, other) - prices.of(their, table)
                if gain > saved:
                    best, saved = (table, other), gain
        for spare in idle:
            gain = now - prices.of(spare, table)
            if spare not in fixed and gain > saved:
                best, saved = (table, spare), gain
    return best
