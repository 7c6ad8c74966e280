"""Meetings: what a programme plans and holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from dialoog.storage import meetings as storage
from dialoog.storage.meetings import MeetingRow

get_meeting = storage.get_meeting
list_of_programme = storage.list_of_programme


def list_upcoming(*, now: datetime) -> list[MeetingRow]:
    """Give the meetings that are today or still to come, the first one first."""
    return storage.list_meetings_from(now - timedelta(hours=12))
