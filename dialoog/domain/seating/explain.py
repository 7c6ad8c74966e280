"""Why a plan is as it is: who is at each table, what is uneven, what kept people in place.

Never private wishes: they leave no trace here, and nothing here changes when one is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dialoog.domain.seating.bounds import REPEATS, fewest
from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.score import Score, score
from dialoog.domain.seating.targets import Targets, targets, values_of


@dataclass(frozen=True)
class Reason:
    """Something that tied a person to a table: "pin", "need" or "together", with its facts."""

    code: str
    person: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Uneven:
    """More or fewer of one kind of people than a fair share, which is ``low`` to ``high``."""

    kind: str
    name: str
    count: int
    low: int
    high: int


@dataclass(frozen=True)
class TableNote:
    """What there is to say about one table in one round."""

    number: int
    table: str
    people: int
    groups: dict[str, int]
    uneven: tuple[Uneven, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Evenness:
    """What was traded off of one kind: "group", "org", "size", an attribute, or "repeats".

    ``count`` is people beyond the fair share (or meetings that happen again) in the whole plan;
    no plan has fewer than ``best``, though perhaps none has as few.
    """

    kind: str
    count: int
    best: int
    weight: int

    @property
    def as_even_as_can_be(self) -> bool:
        """Tell whether it is proven that no plan does better."""
        return self.count <= self.best


@dataclass(frozen=True)
class Explanation:
    """A plan explained table by table, with what was traded off as a whole."""

    score: Score
    tables: tuple[TableNote, ...]
    evenness: tuple[Evenness, ...]
    """Of every kind that counts, the heaviest first."""


def explain(problem: Problem, plan: Plan) -> Explanation:
    """Say for every table in the rounds to come why it is as it is."""
    notes = []
    for number in problem.open_rounds:
        fair = targets(problem, number=number)
        for index, table in enumerate(problem.tables):
            ids = plan.rounds[number].get(table.id, ())
            counts = Counter(problem.person[who].group for who in ids)
            notes.append(
                TableNote(
                    number=number,
                    table=table.id,
                    people=len(ids),
                    groups=dict(sorted(counts.items())),
                    uneven=_uneven(problem, fair, ids, index=index),
                    reasons=reasons(problem, ids, number=number, index=index),
                )
            )
    # Who must sit together does not count as meeting again: a count could give a wish away.
    found = score(problem.told, plan)
    return Explanation(found, tuple(notes), tuple(_evenness(problem.told, found)))


def _evenness(problem: Problem, found: Score) -> Iterator[Evenness]:
    weights = problem.weights
    best = fewest(problem)
    kinds = [
        ("group", found.group, weights.group),
        ("size", found.size, weights.size),
        ("org", found.org, weights.org),
        *((attr, found.attrs[attr], weight) for attr, weight in weights.attrs.items()),
    ]
    if problem.rounds > 1:
        kinds.append((REPEATS, found.repeats, weights.repeat))
    for kind, count, weight in sorted(kinds, key=lambda item: -item[2]):
        if weight:
            yield Evenness(kind, count, best[kind], weight)


def _uneven(
    problem: Problem, fair: Targets | None, ids: tuple[str, ...], *, index: int
) -> tuple[Uneven, ...]:
    if fair is None:
        return ()
    counts = Counter(
        value
        for who in ids
        for value in values_of(problem.person[who], attrs=problem.weights.attrs)
    )
    found = []
    for (kind, name), bounds in sorted(fair.values.items()):
        low, high = bounds[index]
        count = counts[kind, name]
        if count > high or (count < low and kind != "org"):
            found.append(Uneven(kind, name, count, low, high))
    low, high = fair.sizes[index]
    if not low <= len(ids) <= high:
        found.append(Uneven("size", "", len(ids), low, high))
    return tuple(found)


def reasons(
    problem: Problem, ids: tuple[str, ...], *, number: int, index: int
) -> tuple[Reason, ...]:
    """Say what ties people to the table they sit at, as far as it is no private wish."""
    table = problem.tables[index]
    here = set(ids)
    found = [
        Reason("pin", pin.person)
        for pin in problem.pins
        if pin.person in here and pin.table == table.id and pin.holds(number)
    ]
    found += [
        Reason("need", who, {"need": need})
        for who in ids
        for need in sorted(problem.person[who].needs & table.features)
    ]
    for group in problem.together:
        if not group.private and here.issuperset(group.members):
            first, *others = group.members
            found.append(Reason("together", first, {"with": tuple(others)}))
    return tuple(found)
