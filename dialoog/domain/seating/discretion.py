"""Keeping private wishes private while people change seats by hand."""

from __future__ import annotations

from dialoog.domain.seating.hand import inseparable
from dialoog.domain.seating.plan import Plan, where
from dialoog.domain.seating.problem import Problem


def unwelcome(problem: Problem, plan: Plan, *, person: str, table: str, number: int) -> bool:
    """Tell whether a private wish keeps somebody from a table with the people who are there now.

    Also asked when somebody there would leave at the same time: if only that one could change
    places, everybody would know whom the wish is about.
    """
    coming = set(inseparable(problem, person, number=number))
    there = {*plan.rounds[number].get(table, ()), plan.facilitators.get(table, "")}
    for wish in problem.never:
        pair = {wish.a, wish.b}
        if wish.private and pair & coming and pair & there and not pair <= coming:
            return True
    seats = where(plan.rounds[number])
    return any(
        group.private
        and coming.intersection(group.members)
        and any(seats.get(who, table) != table for who in {*group.members} - coming)
        for group in problem.together
    )
