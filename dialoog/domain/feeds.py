"""Calendars to subscribe to: of what, and how an action stands in one."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class FeedKind(StrEnum):
    """What a calendar to subscribe to shows."""

    MEETING = "meeting"
    TABLES = "tables"
    ACTIONS = "actions"


def first_day(*, promised_on: date, due_on: date) -> date:
    """Give the day on which an action starts in a calendar: always before it is due.

    DUE must be later than DTSTART (RFC 5545 3.8.2.3).
    """
    return min(promised_on, due_on - timedelta(days=1))
