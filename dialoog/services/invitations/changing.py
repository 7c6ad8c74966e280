"""What changes after people were asked: another time or place, or it doesn't go through."""

from __future__ import annotations

from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import Change, InvitationState, InvitationStep, Notice
from dialoog.domain.meetings import MeetingState
from dialoog.services import history
from dialoog.services.invitations import needs
from dialoog.services.invitations.noting import remember
from dialoog.services.invitations.telling import tell
from dialoog.storage import invitations as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import get_meeting


def meeting_moved(meeting_id: int, *, now: datetime) -> int:
    """Ask everybody again because time or place changed; gives how many.

    A draft tells nobody anything, and what is over needs no new answer.
    """
    if get_meeting(meeting_id).state is not MeetingState.PLANNED:
        return 0
    changes = [
        (row, invitations.move(row.as_invitation())) for row in storage.list_of_meeting(meeting_id)
    ]
    needs.look_again(meeting_id, now=now)
    return _carry_out(changes, InvitationStep.MOVE, now=now)


def meeting_cancelled(meeting_id: int, *, now: datetime) -> int:
    """Take every invitation back because the meeting is off; gives how many people must hear it."""
    changes = [
        (row, invitations.withdraw(row.as_invitation()))
        for row in storage.list_of_meeting(meeting_id)
        if row.state is not InvitationState.WITHDRAWN
    ]
    needs.drop_all(meeting_id, now=now)
    return _carry_out(changes, InvitationStep.WITHDRAW, now=now)


def withdraw(invitation_id: int, *, now: datetime) -> InvitationRow:
    """Take one person's invitation back."""
    row = storage.get_invitation(invitation_id)
    _carry_out([(row, invitations.withdraw(row.as_invitation()))], InvitationStep.WITHDRAW, now=now)
    history.note("invitations.withdrawn", "invitation", row.id)
    return row


def _carry_out(
    changes: list[tuple[InvitationRow, Change]], step: InvitationStep, *, now: datetime
) -> int:
    notices: list[tuple[InvitationRow, Notice]] = []
    for row, change in changes:
        if change.invitation != row.as_invitation():
            remember(row, change.invitation, step, at=now)
        if change.notice:
            notices.append((row, change.notice))
    tell(notices, now=now)
    return len(notices)
