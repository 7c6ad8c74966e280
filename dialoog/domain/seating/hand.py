"""Moves by hand: somebody takes another seat, and the rules say at once whether that can be."""

from __future__ import annotations

from dataclasses import replace

from dialoog.domain.refusal import Refused
from dialoog.domain.seating.check import Broken, check_round
from dialoog.domain.seating.plan import Plan, as_seats, where
from dialoog.domain.seating.problem import Problem

_COUNTS = frozenset({"count", "people"})


def move(problem: Problem, plan: Plan, *, person: str, table: str, number: int) -> Plan:
    """Seat somebody elsewhere in one round, with everyone they are known to belong to.

    Refuses with the code of the first rule that would break and did not before; a wish that is
    private is refused as seating.private and says nothing more.
    """
    moved = dict.fromkeys(inseparable(problem, person, number=number), table)
    return _rearranged(problem, plan, moved, number=number)


def swap(problem: Problem, plan: Plan, *, person: str, other: str, number: int) -> Plan:
    """Let two people, with everyone they belong to, change tables in one round; refuses alike."""
    seats = where(plan.rounds[number])
    if person not in seats or other not in seats:
        raise Refused("seating.not_seated")
    mine = dict.fromkeys(inseparable(problem, person, number=number), seats[other])
    theirs = dict.fromkeys(inseparable(problem, other, number=number), seats[person])
    return _rearranged(problem, plan, mine | theirs, number=number)


def inseparable(problem: Problem, person: str, *, number: int) -> tuple[str, ...]:
    """List who moves along with somebody in one round, themselves first.

    Nobody moves along by a private wish: then everybody would see who wished it.
    """
    found = [person]
    for who in found:
        for group in problem.told.together:
            if who in group.members:
                found += [other for other in group.members if other not in found]
    return tuple(who for who in found if problem.person[who].attends(number))


def refusal(broken: Broken) -> Refused:
    """Turn a broken rule into a refusal that keeps private wishes private."""
    if broken.private:
        return Refused("seating.private")
    return Refused(broken.code, **broken.facts)


def _rearranged(problem: Problem, plan: Plan, moved: dict[str, str], *, number: int) -> Plan:
    if number in problem.held:
        raise Refused("seating.round_over")
    seats = where(plan.rounds[number]) | moved
    at: dict[str, list[str]] = {table.id: [] for table in problem.tables}
    for who, table in seats.items():
        at[table].append(who)
    rounds = [*plan.rounds]
    rounds[number] = as_seats(at)
    after = replace(plan, rounds=tuple(rounds))
    before = {identity(broken) for broken in check_round(problem, plan, number=number)}
    for broken in check_round(problem, after, number=number):
        if identity(broken) not in before:
            raise refusal(broken)
    return after


def identity(broken: Broken) -> tuple[str, ...]:
    """Tell which rule it is and where, however badly it is broken."""
    facts = sorted(broken.facts.items())
    return (broken.code, *(f"{key}={value}" for key, value in facts if key not in _COUNTS))
