"""A ticket opens one table, for one day, to who guides it without an account."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dialoog.domain.meetings import MeetingState

TO_COME = frozenset({MeetingState.DRAFT, MeetingState.PLANNED})


class Opening(StrEnum):
    """Whether a ticket opens its table now, and if not, why."""

    OPEN = "open"
    NOT_YET = "not_yet"
    OVER = "over"
    CANCELLED = "cancelled"


def opening(
    state: MeetingState, *, first_day: date, last_day: date, early: bool, today: date
) -> Opening:
    """Say whether a ticket works: on the day of its meeting, and before it when it may ``early``.

    A meeting that lasts past midnight has two days. One that was called off opens nothing.
    """
    if state is MeetingState.CANCELLED:
        return Opening.CANCELLED
    if today > last_day:
        return Opening.OVER
    if today < first_day and not (early and state in TO_COME):
        return Opening.NOT_YET
    return Opening.OPEN
