"""Composing tables: a valid plan at once, and a better one for as long as it may take.

Simulated annealing in cycles that grow: each begins warm, cools down and keeps the best plan
found. Within a round everyone is offered all other seats at once (see ``sitting``); large rooms
are worked on a handful of tables at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
WARM, COLD = 3.0, 0.3
"""Temperatures, in units of cost."""
MILD, STRICT = 25, 60
"""What a broken rule costs at the start and at the end of a cycle."""
HASTE = 8
"""Cold steps, at most, to make the first plan valid before the search for a good one begins."""
LATE = 0.8
"""The share of a cycle after which plans are good enough to look at."""
SWEEPS = 4
"""How often everyone at a handful of tables is offered another seat in one step."""
FIRST_CYCLE = 16
"""Steps of cooling in the first cycle; each next one is twice as long."""

KeepGoing = Callable[[], bool]


@dataclass(frozen=True)
class Progress:
    """A plan that is better than all before: rules it breaks, and its cost."""

    plan: Plan
    broken: int
    cost: int


def steps(count: int) -> KeepGoing:
    """Give a budget of so many steps, the same on every machine."""
    left = iter(range(count))
    return lambda: next(left, None) is not None


def compose(
    problem: Problem,
    *,
    seed: int,
    keep_going: KeepGoing,
    on_progress: Callable[[Progress], None] | None = None,
    start: Plan | None = None,
) -> Plan:
    """Find the best plan there is time for; the same seed and steps give the same plan.

    With ``start``, a plan for these people and tables, the result is never worse than that.

    ``keep_going`` is asked before every step, once there is a first plan that keeps the rules. A
    plan that still breaks one comes back too: ``check`` says which.
    """
    search = _Search(problem, seed=seed, on_progress=on_progress, start=start)
    for _ in range(HASTE):
        if not search.best.broken:
            break
        search.step(1.0)
    length = FIRST_CYCLE
    while search.best.broken or search.best.cost:
        for share in _shares(length):
            if not keep_going():
                return search.best.plan
            search.step(share)
        length *= 2
    return search.best.plan


def _shares(length: int) -> Iterator[float]:
    return (step / length for step in range(length + 1))


class _Search:
    def __init__(
        self,
        problem: Problem,
        *,
        seed: int,
        on_progress: Callable[[Progress], None] | None,
        start: Plan | None,
    ) -> None:
        self.model = Model(problem)
        self.rng = Random(seed)  # noqa: S311
        self.draft = deal(self.model, self.rng, known=start)
        chairs = (sorted(around.chairs)[-HANDFUL:] for around in self.model.rounds.values())
        width = max(map(sum, chairs), default=0)
        self.noise = Noise(self.rng, width=width)
        self.on_progress = on_progress
        self.best = self._judge()
        self._tell()

    def _judge(self) -> Progress:
        plan = self.draft.plan()
        problem = self.model.problem
        return Progress(plan, len(check(problem, plan)), score(problem, plan).cost)

    def offer(self) -> None:
        """Keep the draft if it is the best so far."""
        found = self._judge()
        if (found.broken, found.cost) < (self.best.broken, self.best.cost):
            self.best = found
            self._tell()

    def _tell(self) -> None:
        if self.on_progress:
            self.on_progress(self.best)

    def step(self, share: float) -> None:
        """Rearrange every round once, after this share of the cooling."""
        cold = share >= 1
        self.noise.warm(0.0 if cold else WARM * (COLD / WARM) ** share)
        hard = round(MILD + (STRICT - MILD) * share)
        lead(self.draft, self.rng)
        for number in self.model.rounds:
            tables = list(range(len(self.model.problem.tables)))
            self.rng.shuffle(tables)
            for first in range(0, len(tables), HANDFUL):
                self._rearrange(number, tables[first : first + HANDFUL], hard=hard)
        if share > LATE:
            self.offer()

    def _rearrange(self, number: int, tables: list[int], *, hard: int) -> None:
        members = self.draft.members(number)
        sitting = Sitting(self.draft, number, members=members, tables=tables, hard=hard)
        lanes = movable(sitting)
        for _ in range(SWEEPS):
            self.rng.shuffle(lanes)
            sweep(sitting, lanes, noise=self.noise, rng=self.rng)
        sitting.write(self.draft)
