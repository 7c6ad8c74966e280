"""The mirror meeting: who listens is silent until it is their turn, and asks only to understand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.methods import Form, Phase, Tool
from dialoog.domain.refusal import Refused

LONGEST_QUESTION = 300
DEBRIEF_WITHIN = timedelta(days=14)
LETTER_WITHIN = timedelta(days=21)


class Listening(StrEnum):
    """What somebody in the outer circle does now."""

    WAITING = "waiting"
    SILENT = "silent"
    ASKING = "asking"
    MIRRORING = "mirroring"
    OVER = "over"


def is_for_listeners(phase: Phase) -> bool:
    """Whether the outer circle speaks in this phase."""
    return phase.form is Form.OUTER_CIRCLE


def require_turn(
    phases: Sequence[Phase], position: int, *, at_outer_circle: bool, reached: int
) -> None:
    """Refuse words of a listener for the phase at ``position`` before it is their turn.

    Words of a phase that belongs to the outer circle are a listener's, and so is everything that
    comes from the table of the outer circle. ``reached`` is how far the inner circle is.
    """
    if is_for_listeners(phases[position]):
        turn = position
    elif at_outer_circle:
        theirs = (place for place, phase in enumerate(phases) if is_for_listeners(phase))
        turn = next(theirs, 0)
    else:
        return
    if turn > reached:
        raise Refused("mirror.listeners_are_silent")


def listening(phases: Sequence[Phase], *, reached: int, finished: bool) -> Listening:
    """Say what listeners do while the inner circle is at the phase ``reached``, -1 before it."""
    if reached < 0:
        return Listening.WAITING
    if finished:
        return Listening.OVER
    tools = phases[reached].tools
    if Tool.MIRROR in tools:
        return Listening.MIRRORING
    if Tool.QUESTION_SLIPS in tools:
        return Listening.ASKING
    spoken = any(is_for_listeners(phase) for phase in phases[:reached])
    return Listening.OVER if spoken else Listening.SILENT


def require_question(text: str) -> None:
    """Refuse what is no question: a listener explains nothing and judges nothing."""
    if len(text) > LONGEST_QUESTION:
        raise Refused("mirror.question_too_long", most=LONGEST_QUESTION)
    if text.strip() and "?" not in text:
        raise Refused("mirror.no_question")


def step_after(step: int, *, by: int, steps: int) -> int:
    """Give the step of the route that is ``by`` further, without leaving the route."""
    return max(0, min(step + by, steps - 1))


def require_feelings_first(touched: str) -> None:
    """Refuse plans of the team while nobody said what the meeting did to them."""
    if not touched.strip():
        raise Refused("mirror.feelings_first")


def debrief_by(held_on: date) -> date:
    """Give the last day on which the team talks about what it heard."""
    return held_on + DEBRIEF_WITHIN
