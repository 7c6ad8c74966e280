"""Why somebody sits where they sit, and what would happen at every other table.

Private wishes are left out of the question: the answer is the same with and without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dialoog.domain.refusal import Refused
from dialoog.domain.seating.check import Broken, check_round
from dialoog.domain.seating.consequences import Around, Change, heaviest, price
from dialoog.domain.seating.explain import Reason, reasons
from dialoog.domain.seating.hand import identity, inseparable
from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import MinCount, Problem, Seats, Weights


@dataclass(frozen=True)
class Alternative:
    """Another table for somebody, in the best way there is to get them there.

    ``code`` is "forbidden" when that way breaks a rule (``broken``), "worse" when something gets
    less even (``worse``), else "as_good". ``swap`` are the people who would come in exchange.
    """

    table: str
    code: str
    swap: tuple[str, ...] = ()
    broken: tuple[Broken, ...] = ()
    worse: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Why:
    """Why somebody sits at ``table``: what ties them to it, and what the other tables are like."""

    person: str
    number: int
    table: str
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class _Way:
    """A way to another table: who would come in exchange, and how both tables are then filled."""

    swap: tuple[str, ...]
    seats: Seats
    differences: list[Change]
    cost: int


def why(problem: Problem, plan: Plan, *, person: str, number: int) -> Why:
    """Say why somebody sits where they sit in one round; refuses seating.not_seated.

    Of a round that is over there are no other tables to speak of.
    """
    told = problem.told
    here = plan.table_of(person, number=number)
    if here is None:
        raise Refused("seating.not_seated")
    seats = plan.rounds[number]
    tied = [
        reason
        for reason in reasons(told, seats[here], number=number, index=told.table_index[here])
        if person in (reason.person, *_others(reason))
    ]
    company = _company(told, person, seats[here], number=number)
    around = Around(told, plan, number=number)
    others = () if number in told.held else told.tables
    return Why(
        person=person,
        number=number,
        table=here,
        reasons=(*(_seen_from(person, reason) for reason in tied), *company),
        alternatives=tuple(
            _alternative(around, plan, person, (here, table.id), number=number)
            for table in others
            if table.id != here
        ),
    )


def _others(reason: Reason) -> tuple[str, ...]:
    found = reason.facts.get("with", ())
    return found if isinstance(found, tuple) else ()


def _seen_from(person: str, reason: Reason) -> Reason:
    """Tell a reason about several people as a reason of one of them."""
    if reason.person == person:
        return reason
    members = (reason.person, *_others(reason))
    return Reason(reason.code, person, {"with": tuple(who for who in members if who != person)})


def _company(
    problem: Problem, person: str, people: Sequence[str], *, number: int
) -> Iterator[Reason]:
    """Give the rules that would leave somebody alone here when ``person`` went."""
    leaving = inseparable(problem, person, number=number)
    for rule in problem.rules:
        group = problem.person[person].group
        if not isinstance(rule, MinCount) or group not in rule.groups:
            continue
        staying = tuple(
            who for who in people if who not in leaving and problem.person[who].group in rule.groups
        )
        if len(staying) < rule.min and (staying or not rule.allow_zero):
            facts: dict[str, object] = {"groups": tuple(sorted(rule.groups)), "with": staying}
            yield Reason("company", person, facts)


def _alternative(
    around: Around, plan: Plan, person: str, tables: tuple[str, str], *, number: int
) -> Alternative:
    """Weigh every way to the other table; the cheapest that keeps the rules is told."""
    problem = around.problem
    corner = _corner(problem, plan, tables, number=number)
    now = {table: plan.rounds[number].get(table, ()) for table in tables}
    known = {identity(rule) for rule in _broken(corner, plan, now, number=number)}
    ways = sorted(
        _ways(around, now, person, number=number),
        key=lambda way: (way.cost, len(way.swap), way.swap),
    )
    forbidden: list[tuple[tuple[Broken, ...], _Way]] = []
    for way in ways:
        broken = tuple(
            rule
            for rule in _broken(corner, plan, way.seats, number=number)
            if identity(rule) not in known
        )
        if not broken:
            return _possible(problem.weights, way, tables[1])
        forbidden.append((broken, way))
    least, closest = min(forbidden, key=lambda found: len(found[0]))
    return Alternative(tables[1], "forbidden", swap=closest.swap, broken=least)


def _possible(weights: Weights, way: _Way, table: str) -> Alternative:
    """Say what gets worse; that it would be better is not said, for a wish may be what keeps it."""
    if way.cost <= 0:
        return Alternative(table, "as_good", swap=way.swap)
    worse = heaviest(weights, (change for change in way.differences if change.worse))
    return Alternative(table, "worse", swap=way.swap, worse=worse)


def _ways(around: Around, now: Seats, person: str, *, number: int) -> Iterator[_Way]:
    """Give the ways to the other table: on a free chair, or in exchange for somebody there."""
    problem = around.problem
    (here, mine), (there, theirs) = now.items()
    going = _company_at(problem, person, mine, number=number)
    partners = [(), *(_company_at(problem, who, theirs, number=number) for who in theirs)]
    for coming in dict.fromkeys(partners):
        after = {
            here: tuple(who for who in mine if who not in going) + coming,
            there: tuple(who for who in theirs if who not in coming) + going,
        }
        differences = around.differences(now, after)
        yield _Way(coming, after, differences, price(problem.weights, differences))


def _company_at(
    problem: Problem, person: str, people: Iterable[str], *, number: int
) -> tuple[str, ...]:
    """List who of these people move along with somebody, in an order that is always the same."""
    company = inseparable(problem, person, number=number)
    return tuple(sorted(set(company) & set(people)))


def _corner(problem: Problem, plan: Plan, tables: tuple[str, str], *, number: int) -> Problem:
    """Give the problem of these two tables and nobody else."""
    people = {who for table in tables for who in plan.rounds[number].get(table, ())}
    leaders = {plan.facilitators.get(table) for table in tables}
    known = people | leaders
    return replace(
        problem,
        tables=tuple(table for table in problem.tables if table.id in tables),
        people=tuple(problem.person[who] for who in sorted(people)),
        facilitators=tuple(who for who in problem.facilitators if who.id in leaders),
        never=tuple(wish for wish in problem.never if {wish.a, wish.b} <= known),
        together=tuple(group for group in problem.together if known.issuperset(group.members)),
        pins=tuple(pin for pin in problem.pins if pin.person in people and pin.table in tables),
        held={},
        base=None,
    )


def _broken(corner: Problem, plan: Plan, seats: Seats, *, number: int) -> list[Broken]:
    rounds: list[Seats] = [{} for _ in range(number)]
    rounds.append(seats)
    leaders = {table: who for table, who in plan.facilitators.items() if table in seats}
    return check_round(corner, Plan(tuple(rounds), leaders), number=number)
