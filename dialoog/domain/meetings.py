"""The life of a meeting, and the arithmetic of its run sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

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
}


def advance(state: MeetingState, step: MeetingStep) -> MeetingState:
    """Give the state after ``step``; refuse a step that can't be taken now."""
    try:
        return TRANSITIONS[state, step]
    except KeyError:
        raise Refused("meeting.step_not_allowed", state=state, step=step) from None


@dataclass(frozen=True, slots=True)
class Timed:
    """A block of a run sheet with the moments at which it begins and ends."""

    position: int
    starts_at: datetime
    ends_at: datetime


def timetable(starts_at: datetime, minutes: Sequence[int]) -> tuple[Timed, ...]:
    """Give when each block begins and ends; the start of the first one drives all times."""
    timed = []
    moment = starts_at
    for position, duration in enumerate(minutes):
        end = moment + timedelta(minutes=duration)
        timed.append(Timed(position, moment, end))
        moment = end
    return tuple(timed)


def minutes_over(starts_at: datetime, ends_at: datetime, minutes: Sequence[int]) -> int:
    """Give how many minutes are free; a negative number is how much the run sheet is too long."""
    return round((ends_at - starts_at).total_seconds() / 60) - sum(minutes)
