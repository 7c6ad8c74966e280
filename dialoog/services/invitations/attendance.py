"""The list at the door: who came, who didn't, and who came without being asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import Attendance, Invitation, InvitationState
from dialoog.domain.people import Name, Need, NeedKind, Person
from dialoog.domain.people.person import with_defaults
from dialoog.domain.refusal import Refused
from dialoog.services import history, people
from dialoog.services.invitations.answering import get_by_code, get_by_key
from dialoog.services.invitations.asking import put_on_list, working_channel
from dialoog.services.seating.cards import keep_cards
from dialoog.storage import db
from dialoog.storage import invitations as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import get_meeting
from dialoog.storage.people import PersonRow

MOST_FOUND = 8
"""People outside the list that a search at the door shows."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """The little that is asked of somebody nobody knew before they stood at the door."""

    first_name: str
    group_id: int
    needs: tuple[NeedKind, ...] = ()
    companion: str = ""


def mark_attendance(
    invitation_id: int, *, came: bool, seen: Attendance | None = None
) -> InvitationRow:
    """Note whether somebody is there.

    Refuse when that would undo what somebody else noted after ``seen`` stood on the screen.
    """
    row = storage.get_invitation(invitation_id)
    return _note(row, invitations.mark_attendance(row.as_invitation(), came=came), seen=seen)


def leave(invitation_id: int, *, seen: Attendance | None = None) -> InvitationRow:
    """Note that somebody goes home before the end; for whoever hears back, they were there."""
    row = storage.get_invitation(invitation_id)
    return _note(row, invitations.leave(row.as_invitation()), seen=seen)


def _note(row: InvitationRow, after: Invitation, *, seen: Attendance | None) -> InvitationRow:
    invitations.require_as_seen(row.attendance, seen=seen, wish=after.attendance)
    row.remember(after)
    keep_cards(row.meeting_id)
    return row


def take_back(invitation_id: int, *, seen: Attendance | None = None) -> InvitationRow:
    """Undo a slip: as it was before the tap; who was put on the list at the door leaves it."""
    row = storage.get_invitation(invitation_id)
    invitations.require_as_seen(row.attendance, seen=seen, wish=Attendance.UNKNOWN)
    if row.attendance is Attendance.LEFT:
        row.remember(invitations.mark_attendance(row.as_invitation(), came=True))
    elif row.attendance is Attendance.WALK_IN and row.state is InvitationState.DRAFT:
        db.session.delete(row)
    else:
        row.remember(invitations.forget_attendance(row.as_invitation()))
    return row


def check_in(meeting_id: int, shown: str) -> InvitationRow:
    """Note that somebody is there by what they show: their code, or the link in a square code.

    ``Missing`` when it belongs to nobody who is on the list of this meeting.
    """
    row = get_by_key(meeting_id, shown) if "/" in shown else get_by_code(meeting_id, shown)
    return mark_attendance(row.id, came=True)


def set_companion(invitation_id: int, companion: str) -> InvitationRow:
    """Note who comes along with somebody; nobody when it is empty."""
    row = storage.get_invitation(invitation_id)
    row.companion = companion
    return row


def find_uninvited(meeting_id: int, text: str) -> list[PersonRow]:
    """Give some people outside the list of a meeting whose names begin like the words typed."""
    return storage.find_uninvited(meeting_id, text, limit=MOST_FOUND) if text.strip() else []


def add_walk_in(
    meeting_id: int, person_id: int, *, now: datetime, companion: str = ""
) -> InvitationRow:
    """Note somebody who came without being asked."""
    meeting = get_meeting(meeting_id)
    person = storage.get_uninvited(meeting_id, person_id)
    if person is None:
        raise Refused("invitation.on_the_list_already")
    row = put_on_list(meeting, person, working_channel(person) or person.channel, now=now)
    row.companion = companion
    row.remember(invitations.mark_attendance(row.as_invitation(), came=True))
    keep_cards(meeting_id)
    history.note("invitations.walked_in", "meeting", meeting_id)
    return row


def add_newcomer(meeting_id: int, newcomer: Newcomer, *, now: datetime) -> InvitationRow:
    """Note somebody who came and whom nobody knew; no more is stored than they told."""
    told = Person(
        Name(newcomer.first_name, ""),
        group=newcomer.group_id,
        needs=tuple(Need(kind) for kind in newcomer.needs),
    )
    person = people.add_person(with_defaults(told), now=now)
    return add_walk_in(meeting_id, person.id, now=now, companion=newcomer.companion)
