"""Every rule that a plan breaks, found by counting and without any part of the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dialoog.domain.seating.plan import Plan, where
from dialoog.domain.seating.problem import MaxShare, MinCount, Problem, Rule


@dataclass(frozen=True)
class Broken:
    """A broken rule: a code that ``web`` and ``cli`` have a sentence for, and its facts.

    Facts with rounds count from 0. ``private`` marks a wish that no screen may explain.
    """

    code: str
    facts: dict[str, object] = field(default_factory=dict)
    private: bool = False


def check(problem: Problem, plan: Plan) -> list[Broken]:
    """List all broken rules, round by round and then the facilitators; empty when none."""
    if len(plan.rounds) != problem.rounds:
        return [Broken("seating.rounds", {"rounds": len(plan.rounds), "asked": problem.rounds})]
    broken = [
        rule
        for number in range(problem.rounds)
        for rule in check_round(problem, plan, number=number)
    ]
    return broken + list(_facilitators(problem, plan))


def check_round(problem: Problem, plan: Plan, *, number: int) -> list[Broken]:
    """List the rules that are broken in one round; of a round that is over, only its history."""
    broken = list(_everyone_once(problem, plan, number=number))
    if number in problem.held:
        return broken + list(_history(problem, plan, number=number))
    for rules in (_seats, _needs, _never, _together, _pins, _rules):
        broken += rules(problem, plan, number=number)
    return broken


def _everyone_once(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    seen: Counter[str] = Counter()
    for table, ids in plan.rounds[number].items():
        if table not in problem.table_index:
            yield Broken("seating.unknown_table", {"round": number, "table": table})
            continue
        seen.update(ids)
    present = {person.id for person in problem.present(number)}
    for who, times in seen.items():
        if who not in present:
            yield Broken("seating.absent", {"round": number, "person": who})
        elif times > 1:
            yield Broken("seating.doubly_seated", {"round": number, "person": who})
    for who in sorted(present - seen.keys()):
        yield Broken("seating.unseated", {"round": number, "person": who})


def _history(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    was = where(problem.held[number])
    for who, table in where(plan.rounds[number]).items():
        if was.get(who) != table:
            yield Broken("seating.held", {"round": number, "person": who, "table": table})


def _seats(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    for table in problem.tables:
        people = len(plan.rounds[number].get(table.id, ()))
        facts = {"round": number, "table": table.id, "people": people}
        if people < table.min:
            yield Broken("seating.too_few", {**facts, "min": table.min})
        if people > table.max:
            yield Broken("seating.too_many", {**facts, "max": table.max})


def _needs(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    for table in problem.tables:
        for who in plan.rounds[number].get(table.id, ()):
            if who not in problem.person:
                continue
            for need in sorted(problem.person[who].needs - table.features):
                facts = {"round": number, "table": table.id, "person": who, "need": need}
                yield Broken("seating.need", facts)


def _never(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    seat = where(plan.rounds[number])
    seat |= {who: table for table, who in plan.facilitators.items()}
    for wish in problem.never:
        table = seat.get(wish.a)
        if table is not None and table == seat.get(wish.b):
            facts = {"round": number, "table": table, "rule": wish.id, "a": wish.a, "b": wish.b}
            yield Broken("seating.never", facts, private=wish.private)


def _together(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    seat = where(plan.rounds[number])
    for group in problem.together:
        tables = sorted({seat[who] for who in group.members if who in seat})
        if len(tables) > 1:
            facts = {"round": number, "rule": group.id, "members": group.members, "tables": tables}
            yield Broken("seating.apart", facts, private=group.private)


def _pins(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    seat = where(plan.rounds[number])
    for pin in problem.pins:
        if pin.holds(number) and seat.get(pin.person, pin.table) != pin.table:
            facts = {"round": number, "rule": pin.id, "person": pin.person, "table": pin.table}
            yield Broken("seating.pin", facts)


def _rules(problem: Problem, plan: Plan, *, number: int) -> Iterator[Broken]:
    for rule in problem.rules:
        for table in problem.tables:
            ids = plan.rounds[number].get(table.id, ())
            people = [problem.person[who] for who in ids if who in problem.person]
            count = sum(1 for person in people if person.group in rule.groups)
            if not respected(rule, count=count, people=len(people)):
                yield _rule_broken(rule, number=number, table=table.id, count=count)


def respected(rule: Rule, *, count: int, people: int) -> bool:
    """Tell whether a table of ``people`` with ``count`` of the rule's groups keeps the rule."""
    if isinstance(rule, MinCount):
        return count >= rule.min or (count == 0 and rule.allow_zero)
    return count * rule.den <= rule.num * people


def _rule_broken(rule: Rule, *, number: int, table: str, count: int) -> Broken:
    facts: dict[str, object] = {
        "round": number,
        "table": table,
        "rule": rule.id,
        "groups": tuple(sorted(rule.groups)),
        "count": count,
    }
    if isinstance(rule, MaxShare):
        return Broken("seating.max_share", {**facts, "num": rule.num, "den": rule.den})
    return Broken("seating.min_count", {**facts, "min": rule.min})


def _facilitators(problem: Problem, plan: Plan) -> Iterator[Broken]:
    if not problem.facilitators:
        return
    leads = Counter(plan.facilitators.values())
    for table in problem.tables:
        who = plan.facilitators.get(table.id)
        if who is None:
            yield Broken("seating.unled", {"table": table.id})
        elif who not in problem.facilitator_ids:
            yield Broken("seating.unknown_facilitator", {"table": table.id, "person": who})
    for who in sorted(who for who, tables in leads.items() if tables > 1):
        yield Broken("seating.doubly_leading", {"person": who})
    led = {who: table for table, who in plan.facilitators.items()}
    for pin in problem.pins:
        if pin.person in problem.facilitator_ids and led.get(pin.person) != pin.table:
            yield Broken("seating.pin", {"rule": pin.id, "person": pin.person, "table": pin.table})
