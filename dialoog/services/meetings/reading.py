"""Which meetings there are: of a programme, of this day, still to come, and before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import ceil

from dialoog.domain.meetings import MeetingState, require_changeable
from dialoog.services.clock import ZONE
from dialoog.storage import meetings as storage
from dialoog.storage import preparation
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.seating import TableRow

PAGE = 20

get_meeting = storage.get_meeting
get_bare_meeting = storage.get_bare_meeting
get_whole_meeting = storage.get_whole_meeting
list_of_programme = storage.list_of_programme


def get_meeting_to_change(meeting_id: int) -> MeetingRow:
    """Give a meeting whose time, place and run sheet can still change; refuse any other."""
    row = get_meeting(meeting_id)
    require_changeable(row.state)
    return row


@dataclass(frozen=True)
class Agenda:
    """The meetings of today, those to come, and one page of those before."""

    today: Sequence[MeetingRow]
    to_come: Sequence[MeetingRow]
    before: Sequence[MeetingRow]
    pages: int


def list_upcoming(*, now: datetime) -> list[MeetingRow]:
    """Give the meetings that are today or still to come and go on, the first one first."""
    rows = storage.list_meetings_from(now - timedelta(hours=12))
    return [row for row in rows if row.state is not MeetingState.CANCELLED]


def list_agenda(*, now: datetime, page: int) -> Agenda:
    """Give all meetings around this day, the past ones a page at a time (from 1)."""
    this_day = now.astimezone(ZONE).date()
    midnight = datetime.combine(this_day, time(), ZONE)
    rows = storage.list_meetings_from(midnight)
    today = [row for row in rows if row.starts_at.astimezone(ZONE).date() <= this_day]
    pages = ceil(storage.count_meetings_before(midnight) / PAGE)
    return Agenda(
        today=today,
        to_come=rows[len(today) :],
        before=storage.list_meetings_before(midnight, most=PAGE, skip=(page - 1) * PAGE),
        pages=max(1, pages),
    )


def list_guided_by(user_id: int, *, now: datetime) -> list[tuple[MeetingRow, TableRow]]:
    """Give the tables that somebody guides, of meetings that ended less than a week ago."""
    lately = now - timedelta(days=7)
    return [
        (meeting, table)
        for meeting, table in preparation.list_guided_by(user_id)
        if meeting.ends_at >= lately and meeting.state is not MeetingState.CANCELLED
    ]
