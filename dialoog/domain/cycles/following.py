"""Following a theme: back to the people every six to eight weeks, until it is really better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain import programmes
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.programmes import Programme, ProgrammeState, ProgrammeStep
from dialoog.domain.refusal import Refused

USUAL_WEEKS = 7
LONGEST_WEEKS = 8


class Progress(StrEnum):
    """How far a theme is, from what somebody noticed to what everybody notices."""

    SIGNAL = "signal"
    THEME = "theme"
    ADVICE = "advice"
    REPLY = "reply"
    CARRIED_OUT = "carried_out"
    BETTER = "better"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Going back to the people who told: what they notice, and what is still needed."""

    on: date
    spoke_with: int
    noticed: CheckAnswer
    evidence: str
    needed: str = ""
    next_on: date | None = None


def require_visit(visit: Visit, *, today: date) -> None:
    """Refuse a visit without people or examples, or one that ends the following too soon.

    Only "yes" ends it. A "no" says what is still needed.
    """
    if visit.on > today:
        raise Refused("visit.in_future")
    if visit.spoke_with < 1:
        raise Refused("visit.nobody_spoken")
    if not visit.evidence.strip():
        raise Refused("visit.evidence_missing")
    if visit.noticed is CheckAnswer.NO and not visit.needed.strip():
        raise Refused("visit.needed_missing")
    if visit.noticed is not CheckAnswer.YES and visit.next_on is None:
        raise Refused("visit.next_missing")
    if visit.next_on is not None:
        _require_soon(visit.next_on, on=visit.on)


def next_visit(visits: Sequence[Visit], *, advised_on: date) -> date | None:
    """Give when to go back; None once the people say that it is better."""
    if not visits:
        return advised_on + timedelta(weeks=LONGEST_WEEKS)
    return visits[-1].next_on


def reached(
    *, advised: bool, decided: bool, carried_out: bool, visits: Sequence[Visit]
) -> frozenset[Progress]:
    """Give what a theme has reached; the newest visit says whether it is better, and may undo that.

    People may notice it before anybody decided: each is true by itself.
    """
    facts = {
        Progress.SIGNAL: True,
        Progress.THEME: True,
        Progress.ADVICE: advised,
        Progress.REPLY: decided,
        Progress.CARRIED_OUT: carried_out,
        Progress.BETTER: bool(visits) and visits[-1].noticed is CheckAnswer.YES,
    }
    return frozenset(milestone for milestone, true in facts.items() if true)


def reopen(programme: Programme) -> Programme:
    """Give a closed programme open again, because people who were visited say it isn't better.

    A visit never closes one: that takes the answers of everybody who took part.
    """
    if programme.state is not ProgrammeState.CLOSED:
        return programme
    return programmes.advance(programme, ProgrammeStep.REOPEN)


def _require_soon(next_on: date, *, on: date) -> None:
    if next_on <= on:
        raise Refused("visit.next_in_past")
    if next_on > on + timedelta(weeks=LONGEST_WEEKS):
        raise Refused("visit.next_too_late", weeks=LONGEST_WEEKS)
