"""The tasks that people's needs bring to a meeting, and what happened to them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.domain.invitations import NeedState, NeedStep
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Need, NeedKind
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.types import Code, UtcDateTime


class NeedTaskRow(OrganisationOwned, Base):
    """One thing to arrange for one person at one meeting; ``received`` is told afterwards."""

    __tablename__ = "need_task"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id", "kind", "detail"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[NeedKind] = mapped_column(Code(NeedKind))
    detail: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[NeedState] = mapped_column(Code(NeedState))
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("user_account.id", ondelete="SET NULL"), index=True
    )
    received: Mapped[bool | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[PersonRow] = relationship()
    owner: Mapped[UserRow | None] = relationship()
    steps: Mapped[list[NeedStepRow]] = relationship(
        back_populates="task", cascade="all, delete-orphan", order_by="NeedStepRow.id"
    )

    def as_need(self) -> Need:
        """Give what is needed."""
        return Need(self.kind, self.detail)


class NeedStepRow(OrganisationOwned, Base):
    """Something that happened to a task: asked, arranged, no longer needed, by whom."""

    __tablename__ = "need_step"

    task_id: Mapped[int] = mapped_column(ForeignKey("need_task.id", ondelete="CASCADE"), index=True)
    step: Mapped[NeedStep] = mapped_column(Code(NeedStep))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"))
    task: Mapped[NeedTaskRow] = relationship(back_populates="steps")
    user: Mapped[UserRow | None] = relationship()


def list_tasks(meeting_id: int, *, person_id: int | None = None) -> list[NeedTaskRow]:
    """Give the tasks of a meeting, or of one person there, oldest first, with what happened."""
    query = (
        select(NeedTaskRow)
        .where(NeedTaskRow.meeting_id == meeting_id)
        .options(
            joinedload(NeedTaskRow.person),
            joinedload(NeedTaskRow.owner),
            joinedload(NeedTaskRow.steps).joinedload(NeedStepRow.user),
        )
        .order_by(NeedTaskRow.id)
    )
    if person_id is not None:
        query = query.where(NeedTaskRow.person_id == person_id)
    return list(db.session.execute(query).unique().scalars())


def list_invited(meeting_id: int, *, person_id: int | None = None) -> list[InvitationRow]:
    """Give who is on the list of a meeting with their needs, by number."""
    query = (
        select(InvitationRow)
        .where(InvitationRow.meeting_id == meeting_id)
        .options(joinedload(InvitationRow.person).joinedload(PersonRow.needs))
        .order_by(InvitationRow.id)
    )
    if person_id is not None:
        query = query.where(InvitationRow.person_id == person_id)
    return list(db.session.execute(query).unique().scalars())


def list_meetings_of(person_id: int, *, states: Collection[MeetingState]) -> list[int]:
    """Give the meetings in these states that somebody is on the list of."""
    query = (
        select(InvitationRow.meeting_id)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .where(InvitationRow.person_id == person_id, MeetingRow.state.in_(states))
        .order_by(InvitationRow.meeting_id)
    )
    return list(db.session.execute(query).scalars())
