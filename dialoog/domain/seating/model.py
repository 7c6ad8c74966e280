"""A problem turned into numbers, ready for the search: people, tables and values are indexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from dialoog.domain.seating.curves import Curve, bare, size_curve, value_curve
from dialoog.domain.seating.plan import where
from dialoog.domain.seating.problem import MaxShare, MinCount, Problem
from dialoog.domain.seating.targets import Targets, Value, targets, values_of

NOBODY = -1
EMPTY = 0
"""The value of an empty chair, which is spread over the tables like any other."""
SPARE = 3
"""Chairs above the fair size that the search may use at one table."""


@dataclass(frozen=True, slots=True)
class Share:
    """A greatest share as a sum that may not exceed 0: in the groups, outside them, empty chair."""

    weights: tuple[int, int, int]
    den: int
    kind: tuple[int, ...]
    """Per person 0 when in the groups, else 1."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round: who is there, where each may sit, and what counts of each value cost."""

    people: tuple[int, ...]
    chairs: tuple[int, ...]
    allowed: dict[int, frozenset[int]]
    """Only for people who may not sit everywhere."""
    curves: tuple[tuple[Curve, ...], ...]
    """Per value and table."""
    bare: tuple[tuple[int, int], ...]
    """Per table what it costs, soft and hard, when nobody of any value is there."""
    home: dict[int, int]
    """The table in the base plan, of those who have one."""


