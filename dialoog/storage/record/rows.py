"""The record of a meeting with its steps, and what people say of it, as rows."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.record import CorrectionState, Record, RecordStep
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.live import ContributionRow
from dialoog.storage.types import Code, UtcDateTime


class RecordRow(OrganisationOwned, Base):
    """How far the record of one meeting is; that it is locked is the state of the meeting."""

    __tablename__ = "record"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    sent_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    locked_on: Mapped[date | None]
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column(default=1)
    history: Mapped[list[RecordStepRow]] = relationship(
        back_populates="record", cascade="all, delete-orphan", order_by="RecordStepRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    def remember(self, record: Record) -> None:
        """Store what was decided; the state of the meeting is stored with the meeting."""
        self.sent_on = record.sent_on
        self.closes_on = record.closes_on
        self.locked_on = record.locked_on


class RecordStepRow(OrganisationOwned, Base):
    """A step in the life of a record: when, by whom, and the reason where one was needed."""

    __tablename__ = "record_step"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    step: Mapped[RecordStep] = mapped_column(Code(RecordStep))
    name: Mapped[str] = mapped_column(String(160), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"))
    record: Mapped[RecordRow] = relationship(back_populates="history")
    user: Mapped[UserRow | None] = relationship()


class CorrectionRow(OrganisationOwned, Base):
    """Other words that somebody proposes for what was written down.

    ``mark`` recognises who proposed it when they come back themselves; it names nobody.
    """

    __tablename__ = "correction"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), index=True
    )
    mark: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(Text)
    state: Mapped[CorrectionState] = mapped_column(Code(CorrectionState))
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    contribution: Mapped[ContributionRow] = relationship()

    __mapper_args__ = {"version_id_col": version}


class ApprovalRow(OrganisationOwned, Base):
    """Somebody who read the record and says that it is right; ``mark`` names nobody."""

    __tablename__ = "approval"
    __table_args__ = (UniqueConstraint("meeting_id", "mark"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    table_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="SET NULL"), index=True
    )
    mark: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
