"""The short measure: do people feel heard, and do they notice a difference, before and after.

A few statements of our own with five faces, not validated; the first four of ``AFTER`` take the
idea of the Feeling Heard Scale (voice, attention, respect, common ground).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.figures import guard, rounded
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused

SCORES = range(1, 6)
UNKNOWN = 0
"""The score under which "I don't know" is counted."""


class MeasureMoment(StrEnum):
    """When people are asked."""

    BEFORE = "before"
    AFTER = "after"
    LATER = "later"


class Statement(StrEnum):
    """What people say how far they agree with."""

    COULD_SAY = "could_say"
    LISTENED_TO = "listened_to"
    TAKEN_SERIOUSLY = "taken_seriously"
    MUTUAL = "mutual"
    UNDERSTAND_OTHERS = "understand_others"
    OWN_SAY = "own_say"
    HEARD_BACK = "heard_back"
    NOTICE = "notice"


STATEMENTS: dict[MeasureMoment, tuple[Statement, ...]] = {
    MeasureMoment.BEFORE: (Statement.UNDERSTAND_OTHERS, Statement.OWN_SAY),
    MeasureMoment.AFTER: (
        Statement.COULD_SAY,
        Statement.LISTENED_TO,
        Statement.TAKEN_SERIOUSLY,
        Statement.MUTUAL,
        Statement.UNDERSTAND_OTHERS,
        Statement.OWN_SAY,
    ),
    MeasureMoment.LATER: (Statement.HEARD_BACK, Statement.NOTICE),
}

Answers = Mapping[Statement, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people of one perspective gave one score to one statement."""

    moment: MeasureMoment
    statement: Statement
    perspective: Perspective
    score: int
    count: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What a group says on average; None is a group that is too small to show.

    ``people`` is rounded to fives and ``mean`` to tenths, from 1 (not at all) to 5 (completely).
    """

    people: int | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Result:
    """One statement at one moment, for each perspective and for all together."""

    moment: MeasureMoment
    statement: Statement
    groups: Mapping[Perspective, Figure]
    together: Figure


def require_answers(moment: MeasureMoment, answers: Answers) -> None:
    """Refuse what isn't asked at this moment, scores that don't exist, and nothing at all."""
    wanted = set(STATEMENTS[moment])
    if set(answers) - wanted or any(
        score != UNKNOWN and score not in SCORES for score in answers.values()
    ):
        raise Refused("measure.unknown_answer")
    if not answers:
        raise Refused("measure.nothing_answered")


def results(tallies: Iterable[Tally]) -> tuple[Result, ...]:
    """Give every statement that somebody answered, in the order in which they are asked."""
    scores: dict[tuple[MeasureMoment, Statement], list[Tally]] = {}
    for tally in tallies:
        if tally.score != UNKNOWN:
            scores.setdefault((tally.moment, tally.statement), []).append(tally)
    return tuple(
        _result(moment, statement, scores[moment, statement])
        for moment in MeasureMoment
        for statement in STATEMENTS[moment]
        if (moment, statement) in scores
    )


def combine(found: Iterable[Result]) -> tuple[Result, ...]:
    """Add up what may be shown of several programmes.

    Only figures that are shown already go in, never what is hidden or exact; so nothing can be
    learnt from the sum that those figures don't tell.
    """
    same: dict[tuple[MeasureMoment, Statement], list[Result]] = {}
    for result in found:
        same.setdefault((result.moment, result.statement), []).append(result)
    return tuple(
        Result(
            moment=moment,
            statement=statement,
            groups={
                side: _together(result.groups[side] for result in results) for side in Perspective
            },
            together=_together(result.together for result in results),
        )
        for (moment, statement), results in same.items()
    )


def _together(figures: Iterable[Figure]) -> Figure:
    shown = [(one.people, one.mean) for one in figures if one.people and one.mean is not None]
    people = sum(number for number, _mean in shown)
    if not people:
        return Figure(None, None)
    return Figure(people, round(sum(number * mean for number, mean in shown) / people, 1))


def _result(moment: MeasureMoment, statement: Statement, tallies: list[Tally]) -> Result:
    people: Counter[Perspective] = Counter()
    points: Counter[Perspective] = Counter()
    for tally in tallies:
        people[tally.perspective] += tally.count
        points[tally.perspective] += tally.count * tally.score
    shown = guard({perspective: people[perspective] for perspective in Perspective})
    return Result(
        moment=moment,
        statement=statement,
        groups={
            perspective: _figure(people[perspective], points[perspective], shown=count is not None)
            for perspective, count in shown.counts.items()
        },
        together=_figure(people.total(), points.total(), shown=shown.total is not None),
    )


def _figure(people: int, points: int, *, shown: bool) -> Figure:
    if not shown or not people:
        return Figure(None, None)
    return Figure(rounded(people), round(points / people, 1))
