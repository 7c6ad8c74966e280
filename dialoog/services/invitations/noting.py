"""Store what the domain decided about an invitation, with a line in the person's history."""

from __future__ import annotations

from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import FOLLOWED, Invitation, InvitationStep
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, history, jobs
from dialoog.services.invitations import needs
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow, InvitationStepRow


def remember(
    row: InvitationRow,
    invitation: Invitation,
    step: InvitationStep,
    *,
    at: datetime,
    through: str = "",
    note: str = "",
) -> None:
    """Store an invitation after ``step``; the history tells when, how and by whom.

    A place that comes free is offered to the next in line a moment later; what had to be arranged
    for somebody who doesn't come is dropped.
    """
    gives_way = row.as_invitation().holds_place and not invitation.holds_place
    stays_away = invitations.counts(row.as_invitation()) and not invitations.counts(invitation)
    row.remember(invitation)
    if stays_away and row.meeting.state in FOLLOWED:
        needs.follow(row.meeting_id, row.person_id, now=at)
    if gives_way and row.meeting.state is MeetingState.PLANNED:
        jobs.enqueue(
            "invitations.fill",
            due=clock.now(),
            organisation_id=row.organisation_id,
            meeting_id=row.meeting_id,
        )
    db.session.add(
        InvitationStepRow(
            organisation_id=row.organisation_id,
            invitation_id=row.id,
            step=step,
            at=at,
            through=through,
            sequence=invitation.sequence,
            note=note,
            user_id=history.actor.get(),
        )
    )
