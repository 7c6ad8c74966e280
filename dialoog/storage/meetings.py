"""Meetings with their own copy of the run sheet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.domain.meetings import MeetingState
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class MeetingRow(OrganisationOwned, Base):
    """One session of a programme: a method, a place, a time."""

    __tablename__ = "meeting"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(160))
    state: Mapped[MeetingState] = mapped_column(Code(MeetingState))
    method_key: Mapped[str] = mapped_column(String(40))
    method: Mapped[dict[str, Any]] = mapped_column(JSON)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    zone: Mapped[str] = mapped_column(String(40), default="Europe/Amsterdam")
    place_name: Mapped[str] = mapped_column(String(160), default="")
    place_address: Mapped[str] = mapped_column(String(300), default="")
    place_route: Mapped[str] = mapped_column(Text, default="")
    place_features: Mapped[list[str]] = mapped_column(JSON, default=list)
    contact: Mapped[str] = mapped_column(String(200), default="")
    capacity: Mapped[int | None]
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    announcement: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    programme: Mapped[ProgrammeRow] = relationship()
    blocks: Mapped[list[BlockRow]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="BlockRow.position"
    )

    __mapper_args__ = {"version_id_col": version}


class BlockRow(OrganisationOwned, Base):
    """One block of a meeting's run sheet; ``phase`` is the phase as the method had it, editable."""

    __tablename__ = "block"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    minutes: Mapped[int]
    phase: Mapped[dict[str, Any]] = mapped_column(JSON)
    meeting: Mapped[MeetingRow] = relationship(back_populates="blocks")


def get_meeting(meeting_id: int) -> MeetingRow:
    """Give the meeting with this number, with its run sheet and programme."""
    return get_row(
        MeetingRow, meeting_id, selectinload(MeetingRow.blocks), joinedload(MeetingRow.programme)
    )


def list_of_programme(programme_id: int) -> list[MeetingRow]:
    """Give the meetings of a programme, the first one first."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.programme_id == programme_id)
        .order_by(MeetingRow.starts_at)
    )
    return list(db.session.execute(query).scalars())


def list_meetings_from(moment: datetime) -> list[MeetingRow]:
    """Give the meetings that begin after a moment, with their programme, the first one first."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.starts_at >= moment)
        .options(joinedload(MeetingRow.programme))
        .order_by(MeetingRow.starts_at)
    )
    return list(db.session.execute(query).scalars())
