"""Invitations and everything that happened to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.invitations import (
    AnswerChannel,
    Attendance,
    InvitationState,
    InvitationStep,
    Reply,
)
from dialoog.domain.people import Channel
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.types import Code, UtcDateTime


class InvitationRow(OrganisationOwned, Base):
    """One person asked to one meeting; one state, whatever the channel."""

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[InvitationState] = mapped_column(Code(InvitationState))
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    attendance: Mapped[Attendance] = mapped_column(Code(Attendance))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    sequence: Mapped[int | None]
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reply: Mapped[Reply | None] = mapped_column(Code(Reply))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_through: Mapped[AnswerChannel | None] = mapped_column(Code(AnswerChannel))
    answered_sequence: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    companion: Mapped[str] = mapped_column(String(160), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[MeetingRow] = relationship()
    person: Mapped[PersonRow] = relationship()
    history: Mapped[list[InvitationStepRow]] = relationship(
        back_populates="invitation", cascade="all, delete-orphan", order_by="InvitationStepRow.id"
    )

    __mapper_args__ = {"version_id_col": version}


class InvitationStepRow(OrganisationOwned, Base):
    """Something that happened to an invitation: sent, seen, answered, bounced."""

    __tablename__ = "invitation_step"

    invitation_id: Mapped[int] = mapped_column(
        ForeignKey("invitation.id", ondelete="CASCADE"), index=True
    )
    step: Mapped[InvitationStep] = mapped_column(Code(InvitationStep))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    through: Mapped[str] = mapped_column(String(16), default="")
    sequence: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    invitation: Mapped[InvitationRow] = relationship(back_populates="history")
