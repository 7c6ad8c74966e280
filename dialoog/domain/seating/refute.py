"""Proof that rules can't all hold: by counting, and where counting is not enough by trying.

Rounds hang together only by who leads a table, so each round is tried alone first. Nothing found
is no proof that a plan exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dialoog.domain.seating.counting import shortage, unions_of
from dialoog.domain.seating.demands import sizes_do_not_add_up
from dialoog.domain.seating.problem import MaxShare, Problem, Seats
from dialoog.domain.seating.puzzle import Puzzle

NODES = 3000
"""How many half-made seatings are looked at before giving up on a proof."""
FIRST_TRY = 40
"""Half-made seatings before beginning anew, with the units that proved hard to seat first."""
MOST_UNITS = 600
"""With more units than these only counting is done; trying would lead nowhere."""

GiveUp = Callable[[], bool]


@dataclass(frozen=True)
class Verdict:
    """What trying showed: it is impossible, or here is a way to seat those who are hard to seat.

    Neither when there were too many ways to try.
    """

    impossible: bool
    seats: tuple[Seats, ...] | None = None


def examine(
    problem: Problem,
    *,
    nodes: int = NODES,
    rounds: Sequence[int] | None = None,
    give_up: GiveUp | None = None,
) -> Verdict:
    """Look for a proof that no plan keeps all rules; ``nodes`` is how much to try.

    ``rounds`` are the rounds to look at together, all that are open unless given. ``give_up`` is
    asked all the time whether to stop without a proof.
    """
    rounds = problem.open_rounds if rounds is None else rounds
    for number in rounds:
        here = problem.present(number)
        if sizes_do_not_add_up(problem, len(here), frozenset(who.group for who in here)):
            return Verdict(impossible=True)
    puzzle = Puzzle(problem, rounds)
    attempt = _Attempt(puzzle, give_up)
    if attempt.refuted(nodes):
        return Verdict(impossible=True)
    return Verdict(False, puzzle.seats(attempt.solution) if attempt.solution else None)


class _Enough(Exception):
    """More was tried than is worth while; to begin anew may be quicker."""


class _Attempt:
    """A search through all ways to seat the units, that learns which of them are hard to seat."""

    def __init__(self, puzzle: Puzzle, give_up: GiveUp | None) -> None:
        self.puzzle = puzzle
        self._give_up = give_up or (lambda: False)
        self.solution: list[int] = []
        self._hard = [1 + len(others) / 100 for others in puzzle.apart]
        self._numbers = [
            (number, [i for i, unit in enumerate(puzzle.units) if unit.number == number])
            for number in puzzle.rounds
        ]
        self._unions = {
            number: unions_of((puzzle.domains[unit] for unit in units), puzzle.everywhere)
            for number, units in self._numbers
        }
        self._budget: Iterator[int] = iter(())

    def refuted(self, nodes: int) -> bool:
        """Tell whether no way is left, trying longer each time as long as ``nodes`` allows."""
        if any(unit in others for unit, others in enumerate(self.puzzle.apart)):
            return True
        if len(self.puzzle.units) > MOST_UNITS:
            nodes = 0
        limit = FIRST_TRY
        while True:
            limit = min(limit, nodes)
            nodes -= limit
            self._budget = iter(range(limit))
            try:
                return self._hopeless(self.puzzle.domains)
            except _Enough:
                limit = 2 * limit
            if nodes <= 0 or self._give_up():
                return False

    def _hopeless(self, known: list[int]) -> bool:
        """Tell whether no way is left, given the tables each unit may still have."""
        domains = self._narrowed(known)
        if domains is None or self._crowded(domains):
            return True
        open_units = [unit for unit, domain in enumerate(domains) if domain & (domain - 1)]
        if not open_units:
            self.solution = domains
            return False
        if next(self._budget, None) is None or self._give_up():
            raise _Enough
        unit = min(open_units, key=lambda u: domains[u].bit_count() / self._hard[u])
        for table in self._different_tables(domains, unit):
            tried = [*domains]
            tried[unit] = 1 << table
            if not self._hopeless(tried):
                return False
        return True

    def _blame(self, units: Sequence[int]) -> None:
        for unit in units:
            self._hard[unit] += 1

    def _narrowed(self, known: list[int]) -> list[int] | None:
        """Take away tables where somebody sits whom a unit avoids, or without room for it.

        ``None`` when a unit has no table left.
        """
        domains = [*known]
        fresh = [unit for unit, domain in enumerate(domains) if domain & (domain - 1) == 0]
        while fresh:
            while fresh:
                unit = fresh.pop()
                if not domains[unit]:
                    self._blame([unit])
                    return None
                for other in self.puzzle.apart[unit]:
                    if domains[other] & domains[unit]:
                        domains[other] &= ~domains[unit]
                        if domains[other] & (domains[other] - 1) == 0:
                            self._blame([other] if not domains[other] else [])
                            fresh.append(other)
            for _, units in self._numbers:
                fresh += self._fitted(domains, units)
        return domains

    def _fitted(self, domains: list[int], units: list[int]) -> list[int]:
        """Take away the tables without room for a unit; give those with one table left, or none."""
        room = self._room(domains, units)
        fits: dict[tuple[int, tuple[int, ...]], int] = {}
        fresh = []
        for index in units:
            domain = domains[index]
            if domain & (domain - 1) == 0:
                continue
            unit = self.puzzle.units[index]
            kind = (unit.size, unit.counts)
            if kind not in fits:
                fits[kind] = self._fitting(room, *kind)
            domains[index] = domain & fits[kind]
            if domains[index] != domain and domains[index] & (domains[index] - 1) == 0:
                fresh.append(index)
        return fresh

    def _room(self, domains: list[int], units: list[int]) -> list[list[int]]:
        """Give per table the free seats, and how many each rule counts there already."""
        problem = self.puzzle.problem
        room = [[table.max] + [0] * len(problem.rules) for table in problem.tables]
        for index in units:
            domain = domains[index]
            if domain and domain & (domain - 1) == 0:
                unit = self.puzzle.units[index]
                at = room[domain.bit_length() - 1]
                at[0] -= unit.size
                for place, count in enumerate(unit.counts):
                    at[place + 1] += count
        return room

    def _fitting(self, room: list[list[int]], size: int, counts: tuple[int, ...]) -> int:
        problem = self.puzzle.problem
        shares = [
            (place, count, rule)
            for place, (count, rule) in enumerate(zip(counts, problem.rules, strict=True))
            if count and isinstance(rule, MaxShare)
        ]
        return sum(
            1 << index
            for index, (at, table) in enumerate(zip(room, problem.tables, strict=True))
            if size <= at[0]
            and all(
                (at[place + 1] + count) * rule.den <= rule.num * table.max
                for place, count, rule in shares
            )
        )

    def _crowded(self, domains: list[int]) -> bool:
        for clique in self.puzzle.cliques:
            if not _all_different([domains[unit] for unit in clique]):
                self._blame(clique)
                return True
        for number, indexes in self._numbers:
            units = [
                (self.puzzle.units[i].size, self.puzzle.units[i].counts, domains[i])
                for i in indexes
            ]
            crowd = self.puzzle.crowd[number]
            blamed = shortage(self.puzzle.problem, units, crowd, self._unions[number])
            if blamed is not None:
                self._blame([indexes[unit] for unit in blamed])
                return True
        return False

    def _different_tables(self, domains: list[int], unit: int) -> Iterator[int]:
        """Give the tables to try for a unit; of tables that nothing tells apart only the first."""
        taken = 0
        for domain in domains:
            if domain & (domain - 1) == 0:
                taken |= domain
        seen = set()
        for index, table in enumerate(self.puzzle.problem.tables):
            bit = 1 << index
            if not domains[unit] & bit:
                continue
            if not taken & bit:
                looks = (table.min, table.max, tuple(bool(domain & bit) for domain in domains))
                if looks in seen:
                    continue
                seen.add(looks)
            yield index


def _all_different(domains: list[int]) -> bool:
    """Tell whether each can have a table of its own, by augmenting paths."""
    owner: dict[int, int] = {}

    def seat(one: int, tried: int) -> int | None:
        free = domains[one] & ~tried
        while free:
            bit = free & -free
            tried |= bit
            if bit not in owner:
                owner[bit] = one
                return tried
            deeper = seat(owner[bit], tried)
            if deeper is not None:
                owner[bit] = one
                return deeper
            free &= ~bit
        return None

    return all(seat(one, 0) is not None for one in range(len(domains)))
