"""The smallest changes that make an impossible seating possible, each of them tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dialoog.domain.seating.problem import (
    Facilitator,
    MaxShare,
    MinCount,
    Never,
    Person,
    Problem,
    Rule,
    Table,
    Together,
)

EXTRA = "extra"
"""The id of a table that is added."""
FEW = 4
"""Tables or seats more or fewer that are tried."""
ONE_BY_ONE = 6
"""Amounts that are tried one by one; beyond them by halving."""
MOST_ALIKE = 3
"""Changes of one kind that are offered; more would say the same again and again."""


@dataclass(frozen=True)
class Remedy:
    """A change after which the rules in conflict go together: a code and its facts.

    "extra_table" and "fewer_tables" (tables); "extra_seat" (table, seats); "smaller_table" (table,
    people); "fewer_people" (people); "feature" (table, feature); "unpin" (person, table); "split"
    (members); "another_leader" (facilitator); "ask" (a, b), and "ask_wish" without facts for a
    private wish; "fewer", "more" and "more_others" (groups, people); "lower" (groups, min);
    "or_none" (groups); "drop_rule" (rule, groups).

    ``enough`` when a plan was found that keeps all other rules too. If not, there may be more that
    stands in the way.
    """

    code: str
    facts: dict[str, object] = field(default_factory=dict)
    enough: bool = False


Change = tuple[Remedy, Problem]


def changes_for(problem: Problem, ids: Sequence[str]) -> Iterator[list[Change]]:
    """Give the changes to the rules ``ids`` that may help, the mildest first.

    Each list holds one change in growing amounts, of which the smallest that helps will do.
    """
    yield [_more_tables(problem, count) for count in range(1, FEW)]
    if all(id_.startswith("seats:") and id_.endswith(":max") for id_ in ids):
        yield [_fewer_people(problem, count) for count in range(1, len(problem.people))]
    if any(id_.startswith("seats:") and id_.endswith(":min") for id_ in ids):
        yield [*_fewer_tables(problem)]
    for id_ in ids:
        yield from _table_changes(problem, id_)
    for id_ in ids:
        yield from _wish_changes(problem, id_)
    for rule in problem.rules:
        if rule.id in ids:
            yield from _group_changes(problem, rule, ids)


def remedies(
    problem: Problem, ids: Sequence[str], *, possible: Callable[[Problem], bool]
) -> tuple[tuple[Remedy, Problem], ...]:
    """Give the smallest changes after which ``possible``, and the problem after each of them."""
    found: list[Change] = []
    tried: Counter[str] = Counter()
    for amounts in changes_for(problem, ids):
        code = amounts[0][0].code if amounts else ""
        tried[code] += 1
        if not amounts or tried[code] > MOST_ALIKE:
            continue
        change = _least(amounts, possible)
        if change and all(change[0] != other for other, _ in found):
            found.append(change)
    return tuple(found)


def _least(amounts: Sequence[Change], possible: Callable[[Problem], bool]) -> Change | None:
    """Find the smallest amount that helps; of large amounts as if more always helps too."""
    for change in amounts[:ONE_BY_ONE]:
        if possible(change[1]):
            return change
    low, high = ONE_BY_ONE, 2 * ONE_BY_ONE
    while low < len(amounts) and not possible(amounts[min(high, len(amounts)) - 1][1]):
        low, high = high, 2 * high
    if low >= len(amounts):
        return None
    high = min(high, len(amounts))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if possible(amounts[middle - 1][1]) else (middle, high)
    return amounts[high - 1]


def _more_tables(problem: Problem, count: int) -> Change:
    largest = max(problem.tables, key=lambda table: table.max)
    extra = tuple(Table(f"{EXTRA}{number}", 0, largest.max) for number in range(count))
    leaders = problem.facilitators
    if leaders:
        leaders += tuple(Facilitator(f"{EXTRA}-leader{number}") for number in range(count))
    changed = replace(problem, tables=problem.tables + extra, facilitators=leaders)
    return Remedy("extra_table", {"tables": count}), changed


def _fewer_tables(problem: Problem) -> Iterator[Change]:
    pinned = {pin.table for pin in problem.pins}
    free = [table for table in reversed(problem.tables) if table.id not in pinned]
    for count in range(1, min(FEW, len(free), len(problem.tables))):
        gone = free[:count]
        rest = tuple(table for table in problem.tables if table not in gone)
        yield Remedy("fewer_tables", {"tables": count}), replace(problem, tables=rest)


def _fewer_people(problem: Problem, count: int) -> Change:
    gone = {person.id for person in problem.people[-count:]}
    return Remedy("fewer_people", {"people": count}), _without(problem, gone)


def _table_changes(problem: Problem, id_: str) -> Iterator[list[Change]]:
    kind, _, rest = id_.partition(":")
    name, _, what = rest.rpartition(":")
    if kind == "need":
        for table in problem.tables:
            if what not in table.features:
                changed = replace(table, features=table.features | {what})
                facts: dict[str, object] = {"table": table.id, "feature": what}
                yield [(Remedy("feature", facts), _with_table(problem, changed))]
    if kind != "seats":
        return
    table = problem.tables[problem.table_index[name]]
    if what == "max":
        yield [
            (
                Remedy("extra_seat", {"table": name, "seats": more}),
                _with_table(problem, replace(table, max=table.max + more)),
            )
            for more in range(1, FEW + 1)
        ]
    else:
        yield [
            (
                Remedy("smaller_table", {"table": name, "people": fewer}),
                _with_table(problem, replace(table, min=table.min - fewer)),
            )
            for fewer in range(1, min(FEW, table.min) + 1)
        ]


def _wish_changes(problem: Problem, id_: str) -> Iterator[list[Change]]:
    for pin in problem.pins:
        if pin.id == id_:
            remedy = Remedy("unpin", {"person": pin.person, "table": pin.table})
            yield [(remedy, replace(problem, pins=tuple(p for p in problem.pins if p != pin)))]
    for group in problem.together:
        if group.id == id_:
            rest = tuple(other for other in problem.together if other != group)
            yield [(_split(group), replace(problem, together=rest))]
    for wish in problem.never:
        if wish.id == id_:
            left = tuple(other for other in problem.never if other != wish)
            yield [(_ask(wish), replace(problem, never=left))]
            yield from _leader_changes(problem, wish)


def _leader_changes(problem: Problem, wish: Never) -> Iterator[list[Change]]:
    """Let somebody else lead, against whom nobody has anything."""
    for leader in sorted({wish.a, wish.b} & problem.facilitator_ids):
        if not wish.private:
            others = tuple(other for other in problem.never if leader not in {other.a, other.b})
            remedy = Remedy("another_leader", {"facilitator": leader})
            yield [(remedy, replace(problem, never=others))]


def _split(group: Together) -> Remedy:
    return Remedy("ask_wish") if group.private else Remedy("split", {"members": group.members})


def _ask(wish: Never) -> Remedy:
    return Remedy("ask_wish") if wish.private else Remedy("ask", {"a": wish.a, "b": wish.b})


def _group_changes(problem: Problem, rule: Rule, ids: Sequence[str]) -> Iterator[list[Change]]:
    inside = _involved_first(problem, rule, ids)
    groups: dict[str, object] = {"groups": tuple(sorted(rule.groups))}
    others = sorted({person.group for person in problem.people} - rule.groups)
    many = range(1, len(problem.people) + 1)
    if isinstance(rule, MaxShare):
        yield [
            (Remedy("fewer", {**groups, "people": n}), _without(problem, set(inside[:n])))
            for n in range(1, len(inside) + 1)
        ]
        for group in others[:1]:
            yield [
                (Remedy("more_others", {**groups, "people": n}), _with_more(problem, group, n))
                for n in many
            ]
    else:
        group = min(rule.groups)
        yield [
            (Remedy("more", {**groups, "people": n}), _with_more(problem, group, n)) for n in many
        ]
        yield [
            (
                Remedy("lower", {**groups, "min": least}),
                _with_rule(problem, replace(rule, min=least)),
            )
            for least in range(rule.min - 1, 0, -1)
        ]
        if not rule.allow_zero:
            yield [(Remedy("or_none", groups), _with_rule(problem, replace(rule, allow_zero=True)))]
    rest = tuple(other for other in problem.rules if other != rule)
    yield [(Remedy("drop_rule", {"rule": rule.id, **groups}), replace(problem, rules=rest))]


def _involved_first(problem: Problem, rule: Rule, ids: Sequence[str]) -> list[str]:
    """List the people of a rule, those first whom the other rules in conflict are about."""
    about = {pin.person for pin in problem.pins if pin.id in ids}
    about |= {who for group in problem.together if group.id in ids for who in group.members}
    about |= {who for wish in problem.never if wish.id in ids for who in (wish.a, wish.b)}
    inside = [person.id for person in problem.people if person.group in rule.groups]
    return sorted(inside, key=lambda who: who not in about)


def _with_more(problem: Problem, group: str, count: int) -> Problem:
    come = tuple(Person(f"{EXTRA}-{number}", group) for number in range(count))
    return replace(problem, people=problem.people + come)


def _with_rule(problem: Problem, changed: MinCount) -> Problem:
    rules = (changed if rule.id == changed.id else rule for rule in problem.rules)
    return replace(problem, rules=tuple(rules))


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