class Model:
    """All that stays the same while a plan for ``problem`` is searched.

    A ``lenient`` one leaves a table without people of a kind wherever the rules allow that.
    """

    def __init__(self, problem: Problem, *, stay: int = 0, lenient: bool = False) -> None:
        self.problem = problem
        self.stay = stay
        self.lenient = lenient
        self.index = {person.id: number for number, person in enumerate(problem.people)}
        self.value_names: list[tuple[str, str]] = [("size", "empty")]
        self.values = self._values()
        self.blocks = self._blocks()
        self.block_of = {who: block for block in self.blocks for who in block}
        self.facilitators = {who.id: number for number, who in enumerate(problem.facilitators)}
        self.led_away = tuple(self._led_away())
        self.avoiding = frozenset(who for who, _ in self.led_away)
        self.never = self._never()
        self.shares = [self._share(rule) for rule in problem.rules if isinstance(rule, MaxShare)]
        self.least = self._least()
        self.company = tuple(
            (value, self.least[name][0])
            for value, name in enumerate(self.value_names)
            if name in self.least and self.least[name][1] and self.least[name][0] > 1
        )
        """Values that come to a table with so many or not at all."""
        self._suited: dict[frozenset[str], frozenset[int]] = {}
        self.rounds = {number: self._round(number) for number in problem.open_rounds}

    def _values(self) -> list[tuple[int, ...]]:
        known = {self.value_names[EMPTY]: EMPTY}
        result = []
        for person in self.problem.people:
            names = values_of(person, attrs=self.problem.weights.attrs)
            names += [("rule", rule.id) for rule in self._grouped() if person.group in rule.groups]
            for name in names:
                if name not in known:
                    known[name] = len(self.value_names)
                    self.value_names.append(name)
            result.append(tuple(known[name] for name in names))
        return result

    def _grouped(self) -> Iterator[MinCount]:
        """Rules about several groups at once; the others live in the curve of their group."""
        for rule in self.problem.rules:
            if isinstance(rule, MinCount) and len(rule.groups) != 1:
                yield rule

    def _blocks(self) -> list[tuple[int, ...]]:
        """People who move as one; sets that share a member are one block."""
        leader = list(range(len(self.problem.people)))

        def find(who: int) -> int:
            while leader[who] != who:
                who = leader[who]
            return who

        for group in self.problem.together:
            members = [self.index[who] for who in group.members if who in self.index]
            for who in members[1:]:
                leader[find(who)] = find(members[0])
        blocks: dict[int, list[int]] = {}
        for who in range(len(leader)):
            blocks.setdefault(find(who), []).append(who)
        return [tuple(block) for block in blocks.values() if len(block) > 1]

    def _never(self) -> list[tuple[int, ...]]:
        result: list[list[int]] = [[] for _ in self.problem.people]
        for wish in self.problem.never:
            if wish.a in self.index and wish.b in self.index:
                a, b = self.index[wish.a], self.index[wish.b]
                result[a].append(b)
                result[b].append(a)
        return [tuple(others) for others in result]

    def _led_away(self) -> Iterator[tuple[int, int]]:
        """Give each person with each facilitator who may not lead them."""
        for wish in self.problem.never:
            for person, leader in ((wish.a, wish.b), (wish.b, wish.a)):
                if person in self.index and leader in self.facilitators:
                    yield self.index[person], self.facilitators[leader]

    def _share(self, rule: MaxShare) -> Share:
        return Share(
            weights=(rule.den - rule.num, -rule.num, 0),
            den=rule.den,
            kind=tuple(int(person.group not in rule.groups) for person in self.problem.people),
        )

    def _round(self, number: int) -> Round:
        problem = self.problem
        present = {self.index[person.id] for person in problem.present(number)}
        fair = targets(problem, number=number)
        sizes = fair.sizes if fair else tuple((table.min, table.max) for table in problem.tables)
        largest = max((len(block) for block in self.blocks), default=1)
        short = -(-max(0, len(present) - sum(table.max for table in problem.tables)) // len(sizes))
        allowed = self._allowed(number, present)
        tied = self._tied(allowed)
        chairs = tuple(
            min(table.max, max(table.min, max(high, tied[index]) + max(SPARE, largest))) + short
            for index, (table, (_, high)) in enumerate(zip(problem.tables, sizes, strict=True))
        )
        curves = self._curves(fair, chairs, sizes)
        return Round(
            people=tuple(sorted(present)),
            chairs=chairs,
            allowed=allowed,
            curves=curves,
            bare=bare(curves),
            home=self._home(number),
        )

    def _tied(self, allowed: dict[int, frozenset[int]]) -> list[int]:
        """Give per table about how many people can sit at few other tables."""
        tied = [0.0] * len(self.problem.tables)
        for tables in allowed.values():
            for table in tables:
                tied[table] += 1 / len(tables)
        return [ceil(people) for people in tied]

    def _allowed(self, number: int, present: set[int]) -> dict[int, frozenset[int]]:
        problem = self.problem
        fixed: dict[int, set[int]] = {}
        for pin in problem.pins:
            if pin.holds(number) and pin.person in self.index:
                fixed.setdefault(self.index[pin.person], set()).add(problem.table_index[pin.table])
        result: dict[int, frozenset[int]] = {}
        for who in sorted(present):
            block = [other for other in self.block_of.get(who, (who,)) if other in present]
            if any(other in fixed or problem.people[other].needs for other in block):
                needs = frozenset().union(*(problem.people[other].needs for other in block))
                result[who] = self._suiting(needs).intersection(
                    *(fixed[other] for other in block if other in fixed)
                )
        return result

    def _suiting(self, needs: frozenset[str]) -> frozenset[int]:
        """Give the tables that offer everything in ``needs``."""
        if needs not in self._suited:
            tables = enumerate(self.problem.tables)
            self._suited[needs] = frozenset(index for index, at in tables if at.suits(needs))
        return self._suited[needs]

    def _home(self, number: int) -> dict[int, int]:
        if not self.stay or self.problem.base is None:
            return {}
        return {
            self.index[who]: self.problem.table_index[table]
            for who, table in where(self.problem.base.rounds[number]).items()
            if who in self.index and table in self.problem.table_index
        }

    def _curves(
        self, fair: Targets | None, chairs: tuple[int, ...], sizes: tuple[tuple[int, int], ...]
    ) -> tuple[tuple[Curve, ...], ...]:
        weights = self.problem.weights
        weight = {"group": weights.group, "org": weights.org, **weights.attrs}
        free = tuple((0, seats) for seats in chairs)
        result = [
            tuple(
                size_curve(weights.size, seats, (table.min, table.max), size)
                for seats, table, size in zip(chairs, self.problem.tables, sizes, strict=True)
            )
        ]
        rows: dict[tuple[object, ...], tuple[Curve, ...]] = {}
        for name in self.value_names[EMPTY + 1 :]:
            kind = name[0]
            bounds = fair.values.get(name, free) if fair else free
            least = self.least.get(name, (0, True))
            key = weight.get(kind, 0), kind == "org", bounds, least
            if key not in rows:
                rows[key] = tuple(
                    value_curve(key[0], seats, 0 if kind == "org" else low, high, least)
                    for seats, (low, high) in zip(chairs, bounds, strict=True)
                )
            result.append(rows[key])
        return tuple(result)

    def _least(self) -> dict[Value, tuple[int, bool]]:
        """Give by value the fewest at a table, and whether none at all will do too.

        With enough people for every table it won't: a search that may leave tables without them
        gets stuck there, for the way out leads past somebody who sits alone. A lenient model is
        for rooms where nothing else will do.
        """
        least = {}
        tables = len(self.problem.tables)
        for rule in self.problem.rules:
            if isinstance(rule, MinCount):
                many = sum(person.group in rule.groups for person in self.problem.people)
                single = len(rule.groups) == 1
                name = ("group", min(rule.groups)) if single else ("rule", rule.id)
                scarce = many < rule.min * tables
                least[name] = (rule.min, rule.allow_zero and (self.lenient or scarce))
        return least
