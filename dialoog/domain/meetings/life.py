"""The life of a meeting: which steps it may take."""

from __future__ import annotations

from enum import StrEnum

from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Refused


class MeetingState(StrEnum):
    """Where a meeting is in its life."""

    DRAFT = "draft"
    PLANNED = "planned"
    UNDERWAY = "underway"
    HELD = "held"
    LOCKED = "locked"
    CANCELLED = "cancelled"


class MeetingStep(StrEnum):
    """What can happen to a meeting."""

    PLAN = "plan"
    BEGIN = "begin"
    END = "end"
    LOCK = "lock"
    UNLOCK = "unlock"
    REOPEN = "reopen"
    CANCEL = "cancel"


TRANSITIONS: dict[tuple[MeetingState, MeetingStep], MeetingState] = {
    (MeetingState.DRAFT, MeetingStep.PLAN): MeetingState.PLANNED,
    (MeetingState.DRAFT, MeetingStep.CANCEL): MeetingState.CANCELLED,
    (MeetingState.PLANNED, MeetingStep.BEGIN): MeetingState.UNDERWAY,
    (MeetingState.PLANNED, MeetingStep.CANCEL): MeetingState.CANCELLED,
    (MeetingState.UNDERWAY, MeetingStep.END): MeetingState.HELD,
    (MeetingState.HELD, MeetingStep.REOPEN): MeetingState.UNDERWAY,
    (MeetingState.HELD, MeetingStep.LOCK): MeetingState.LOCKED,
    (MeetingState.LOCKED, MeetingStep.UNLOCK): MeetingState.HELD,
}
BEFORE_THE_DAY = frozenset({MeetingState.DRAFT, MeetingState.PLANNED})


def advance(state: MeetingState, step: MeetingStep) -> MeetingState:
    """Give the state after ``step``; refuse a step that can't be taken now."""
    try:
        return TRANSITIONS[state, step]
    except KeyError:
        raise Refused("meeting.step_not_allowed", state=state, step=step) from None


def cancel(state: MeetingState, *, reason: str) -> MeetingState:
    """Give the state after calling a meeting off; refuse to do so without telling people why."""
    if not reason.strip():
        raise Refused("meeting.reason_missing")
    return advance(state, MeetingStep.CANCEL)


def require_changeable(state: MeetingState) -> None:
    """Refuse to change time, place or run sheet once the day has begun, or never will."""
    if state not in BEFORE_THE_DAY:
        raise Refused("meeting.fixed", state=state)


def require_running(programme: ProgrammeState) -> None:
    """Refuse a new meeting in a programme that has no promise yet, or is closed."""
    if programme is ProgrammeState.INTAKE:
        raise Refused("programme.not_started")
    if programme is ProgrammeState.CLOSED:
        raise Refused("programme.closed")
