"""Proof that rules can't all hold: by counting, and where counting is not enough by trying.

Whoever the rules treat alike is only counted. The others, in units that sit together, have a set
of tables that shrinks as it is known where the rest sits. Nothing found is no proof that a plan
exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from dialoog.domain.seating.counting import Load, cannot_hold
from dialoog.domain.seating.model import Model
from dialoog.domain.seating.problem import Problem, Seats

NODES = 3000
"""How many half-made seatings are looked at before giving up on a proof."""


Key = tuple[int | None, int]
"""A person in a round, or (without a round) a facilitator."""


@dataclass(frozen=True)
class Unit:
    """People, or one facilitator (``number`` None), who sit at one table in one round."""

    number: int | None
    size: int
    counts: tuple[int, ...]
    """How many of them each rule of the problem counts."""


@dataclass
class _Puzzle:
    """The units that must be placed one by one, who may not meet, and what is merely counted."""

    problem: Problem
    units: list[Unit] = field(default_factory=list)
    domains: list[int] = field(default_factory=list)
    apart: list[set[int]] = field(default_factory=list)
    crowd: dict[int, Load] = field(default_factory=dict)
    cliques: list[list[int]] = field(default_factory=list)
    place: dict[Key, int] = field(default_factory=dict)
    solution: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Verdict:
    """What trying showed: it is impossible, or here is a way to seat those who are hard to seat.

    Neither when there were too many ways to try.
    """

    impossible: bool
    seats: tuple[Seats, ...] | None = None


def examine(problem: Problem, *, nodes: int = NODES) -> Verdict:
    """Look for a proof that no plan keeps all rules; ``nodes`` is how much to try."""
    puzzle = _puzzle(problem)
    if _hopeless(puzzle, puzzle.domains, iter(range(nodes))):
        return Verdict(impossible=True)
    return Verdict(impossible=False, seats=_seats(puzzle) if puzzle.solution else None)


def _seats(puzzle: _Puzzle) -> tuple[Seats, ...]:
    """Give the seats of the units in the solution that was found."""
    problem = puzzle.problem
    rounds: list[dict[str, tuple[str, ...]]] = [{} for _ in range(problem.rounds)]
    for (number, who), unit in puzzle.place.items():
        if number is not None:
            table = problem.tables[puzzle.solution[unit].bit_length() - 1].id
            people = rounds[number].get(table, ())
            rounds[number][table] = (*people, problem.people[who].id)
    return tuple(rounds)


def _puzzle(problem: Problem) -> _Puzzle:
    model = Model(problem)
    puzzle = _Puzzle(problem)
    everywhere = (1 << len(problem.tables)) - 1
    for number, around in model.rounds.items():
        seen: set[int] = set()
        crowd = Load.nobody(len(problem.rules))
        for who in around.people:
            if who in seen:
                continue
            block = [o for o in model.block_of.get(who, (who,)) if o in set(around.people)]
            seen.update(block)
            counts = tuple(
                sum(problem.people[o].group in rule.groups for o in block) for rule in problem.rules
            )
            allowed = around.allowed.get(who)
            named = any(model.never[o] for o in block) or any(o in model.avoiding for o in block)
            if len(block) == 1 and allowed is None and not named:
                crowd = crowd.plus(1, counts)
                continue
            domain = everywhere if allowed is None else sum(1 << table for table in allowed)
            for o in block:
                puzzle.place[number, o] = len(puzzle.units)
            puzzle.units.append(Unit(number, len(block), counts))
            puzzle.domains.append(domain)
        puzzle.crowd[number] = crowd
    _add_facilitators(puzzle, model)
    _keep_apart(puzzle, model)
    puzzle.cliques = list(_cliques(puzzle.apart))
    return puzzle


def _add_facilitators(puzzle: _Puzzle, model: Model) -> None:
    """Add who leads, when everybody who can lead must."""
    problem = puzzle.problem
    pins: dict[int, int] = {}
    for pin in problem.pins:
        if pin.person in model.facilitators:
            leader = model.facilitators[pin.person]
            pins[leader] = pins.get(leader, -1) & (1 << problem.table_index[pin.table])
    spare = len(problem.facilitators) > len(problem.tables)
    involved = {leader for _, leader in model.led_away} | pins.keys()
    for leader in sorted(involved):
        if spare and leader not in pins:
            continue
        puzzle.place[None, leader] = len(puzzle.units)
        puzzle.units.append(Unit(None, 0, (0,) * len(problem.rules)))
        puzzle.domains.append(((1 << len(problem.tables)) - 1) & pins.get(leader, -1))


def _keep_apart(puzzle: _Puzzle, model: Model) -> None:
    """Note which units avoid each other; every table has one facilitator, so those do too."""
    place = puzzle.place
    puzzle.apart = [set() for _ in puzzle.units]
    pairs: list[tuple[Key, Key]] = [
        ((number, who), (number, other))
        for number, who in place
        if number is not None
        for other in model.never[who]
    ]
    pairs += [
        ((None, leader), (number, who)) for who, leader in model.led_away for number in model.rounds
    ]
    pairs += combinations([key for key in place if key[0] is None], 2)
    for one, other in pairs:
        if one in place and other in place:
            puzzle.apart[place[one]].add(place[other])
            puzzle.apart[place[other]].add(place[one])


def _cliques(apart: list[set[int]]) -> Iterator[list[int]]:
    """Give groups of units that all avoid each other, until every pair is in one of them."""
    covered: set[tuple[int, int]] = set()
    for unit, others in enumerate(apart):
        for other in sorted(others):
            if other < unit or (unit, other) in covered or other == unit:
                continue
            clique = [unit, other]
            for third in sorted(others & apart[other], key=lambda u: -len(apart[u])):
                if all(third in apart[member] for member in clique):
                    clique.append(third)
            covered.update(combinations(sorted(clique), 2))
            yield clique


def _hopeless(puzzle: _Puzzle, known: list[int], budget: Iterator[int]) -> bool:
    """Tell whether no way is left to seat the units, given the tables each may still have."""
    domains = _narrowed(puzzle, known)
    if domains is None or _crowded(puzzle, domains):
        return True
    open_units = [unit for unit, domain in enumerate(domains) if domain & (domain - 1)]
    if not open_units:
        puzzle.solution = domains
        return False
    if next(budget, None) is None:
        return False
    unit = min(
        open_units,
        key=lambda u: (domains[u].bit_count(), -puzzle.units[u].size, -len(puzzle.apart[u])),
    )
    for table in _different_tables(puzzle, domains, unit):
        tried = [*domains]
        tried[unit] = 1 << table
        if not _hopeless(puzzle, tried, budget):
            return False
    return True


def _narrowed(puzzle: _Puzzle, known: list[int]) -> list[int] | None:
    """Take away tables where somebody sits whom a unit avoids; ``None`` when nothing is left.

    A unit that avoids itself has been put together from people who must not meet.
    """
    domains = [*known]
    if any(unit in others for unit, others in enumerate(puzzle.apart)):
        return None
    fresh = [unit for unit, domain in enumerate(domains) if domain & (domain - 1) == 0]
    while fresh:
        unit = fresh.pop()
        if not domains[unit]:
            return None
        for other in puzzle.apart[unit]:
            before = domains[other]
            domains[other] &= ~domains[unit]
            if domains[other] != before and domains[other] & (domains[other] - 1) == 0:
                fresh.append(other)
    return domains


def _crowded(puzzle: _Puzzle, domains: list[int]) -> bool:
    for clique in puzzle.cliques:
        if len(clique) > 2 and not _all_different([domains[unit] for unit in clique]):  # noqa: PLR2004
            return True
    for number, crowd in puzzle.crowd.items():
        units = [
            (unit.size, unit.counts, domains[index])
            for index, unit in enumerate(puzzle.units)
            if unit.number == number
        ]
        if cannot_hold(puzzle.problem, units, crowd):
            return True
    return False


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


def _different_tables(puzzle: _Puzzle, domains: list[int], unit: int) -> Iterator[int]:
    """Give the tables to try for a unit; of tables that nothing tells apart only the first."""
    taken = 0
    for domain in domains:
        if domain & (domain - 1) == 0:
            taken |= domain
    seen = set()
    for index, table in enumerate(puzzle.problem.tables):
        bit = 1 << index
        if not domains[unit] & bit:
            continue
        if not taken & bit:
            looks = (table.min, table.max, tuple(bool(domain & bit) for domain in domains))
            if looks in seen:
                continue
            seen.add(looks)
        yield index
