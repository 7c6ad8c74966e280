"""Store what the domain decided about an invitation, with a line in the person's history."""

from __future__ import annotations

from datetime import datetime

from dialoog.domain.invitations import Invitation, InvitationStep
from dialoog.services import history
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
    """Store an invitation after ``step``; the history tells when, how and by whom."""
    row.remember(invitation)
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
