"""Begin and end the day of a meeting, for all its tables at once."""

from __future__ import annotations

from datetime import datetime

from dialoog.domain import live as domain
from dialoog.domain.meetings import MeetingStep, advance
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.services.feedback import updates
from dialoog.services.live.afterwards import ask_what_follows
from dialoog.services.seating import keep_cards
from dialoog.storage import db
from dialoog.storage.live import TableMomentRow
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.record import find_record
from dialoog.storage.seating import list_tables


def begin_day(meeting_id: int, *, now: datetime) -> MeetingRow:
    """Open the meeting: every table begins its first phase."""
    meeting = get_meeting(meeting_id)
    tables = list_tables(meeting_id)
    keep_cards(meeting_id)
    if not tables:
        raise Refused("live.no_tables")
    if not meeting.blocks:
        raise Refused("live.no_phases")
    _step(meeting, MeetingStep.BEGIN, now=now)
    for table in tables:
        row = TableMomentRow(table_id=table.id)
        row.remember(domain.begin(now=now))
        db.session.add(row)
    return meeting


def end_day(meeting_id: int, *, now: datetime) -> MeetingRow:
    """Close the meeting: tables record nothing more, cards can still be entered.

    What its method asks afterwards stands on the list of tasks from now on, and what people will
    hear is planned: they wait for an answer.
    """
    meeting = _step(get_meeting(meeting_id), MeetingStep.END, now=now)
    ask_what_follows(meeting)
    updates.propose(meeting)
    return meeting


def reopen_day(meeting_id: int, *, now: datetime) -> MeetingRow:
    """Open a meeting again that was closed too soon; every table is where it was.

    Refused once people have its record before them.
    """
    record = find_record(meeting_id)
    if record is not None and record.closes_on is not None:
        raise Refused("record.is_read", closes_on=record.closes_on)
    return _step(get_meeting(meeting_id), MeetingStep.REOPEN, now=now)


def _step(meeting: MeetingRow, step: MeetingStep, *, now: datetime) -> MeetingRow:
    meeting.state = advance(meeting.state, step)
    meeting.changed_at = now
    history.note(f"meeting.{step}", "meeting", meeting.id)
    return meeting
