"""What people were told again about a meeting, or still must be, each occasion once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.domain.invitations import (
    CAME,
    InvitationState,
    InvitationStep,
    Occasion,
    ReminderKind,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.invitations import InvitationRow, InvitationStepRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class ReminderRow(OrganisationOwned, Base):
    """One thing that one person hears again about one version of the appointment."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("invitation_id", "kind", "days", "sequence"),)

    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"))
    kind: Mapped[ReminderKind] = mapped_column(Code(ReminderKind))
    days: Mapped[int]
    sequence: Mapped[int]
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    invitation: Mapped[InvitationRow] = relationship()

    @property
    def occasion(self) -> Occasion:
        """Give what it is about."""
        return Occasion(self.kind, self.days)


def get_reminder(reminder_id: int) -> ReminderRow:
    """Give the reminder with this number, or raise ``Missing``."""
    return get_row(ReminderRow, reminder_id, joinedload(ReminderRow.invitation))


def list_of_meeting(meeting_id: int) -> list[ReminderRow]:
    """Give the reminders about a meeting, oldest first, without people."""
    query = (
        select(ReminderRow)
        .join(ReminderRow.invitation)
        .where(InvitationRow.meeting_id == meeting_id)
        .order_by(ReminderRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_to_do(meeting_id: int) -> list[ReminderRow]:
    """Give whom to phone or post a reminder that still makes sense, with the person, by name."""
    query = (
        select(ReminderRow)
        .join(ReminderRow.invitation)
        .join(InvitationRow.person)
        .join(InvitationRow.meeting)
        .where(
            InvitationRow.meeting_id == meeting_id,
            InvitationRow.state == InvitationState.ANSWERED,
            InvitationRow.sequence == ReminderRow.sequence,
            MeetingRow.state == MeetingState.PLANNED,
            ReminderRow.kind == ReminderKind.REMINDER,
            ReminderRow.channel != Channel.MAIL,
            ReminderRow.told_at.is_(None),
        )
        .options(joinedload(ReminderRow.invitation).joinedload(InvitationRow.person))
        .order_by(PersonRow.sort_key, ReminderRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_untold(invitation_ids: Sequence[int], kinds: Sequence[ReminderKind]) -> list[ReminderRow]:
    """Give the reminders by mail about these invitations that didn't leave yet."""
    query = select(ReminderRow).where(
        ReminderRow.invitation_id.in_(invitation_ids),
        ReminderRow.kind.in_(kinds),
        ReminderRow.channel == Channel.MAIL,
        ReminderRow.told_at.is_(None),
    )
    return list(db.session.execute(query).scalars())


def list_meetings_to_watch(since: datetime) -> list[tuple[int, int]]:
    """Give organisation and number of every meeting that people may hear of again."""
    query = select(MeetingRow.organisation_id, MeetingRow.id).where(
        MeetingRow.state.in_([MeetingState.PLANNED, MeetingState.HELD, MeetingState.LOCKED]),
        MeetingRow.ends_at > since,
    )
    found = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS)
    return [(organisation_id, meeting_id) for organisation_id, meeting_id in found]


def list_remindable(meeting_id: int) -> list[InvitationRow]:
    """Give the invitations of a meeting that may be told of again, with what a mail tells."""
    query = (
        select(InvitationRow)
        .where(
            InvitationRow.meeting_id == meeting_id,
            or_(
                InvitationRow.state.in_([InvitationState.SENT, InvitationState.ANSWERED]),
                InvitationRow.attendance.in_(CAME),
            ),
        )
        .options(
            joinedload(InvitationRow.person),
            selectinload(InvitationRow.meeting).joinedload(MeetingRow.programme),
        )
        .order_by(InvitationRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_asked_at(meeting_id: int) -> dict[int, datetime]:
    """Give when each invitation to a meeting was last told, by its number."""
    query = (
        select(InvitationStepRow.invitation_id, func.max(InvitationStepRow.at))
        .join(InvitationStepRow.invitation)
        .where(
            InvitationRow.meeting_id == meeting_id, InvitationStepRow.step == InvitationStep.SEND
        )
        .group_by(InvitationStepRow.invitation_id)
    )
    return dict(db.session.execute(query).all())


def versions(invitation_ids: Sequence[int]) -> dict[int, int]:
    """Give how often each invitation was changed, as it is stored now."""
    query = select(InvitationRow.id, InvitationRow.version).where(
        InvitationRow.id.in_(invitation_ids)
    )
    return dict(db.session.execute(query).all())
