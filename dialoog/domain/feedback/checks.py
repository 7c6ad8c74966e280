"""Is it really better? Asked of the people who took part; the care users' answers decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dialoog.domain.figures import Weighed
from dialoog.domain.programmes import Threshold
from dialoog.domain.refusal import Refused


class CheckAnswer(StrEnum):
    """What somebody says when asked whether it is really better."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Verdict(StrEnum):
    """What a check round says about the theme."""

    OPEN = "open"
    TOO_FEW_ANSWERS = "too_few_answers"
    NOT_BETTER = "not_better"
    BETTER = "better"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One answer; ``person`` is a number, never a name."""

    person: int
    care_user: bool
    answer: CheckAnswer
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A round of asking everybody who took part; from ``closes_on`` on it takes no answers."""

    asked: frozenset[int]
    threshold: Threshold
    opened_on: date
    closes_on: date | None = None
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What care users said, each person counted once."""

    yes: int
    no: int
    unsure: int

    @property
    def answers(self) -> int:
        return self.yes + self.no + self.unsure


def require_may_answer(check: Check, *, person: int, today: date) -> None:
    """Refuse an answer after the round, or from somebody who was not asked."""
    if person not in check.asked:
        raise Refused("check.not_asked")
    if _has_ended(check, today=today):
        raise Refused("check.ended", closes_on=check.closes_on)


def takes_answers(check: Check, *, today: date) -> bool:
    """Say whether somebody may still answer, or change an answer."""
    return not _has_ended(check, today=today)


def end(check: Check, *, today: date) -> Check:
    """Give the round ended before its date; refuse when it has ended already."""
    if _has_ended(check, today=today):
        raise Refused("check.ended", closes_on=check.closes_on)
    return replace(check, closes_on=today)


def is_open(check: Check, *, today: date) -> bool:
    """Say whether the round still waits for answers: until its date, or until all have spoken."""
    return not _has_ended(check, today=today) and not check.asked <= _newest(check.voices).keys()


def result(check: Check) -> CheckResult:
    """Count the newest answer of each care user who was asked."""
    answers = [
        voice.answer
        for person, voice in _newest(check.voices).items()
        if voice.care_user and person in check.asked
    ]
    return count_answers(answers)


def weigh(check: Check) -> Weighed:
    """Give what care users answered so far, as it may be shown once the round is over."""
    counted = result(check)
    return check.threshold.weigh(counted.yes, of=counted.answers)


def verdict(check: Check, *, today: date) -> Verdict:
    """Give what the round says.

    Better means that enough care users answered, and that a large enough share of them says yes.
    Who doesn't know doesn't notice it, so "unsure" counts among the answers but not as a yes.
    """
    if is_open(check, today=today):
        return Verdict.OPEN
    enough = weigh(check).enough
    if enough is None:
        return Verdict.TOO_FEW_ANSWERS
    return Verdict.BETTER if enough else Verdict.NOT_BETTER


def count_answers(answers: Sequence[CheckAnswer]) -> CheckResult:
    """Count what care users say of a theme, or of an agreement."""
    return CheckResult(
        yes=answers.count(CheckAnswer.YES),
        no=answers.count(CheckAnswer.NO),
        unsure=answers.count(CheckAnswer.UNSURE),
    )


def _has_ended(check: Check, *, today: date) -> bool:
    return check.closes_on is not None and today >= check.closes_on


def _newest(voices: Iterable[Voice]) -> dict[int, Voice]:
    return {voice.person: voice for voice in sorted(voices, key=lambda voice: voice.at)}
