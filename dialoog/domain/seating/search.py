"""Simulated annealing over all rounds: from warm, when much may change, to cold.

In one step everyone in every round is offered all other seats at once (see ``sitting``). Large
rooms are worked on a handful of tables at a time, another handful in every step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from dialoog.domain.seating.check import check
from dialoog.domain.seating.lanes import Noise
from dialoog.domain.seating.leading import lead
from dialoog.domain.seating.model import Model
from dialoog.domain.seating.moves import movable, sweep
from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.score import score
from dialoog.domain.seating.sitting import Sitting
from dialoog.domain.seating.start import deal

HANDFUL = 16
"""Tables that are rearranged together."""
SWEEPS = 4
"""How often everyone at a handful of tables is offered another seat in one step."""
LATE = 0.8
"""The share of the cooling after which plans are good enough to look at."""


@dataclass(frozen=True)
class Heat:
    """How a search cools: temperatures, and what a broken rule costs meanwhile."""

    warm: float = 1.3
    cold: float = 0.7
    mild: float = 25.0
    strict: float = 60.0

    def temperature(self, share: float) -> float:
        """Give the temperature after this share of the cooling; at the end nothing moves."""
        return 0.0 if share >= 1 else self.warm * (self.cold / self.warm) ** share

    def hard(self, share: float) -> int:
        """Give what a broken rule costs after this share of the cooling."""
        return round(self.mild + (self.strict - self.mild) * share)


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
        self.rng = Random(seed)  # noqa: S311
        self.heat = heat
        self.draft = deal(self.model, self.rng, known=start)
        chairs = (sorted(around.chairs)[-HANDFUL:] for around in self.model.rounds.values())
        self.noise = Noise(self.rng, width=max(map(sum, chairs), default=0))
        self.on_progress = on_progress
        self.best = self._judge()
        self._tell()

    @property
    def worth_while(self) -> bool:
        """Tell whether a better plan is thinkable."""
        return bool(self.best.broken or self.best.cost or self.best.moves)

    def step(self, share: float) -> None:
        """Rearrange every round once, after this share of the cooling."""
        self.noise.warm(self.heat.temperature(share))
        lead(self.draft, self.rng)
        for number in self.model.rounds:
            tables = list(range(len(self.model.problem.tables)))
            self.rng.shuffle(tables)
            for first in range(0, len(tables), HANDFUL):
                handful = tables[first : first + HANDFUL]
                self._rearrange(number, handful, hard=self.heat.hard(share))
        if share > LATE:
            self._offer()

    def _rearrange(self, number: int, tables: list[int], *, hard: int) -> None:
        members = self.draft.members(number)
        sitting = Sitting(self.draft, number, members=members, tables=tables, hard=hard)
        lanes = movable(sitting)
        for _ in range(SWEEPS):
            self.rng.shuffle(lanes)
            sweep(sitting, lanes, noise=self.noise, rng=self.rng)
        sitting.write(self.draft)

    def _judge(self) -> Progress:
        plan = self.draft.plan()
        problem = self.model.problem
        found = score(problem, plan)
        return Progress(plan, len(check(problem, plan)), found.moves, found.cost)

    def _offer(self) -> None:
        """Keep the draft if it is the best so far."""
        found = self._judge()
        if self._price(found) < self._price(self.best):
            self.best = found
            self._tell()

    def _price(self, found: Progress) -> tuple[int, int]:
        return found.broken, found.cost + self.model.stay * found.moves

    def _tell(self) -> None:
        if self.on_progress:
            self.on_progress(self.best)
