"""The smallest changes that make an impossible seating possible, each of them tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dialoog.domain.seating.problem import Facilitator, MaxShare, Person, Problem, Rule, Table

MOST_PEOPLE = 3
"""People more or fewer that are tried for a rule about groups."""
MOST_ALIKE = 3
"""Changes of one kind that are tried; trying them all would say the same again and again."""


@dataclass(frozen=True)
class Remedy:
    """A change that makes a plan possible: a code and its facts.

    "extra_table"; "extra_seat" and "smaller_table" (table); "feature" (table, feature);
    "unpin" (person, table); "split" (members); "ask" (a, b), and "ask_wish" without facts for a
    private wish; "fewer" and "more" (groups, people); "drop_rule" (rule, groups).
    """

    code: str
    facts: dict[str, object] = field(default_factory=dict)


Change = tuple[Remedy, Problem]


def remedies(
    problem: Problem, ids: Sequence[str], *, possible: Callable[[Problem], bool]
) -> tuple[Remedy, ...]:
    """Give the changes to the rules ``ids`` after which a plan is possible, the mildest first."""
    found: list[Remedy] = []
    tried: Counter[str] = Counter()
    for remedy, changed in _changes(problem, ids):
        tried[remedy.code] += 1
        enough = remedy in found or (
            remedy.code in {"fewer", "more"} and remedy.code in {other.code for other in found}
        )
        if tried[remedy.code] <= MOST_ALIKE and not enough and possible(changed):
            found.append(remedy)
    return tuple(found)


def _changes(problem: Problem, ids: Sequence[str]) -> Iterator[Change]:
    largest = max(problem.tables, key=lambda table: table.max)
    extra = replace(largest, id="extra", min=0)
    leaders = problem.facilitators
    if leaders:
        leaders = (*leaders, Facilitator("extra-leader"))
    yield (
        Remedy("extra_table"),
        replace(problem, tables=(*problem.tables, extra), facilitators=leaders),
    )
    for id_ in ids:
        yield from _table_changes(problem, id_)
    for id_ in ids:
        yield from _wish_changes(problem, id_)
    for rule in problem.rules:
        if rule.id in ids:
            yield from _group_changes(problem, rule)


def _table_changes(problem: Problem, id_: str) -> Iterator[Change]:
    kind, _, rest = id_.partition(":")
    if kind == "seats":
        name, _, side = rest.rpartition(":")
        for table in problem.tables:
            if table.id == name and side == "max":
                changed = replace(table, max=table.max + 1)
                yield Remedy("extra_seat", {"table": name}), _with_table(problem, changed)
            elif table.id == name and table.min:
                changed = replace(table, min=table.min - 1)
                yield Remedy("smaller_table", {"table": name}), _with_table(problem, changed)
    if kind == "need":
        feature = rest.rpartition(":")[2]
        for table in problem.tables:
            if feature not in table.features:
                changed = replace(table, features=table.features | {feature})
                facts: dict[str, object] = {"table": table.id, "feature": feature}
                yield Remedy("feature", facts), _with_table(problem, changed)


def _wish_changes(problem: Problem, id_: str) -> Iterator[Change]:
    for pin in problem.pins:
        if pin.id == id_:
            remedy = Remedy("unpin", {"person": pin.person, "table": pin.table})
            yield remedy, replace(problem, pins=tuple(p for p in problem.pins if p != pin))
    for group in problem.together:
        if group.id == id_:
            remedy = (
                Remedy("ask_wish") if group.private else Remedy("split", {"members": group.members})
            )
            rest = tuple(other for other in problem.together if other != group)
            yield remedy, replace(problem, together=rest)
    for wish in problem.never:
        if wish.id == id_:
            remedy = (
                Remedy("ask_wish") if wish.private else Remedy("ask", {"a": wish.a, "b": wish.b})
            )
            yield remedy, replace(problem, never=tuple(w for w in problem.never if w != wish))


def _group_changes(problem: Problem, rule: Rule) -> Iterator[Change]:
    inside = [person for person in problem.people if person.group in rule.groups]
    groups = tuple(sorted(rule.groups))
    for count in range(1, MOST_PEOPLE + 1):
        facts: dict[str, object] = {"groups": groups, "people": count}
        if isinstance(rule, MaxShare):
            gone = {person.id for person in inside[:count]}
            yield Remedy("fewer", facts), _without(problem, gone)
        else:
            come = tuple(Person(f"extra-{number}", groups[0]) for number in range(count))
            yield Remedy("more", facts), replace(problem, people=problem.people + come)
    rest = tuple(other for other in problem.rules if other != rule)
    remedy = Remedy("drop_rule", {"rule": rule.id, "groups": groups})
    yield remedy, replace(problem, rules=rest)


def _with_table(problem: Problem, changed: Table) -> Problem:
    tables = (changed if table.id == changed.id else table for table in problem.tables)
    return replace(problem, tables=tuple(tables))


def _without(problem: Problem, gone: set[str]) -> Problem:
    """Leave people out; whatever was about them goes too."""
    return replace(
        problem,
        people=tuple(person for person in problem.people if person.id not in gone),
        never=tuple(wish for wish in problem.never if not {wish.a, wish.b} & gone),
        together=tuple(group for group in problem.together if not set(group.members) & gone),
        pins=tuple(pin for pin in problem.pins if pin.person not in gone),
    )
