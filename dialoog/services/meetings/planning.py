"""Make a meeting from a method, change when and where it is, call it off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import meetings as domain
from dialoog.domain.invitations import Appointment, sequence_after
from dialoog.domain.meetings import MeetingState, MeetingStep, Place, Slot
from dialoog.domain.methods import to_json
from dialoog.domain.refusal import Refused
from dialoog.services import history, invitations, keys, methods
from dialoog.services.meetings.reading import get_meeting_to_change
from dialoog.storage import db
from dialoog.storage import meetings as storage
from dialoog.storage.meetings import BlockRow, MeetingRow
from dialoog.storage.programmes import ProgrammeRow, get_programme


@dataclass(frozen=True, kw_only=True)
class Details:
    """What an organiser settles about a meeting; ``contact`` answers people's questions."""

    title: str
    slot: Slot
    place: Place
    contact: str = ""
    capacity: int | None = None


def get_programme_to_plan(programme_id: int) -> ProgrammeRow:
    """Give a programme in which a meeting can be planned now; refuse any other."""
    programme = get_programme(programme_id)
    domain.require_running(programme.state)
    return programme


def create_meeting(
    programme_id: int, *, method: str, step: str | None = None, details: Details, now: datetime
) -> MeetingRow:
    """Make a draft with its own copy of a method's run sheet.

    ``step`` is the key of the step of the method that this meeting is; without it the first.
    """
    get_programme_to_plan(programme_id)
    copied = methods.get_method(method)
    chosen = next(one for one in copied.meetings if step in {one.key, None})
    row = MeetingRow(
        programme_id=programme_id,
        state=MeetingState.DRAFT,
        method_key=copied.key,
        method=to_json(copied),
        uid=f"{keys.random_key()}@dialoog",
        created_at=now,
    )
    _remember(row, details, now=now)
    db.session.add(row)
    blocks = []
    for phase in chosen.phases:
        block = BlockRow()
        block.remember(phase)
        blocks.append(block)
    row.arrange(blocks)
    db.session.flush()
    history.note("meeting.created", "meeting", row.id, method=copied.key)
    return row


def edit_meeting(meeting_id: int, details: Details, *, version: int, now: datetime) -> bool:
    """Change the details of a meeting; say whether its time or place changed."""
    row = get_meeting_to_change(meeting_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    before, places_before = _appointment(row), row.capacity
    _remember(row, details, now=now)
    after = _appointment(row)
    row.sequence = sequence_after(row.sequence, before=before, after=after)
    moved = before != after
    history.note("meeting.moved" if moved else "meeting.edited", "meeting", row.id)
    if moved:
        invitations.meeting_moved(row.id, now=now)
    if row.capacity != places_before:
        invitations.total_changed(row.id, before=places_before, now=now)
    return moved


def plan_meeting(meeting_id: int, *, now: datetime) -> MeetingRow:
    """Turn a draft into a meeting that people can be invited to."""
    row = storage.get_meeting(meeting_id)
    domain.require_running(row.programme.state)
    row.state = domain.advance(row.state, MeetingStep.PLAN)
    domain.require_known(row.as_place())
    row.changed_at = now
    history.note("meeting.planned", "meeting", row.id)
    return row


def cancel_meeting(meeting_id: int, *, reason: str, now: datetime) -> MeetingRow:
    """Call a meeting off, with the reason that people will read."""
    row = storage.get_meeting(meeting_id)
    before = _appointment(row)
    row.state = domain.cancel(row.state, reason=reason)
    row.cancel_reason = reason.strip()
    row.sequence = sequence_after(row.sequence, before=before, after=_appointment(row))
    row.changed_at = now
    history.note("meeting.cancelled", "meeting", row.id)
    invitations.meeting_cancelled(row.id, now=now)
    return row


def _remember(row: MeetingRow, details: Details, *, now: datetime) -> None:
    row.title = details.title
    row.remember_slot(details.slot)
    row.remember_place(details.place)
    row.contact = details.contact
    row.capacity = details.capacity
    row.changed_at = now


def _appointment(row: MeetingRow) -> Appointment:
    return Appointment(
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.as_place().line,
        cancelled=row.state is MeetingState.CANCELLED,
    )
