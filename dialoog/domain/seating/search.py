"""Simulated annealing over all rounds: from warm, when much may change, to cold.

In one step everyone in every round is offered all other seats at once (see ``sitting``). Large
rooms are worked on a handful of tables at a time, dealt anew in every step around the tables where
something is wrong; a handful takes along some where nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from random import Random

from dialoog.domain.seating.check import check
from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.lanes import Noise
from dialoog.domain.seating.leading import lead
from dialoog.domain.seating.model import Model
from dialoog.domain.seating.moves import movable, regroup, sweep
from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.score import score
from dialoog.domain.seating.sitting import Sitting
from dialoog.domain.seating.start import deal
from dialoog.domain.seating.tally import Tally

HANDFUL = 16
"""Tables that are rearranged together."""
AMISS = 8
"""Of a handful in a large room, the tables where something is wrong; the others are to help."""
SWEEPS, SWEEPS_LARGE = 10, 4
"""How often everyone at a handful is offered another seat in one step; less often in large rooms,
where it is better to deal other handfuls soon."""
HASTE = 30
"""Cold steps, at most, to make the first plan valid before the search for a good one begins."""
STRIDE = 5
"""By how much the cost of a broken rule rises; with each rise everything is priced anew."""
WORTH_TELLING = 0.9
"""A plan of which the cost is this share of the best is told before the cooling ends."""

Terms = tuple[int, tuple[int, ...]]
"""What a sitting was priced by: the cost of a broken rule, and who leads the tables."""


@dataclass(frozen=True)
class Heat:
    """How a search cools: temperatures, and what a broken rule costs meanwhile."""

    warm: float
    cold: float
    mild: float = 25.0
    strict: float = 60.0

    def temperature(self, share: float) -> float:
        """Give the temperature after this share of the cooling; at the end nothing moves."""
        return 0.0 if share >= 1 else self.warm * (self.cold / self.warm) ** share

    def hard(self, share: float) -> int:
        """Give what a broken rule costs after this share of the cooling, which goes in strides."""
        return STRIDE * round((self.mild + (self.strict - self.mild) * share) / STRIDE)


@dataclass(frozen=True)
class Progress:
    """A plan that is better than all before: rules it breaks, seats that moved, and its cost."""

    plan: Plan
    broken: int
    moves: int
    cost: int


OnProgress = Callable[[Progress], None]


class Search:
    """A draft that is being improved, and the best plan seen on the way.

    ``stay`` is what it costs to move somebody who has a seat in the base plan of the problem.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        seed: int,
        heat: Heat,
        stay: int = 0,
        start: Plan | None = None,
        on_progress: OnProgress | None = None,
    ) -> None:
        self.model = Model(problem, stay=stay)
        self.leaders_stay = bool(stay)
        self.small = len(problem.tables) <= HANDFUL
        self.rng = Random(seed)  # noqa: S311
        self.heat = heat
        self.draft = deal(self.model, self.rng, known=start)
        chairs = (sorted(around.chairs)[-HANDFUL:] for around in self.model.rounds.values())
        self.noise = Noise(self.rng, width=max(map(sum, chairs), default=0))
        self.on_progress = on_progress
        self._tally = Tally(self.draft)
        self._seated: dict[int, tuple[Terms, Sitting]] = {}
        self._low: tuple[float, Draft] | None = None
        # The rules are tighter here than in the check: a start that it accepts is left as it is.
        if start is None or check(problem, self.draft.plan()):
            self._mend()
        self.best = self._judge()
        self._tell()

    @property
    def worth_while(self) -> bool:
        """Tell whether a better plan is thinkable."""
        return bool(self.best.broken or self.best.cost or self.best.moves)

    def step(self, share: float) -> None:
        """Rearrange every round once, after this share of the cooling.

        At its end the search goes back to the lowest draft of this cooling, to end from there.
        """
        if share >= 1 and self._low and self._low[0] < self._cost():
            self.draft = self._low[1]
            self._tally = Tally(self.draft)
            self._seated.clear()
        self.noise.warm(self.heat.temperature(share))
        lead(self.draft, self.rng, trade=not self.leaders_stay)
        # In a repair any table may be where somebody can go home to.
        everywhere = set(range(len(self.model.problem.tables))) if self.model.stay else None
        self._rearrange(
            lambda number: everywhere or self._tally.wrong(number),
            hard=self.heat.hard(share),
            careful=bool(self.best.broken),
        )
        cost = self._cost()
        if share >= 1 or cost < WORTH_TELLING * self.best.cost:
            self._offer()
        if share >= 1:
            self._low = None
        elif not self.model.stay and cost < (self._low[0] if self._low else inf):
            self._low = cost, self.draft.copy(self.model)

    def reconsider(self) -> None:
        """Read the rules about company the other way, when the way so far led to no valid plan."""
        self.model = Model(self.model.problem, stay=self.model.stay, lenient=not self.model.lenient)
        self.draft = self.draft.copy(self.model)
        self._tally = Tally(self.draft)
        self._seated.clear()
        self._low = None

    def _cost(self) -> float:
        """Give what the draft costs; what breaks a rule is beyond price."""
        return inf if any(self._tally.broken.values()) else self._tally.cost

    def _mend(self) -> None:
        """Rearrange only the tables where a rule is broken, with some others to help."""
        self.noise.warm(0.0)
        for _ in range(HASTE):
            if not any(self._tally.broken.values()):
                break
            lead(self.draft, self.rng, trade=not self.leaders_stay)
            self._rearrange(self._tally.broken.__getitem__, hard=self.heat.hard(1))

    def _rearrange(
        self, amiss: Callable[[int], set[int]], *, hard: int, careful: bool = False
    ) -> None:
        for number in self.model.rounds:
            for sitting in self._sit_down(number, amiss(number), hard=hard):
                lanes = movable(sitting)
                for _ in range(SWEEPS if self.small else SWEEPS_LARGE):
                    lanes.sort(key=lambda _: self.rng.random())
                    sweep(sitting, lanes, noise=self.noise, rng=self.rng, careful=careful)
                regroup(sitting, noise=self.noise, rng=self.rng)
                sitting.write(self.draft)
        self._tally = Tally(self.draft)

    def _sit_down(self, number: int, amiss: set[int], *, hard: int) -> Iterator[Sitting]:
        """Seat one handful after another; a small room stays seated from step to step."""
        terms = hard, tuple(self.draft.leaders)
        known = self._seated.get(number)
        if known and known[0] == terms:
            known[1].meet(self.draft)
            yield known[1]
            return
        members = self.draft.members(number)
        for handful in self._handfuls(amiss):
            sitting = Sitting(self.draft, number, members=members, tables=handful, hard=hard)
            if self.small:
                self._seated[number] = terms, sitting
            yield sitting

    def _handfuls(self, amiss: set[int]) -> Iterator[list[int]]:
        """Deal the tables of one round, in large rooms only around those where it is ``amiss``."""
        tables = list(range(len(self.model.problem.tables)))
        self.rng.shuffle(tables)
        if len(tables) > HANDFUL:
            wrong = [table for table in tables if table in amiss]
            right = [table for table in tables if table not in amiss]
            while wrong and len(right) >= HANDFUL - AMISS:
                some = min(len(wrong), AMISS)
                yield [*_take(wrong, some), *_take(right, HANDFUL - some)]
            tables = wrong + right if wrong else []
        while tables:
            yield _take(tables, HANDFUL)

    def _judge(self) -> Progress:
        plan = self.draft.plan()
        problem = self.model.problem
        found = score(problem, plan)
        return Progress(plan, len(check(problem, plan)), found.moves, found.cost)

    def _offer(self) -> None:
        """Keep the draft if it is the best so far."""
        if self._tally.cost >= self.best.cost and not (self.best.broken or self.model.stay):
            return
        found = self._judge()
        if self._price(found) < self._price(self.best):
            self.best = found
            self._tell()

    def _price(self, found: Progress) -> tuple[int, int]:
        return found.broken, found.cost + self.model.stay * found.moves

    def _tell(self) -> None:
        if self.on_progress:
            self.on_progress(self.best)


def _take(tables: list[int], count: int) -> list[int]:
    """Remove so many from the end, and give them."""
    taken = tables[-count:]
    del tables[-count:]
    return taken
