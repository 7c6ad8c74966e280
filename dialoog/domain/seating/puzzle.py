"""The part of a problem that must be puzzled out, to prove that it can't be done.

Whoever the rules treat alike is only counted. The others, in units that sit together, have a set
of tables (bits) that shrinks as it is known where the rest sits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dialoog.domain.seating.counting import Load
from dialoog.domain.seating.problem import MaxShare, Problem, Seats

Key = tuple[int | None, str]
"""A person in a round, or (without a round) a facilitator."""


@dataclass(frozen=True)
class Unit:
    """People, or one facilitator (``number`` None), who sit at one table in one round."""

    number: int | None
    size: int
    counts: tuple[int, ...]
    """How many of them each rule of the problem counts."""


class Puzzle:
    """Some rounds of a problem: who must be placed one by one, and who is merely counted."""

    def __init__(self, problem: Problem, rounds: Sequence[int]) -> None:
        self.problem = problem
        self.rounds = tuple(rounds)
        self.everywhere = (1 << len(problem.tables)) - 1
        self.units: list[Unit] = []
        self.domains: list[int] = []
        self.crowd: dict[int, Load] = {}
        self.place: dict[Key, int] = {}
        named = {who for wish in problem.never for who in (wish.a, wish.b)}
        for number in self.rounds:
            self._add_people(number, named)
        self._add_facilitators(named)
        self.apart: list[set[int]] = [set() for _ in self.units]
        self._keep_apart()
        self.cliques = [
            clique
            for clique in _cliques(self.apart)
            if len(clique) > 2  # noqa: PLR2004
        ]

    def _add_people(self, number: int, named: set[str]) -> None:
        problem = self.problem
        crowd = Load.nobody(len(problem.rules))
        pins: dict[str, int] = {}
        for pin in problem.pins:
            if pin.holds(number):
                table = 1 << problem.table_index[pin.table]
                pins[pin.person] = pins.get(pin.person, self.everywhere) & table
        suits: dict[frozenset[str], int] = {frozenset(): self.everywhere}
        for block in _blocks(problem, number=number):
            people = [problem.person[who] for who in block]
            counts = tuple(sum(p.group in rule.groups for p in people) for rule in problem.rules)
            domain = self.everywhere
            for person in people:
                if person.needs not in suits:
                    suits[person.needs] = sum(
                        1 << index
                        for index, table in enumerate(problem.tables)
                        if table.suits(person.needs)
                    )
                domain &= suits[person.needs] & pins.get(person.id, self.everywhere)
            if len(block) == 1 and domain == self.everywhere and block[0] not in named:
                crowd = crowd.plus(1, counts)
                continue
            for who in block:
                self.place[number, who] = len(self.units)
            self.units.append(Unit(number, len(block), counts))
            self.domains.append(domain & self._holding(len(block), counts))
        self.crowd[number] = crowd

    def _holding(self, size: int, counts: tuple[int, ...]) -> int:
        """Give the tables large enough for so many, with so many of them counted by the rules."""
        shares = [
            (count, rule)
            for count, rule in zip(counts, self.problem.rules, strict=True)
            if count and isinstance(rule, MaxShare)
        ]
        return sum(
            1 << index
            for index, table in enumerate(self.problem.tables)
            if size <= table.max
            and all(count * rule.den <= rule.num * table.max for count, rule in shares)
        )

    def _add_facilitators(self, named: set[str]) -> None:
        """Add who leads, when everybody who can lead must."""
        problem = self.problem
        pins: dict[str, int] = {}
        for pin in problem.pins:
            if pin.person in problem.facilitator_ids:
                table = 1 << problem.table_index[pin.table]
                pins[pin.person] = pins.get(pin.person, self.everywhere) & table
        spare = len(problem.facilitators) > len(problem.tables)
        for leader in sorted(problem.facilitator_ids & (named | pins.keys())):
            if leader in pins or not spare:
                self.place[None, leader] = len(self.units)
                self.units.append(Unit(None, 0, (0,) * len(problem.rules)))
                self.domains.append(pins.get(leader, self.everywhere))

    def _keep_apart(self) -> None:
        """Note which units avoid each other; every table has one facilitator, so those do too."""
        place = self.place
        leaders = [unit for (number, _), unit in place.items() if number is None]
        pairs = list(combinations(leaders, 2))
        for wish in self.problem.never:
            for number in self.rounds:
                one = place.get((None, wish.a), place.get((number, wish.a)))
                other = place.get((None, wish.b), place.get((number, wish.b)))
                if one is not None and other is not None:
                    pairs.append((one, other))
        for number in self.rounds:
            pairs += self._too_many_together(number)
        for one, other in pairs:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def _too_many_together(self, number: int) -> Iterator[tuple[int, int]]:
        """Give the units that no table can hold both."""
        large = [
            index
            for index, unit in enumerate(self.units)
            if unit.number == number and unit.size > 1
        ]
        holding: dict[tuple[int, tuple[int, ...]], int] = {}
        for one, other in combinations(large, 2):
            mine, theirs = self.units[one], self.units[other]
            counts = tuple(a + b for a, b in zip(mine.counts, theirs.counts, strict=True))
            both = (mine.size + theirs.size, counts)
            if both not in holding:
                holding[both] = self._holding(*both)
            shared = self.domains[one] & self.domains[other]
            if shared and not shared & holding[both]:
                yield one, other

    def seats(self, solution: Sequence[int]) -> tuple[Seats, ...]:
        """Give the seats of the units in a solution."""
        rounds: list[dict[str, tuple[str, ...]]] = [{} for _ in range(self.problem.rounds)]
        for (number, who), unit in self.place.items():
            if number is not None:
                table = self.problem.tables[solution[unit].bit_length() - 1].id
                rounds[number][table] = (*rounds[number].get(table, ()), who)
        return tuple(rounds)


def _blocks(problem: Problem, *, number: int) -> list[list[str]]:
    """Give who sits as one in a round; sets that share somebody who is there are one block."""
    block_of = {person.id: [person.id] for person in problem.present(number)}
    for group in problem.together:
        members = [who for who in group.members if who in block_of]
        for who in members[1:]:
            mine, theirs = block_of[members[0]], block_of[who]
            if mine is not theirs:
                mine += theirs
                for other in theirs:
                    block_of[other] = mine
    return list({id(block): block for block in block_of.values()}.values())


def _cliques(apart: list[set[int]]) -> Iterator[list[int]]:
    """Give groups of units that all avoid each other, until every pair is in one of them."""
    covered: set[tuple[int, int]] = set()
    for unit, others in enumerate(apart):
        for other in sorted(others):
            if other <= unit or (unit, other) in covered:
                continue
            clique = [unit, other]
            for third in sorted(others & apart[other], key=lambda u: -len(apart[u])):
                if all(third in apart[member] for member in clique):
                    clique.append(third)
            covered.update(combinations(sorted(clique), 2))
            yield clique
