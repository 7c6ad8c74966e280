"""The mirror meeting: the step of the route, slips that were asked, what it did to the team."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.live import ContributionRow
from dialoog.storage.types import UtcDateTime


class RoutePlaceRow(OrganisationOwned, Base):
    """The step of the route where one conversation is, from 0."""

    __tablename__ = "route_place"

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), unique=True
    )
    step: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class RouteNoteRow(OrganisationOwned, Base):
    """The step of the route at which something was said."""

    __tablename__ = "route_note"

    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), unique=True
    )
    step: Mapped[int]


class AskedSlipRow(OrganisationOwned, Base):
    """A question of a listener that was asked in the inner circle."""

    __tablename__ = "asked_slip"

    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), unique=True
    )
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DebriefRow(OrganisationOwned, Base):
    """The talk of the team that listened: first what it did to them, then what they will do."""

    __tablename__ = "debrief"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    touched: Mapped[str] = mapped_column(Text, default="")
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ClosingLetterRow(OrganisationOwned, Base):
    """What the people of the inner circle read afterwards; the same words for everybody."""

    __tablename__ = "closing_letter"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


def find_place(table_id: int) -> RoutePlaceRow | None:
    """Give where a conversation is on its route, or None when it hasn't left the first step."""
    query = select(RoutePlaceRow).where(RoutePlaceRow.table_id == table_id)
    return db.session.execute(query).scalar_one_or_none()


def list_steps(table_id: int) -> dict[int, int]:
    """Give the step of the route of each contribution of a table that has one."""
    query = (
        select(RouteNoteRow.contribution_id, RouteNoteRow.step)
        .join(ContributionRow, ContributionRow.id == RouteNoteRow.contribution_id)
        .where(ContributionRow.table_id == table_id)
    )
    return dict(iter(db.session.execute(query)))


def find_note(contribution_id: int) -> RouteNoteRow | None:
    """Give at which step something was said, if it was said on the route."""
    query = select(RouteNoteRow).where(RouteNoteRow.contribution_id == contribution_id)
    return db.session.execute(query).scalar_one_or_none()


def find_asked(contribution_id: int) -> AskedSlipRow | None:
    """Give that a question was asked, if it was."""
    query = select(AskedSlipRow).where(AskedSlipRow.contribution_id == contribution_id)
    return db.session.execute(query).scalar_one_or_none()


def list_asked(meeting_id: int) -> frozenset[int]:
    """Give the questions of a meeting that were asked."""
    query = (
        select(AskedSlipRow.contribution_id)
        .join(ContributionRow, ContributionRow.id == AskedSlipRow.contribution_id)
        .where(ContributionRow.meeting_id == meeting_id)
    )
    return frozenset(db.session.execute(query).scalars())


def find_debrief(meeting_id: int) -> DebriefRow | None:
    """Give the talk of the team about a meeting, once it began."""
    query = select(DebriefRow).where(DebriefRow.meeting_id == meeting_id)
    return db.session.execute(query).scalar_one_or_none()


def find_letter(meeting_id: int) -> ClosingLetterRow | None:
    """Give the closing letter of a meeting, once somebody wrote it."""
    query = select(ClosingLetterRow).where(ClosingLetterRow.meeting_id == meeting_id)
    return db.session.execute(query).scalar_one_or_none()
