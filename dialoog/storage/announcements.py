"""What was told to all tables of a meeting, and what each said back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship, selectinload

from dialoog.domain.announcements import AnnouncementKind, TableAnswer
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class AnnouncementRow(OrganisationOwned, Base):
    """A few words for every table; a question to go on has no words of its own."""

    __tablename__ = "announcement"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[AnnouncementKind] = mapped_column(Code(AnnouncementKind))
    text: Mapped[str] = mapped_column(String(200), default="")
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answers: Mapped[list[AnnouncementAnswerRow]] = relationship(
        back_populates="announcement", cascade="all, delete-orphan"
    )


class AnnouncementAnswerRow(OrganisationOwned, Base):
    """That one table has seen it, and what it said back."""

    __tablename__ = "announcement_answer"
    __table_args__ = (UniqueConstraint("announcement_id", "table_id"),)

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcement.id", ondelete="CASCADE"))
    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    answer: Mapped[TableAnswer] = mapped_column(Code(TableAnswer))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    announcement: Mapped[AnnouncementRow] = relationship(back_populates="answers")


def get_announcement(announcement_id: int) -> AnnouncementRow:
    """Give the announcement with this number, with the answers to it."""
    return get_row(AnnouncementRow, announcement_id, selectinload(AnnouncementRow.answers))


def list_of_meeting(meeting_id: int, *, limit: int) -> list[AnnouncementRow]:
    """Give the last announcements of a meeting with the answers, the newest first."""
    query = (
        select(AnnouncementRow)
        .where(AnnouncementRow.meeting_id == meeting_id)
        .options(selectinload(AnnouncementRow.answers))
        .order_by(AnnouncementRow.id.desc())
        .limit(limit)
    )
    return list(db.session.execute(query).scalars())


def list_unanswered(meeting_id: int, table_id: int) -> list[AnnouncementRow]:
    """Give what a table hasn't said anything back to, the newest first."""
    answered = select(AnnouncementAnswerRow.announcement_id).where(
        AnnouncementAnswerRow.table_id == table_id
    )
    query = (
        select(AnnouncementRow)
        .where(AnnouncementRow.meeting_id == meeting_id, AnnouncementRow.id.not_in(answered))
        .order_by(AnnouncementRow.id.desc())
    )
    return list(db.session.execute(query).scalars())
