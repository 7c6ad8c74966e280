"""Tasks that the method or a promise asks of the organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Select,
    String,
    Text,
    UniqueConstraint,
    and_,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.domain.tasks import CARE, Task, TaskKind, TaskState, state
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class TaskRow(OrganisationOwned, Base):
    """Something to do by a day; ``subject`` is what it is about, so that it is made once.

    A task about a contribution is the care for a wormpje. ``told_on`` is when the manager last
    heard that it is late.
    """

    __tablename__ = "task"
    __table_args__ = (UniqueConstraint("organisation_id", "kind", "subject"),)

    kind: Mapped[TaskKind] = mapped_column(Code(TaskKind))
    subject: Mapped[str] = mapped_column(String(120))
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), index=True
    )
    advice_id: Mapped[int | None] = mapped_column(
        ForeignKey("advice.id", ondelete="CASCADE"), index=True
    )
    due_on: Mapped[date] = mapped_column(index=True)
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("user_account.id", ondelete="SET NULL"), index=True
    )
    note: Mapped[str] = mapped_column(Text, default="")
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("user_account.id", ondelete="SET NULL")
    )
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancel_reason: Mapped[str] = mapped_column(Text, default="")
    told_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    programme: Mapped[ProgrammeRow] = relationship()
    meeting: Mapped[MeetingRow | None] = relationship()
    contribution: Mapped[ContributionRow | None] = relationship()
    advice: Mapped[AdviceRow | None] = relationship()
    owner: Mapped[UserRow | None] = relationship(foreign_keys=[owner_id])
    done_by: Mapped[UserRow | None] = relationship(foreign_keys=[done_by_id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def state(self) -> TaskState:
        """How far the task is."""
        return state(self.as_task())

    def as_task(self) -> Task:
        """Give what the domain decides about."""
        return Task(
            kind=self.kind,
            due_on=self.due_on,
            done_at=self.done_at,
            cancelled_at=self.cancelled_at,
            cancel_reason=self.cancel_reason,
        )

    def remember(self, task: Task) -> None:
        """Store what was decided."""
        self.kind = task.kind
        self.due_on = task.due_on
        self.done_at = task.done_at
        self.cancelled_at = task.cancelled_at
        self.cancel_reason = task.cancel_reason


def get_task(task_id: int) -> TaskRow:
    """Give the task with this number and what it is about."""
    return get_row(TaskRow, task_id, *_around())


def find_task(kind: TaskKind, subject: str) -> TaskRow | None:
    """Give the task of this kind about this subject, if it was ever made."""
    query = select(TaskRow).where(TaskRow.kind == kind, TaskRow.subject == subject)
    return db.session.execute(query).scalar_one_or_none()


def list_of_contribution(contribution_id: int) -> list[TaskRow]:
    """Give the tasks of care for one wormpje, also those that are over."""
    query = select(TaskRow).where(TaskRow.contribution_id == contribution_id).order_by(TaskRow.id)
    return list(db.session.execute(query).scalars())


def list_open(
    *,
    programme_id: int | None = None,
    meeting_id: int | None = None,
    owner_id: int | None = None,
    kinds: Iterable[TaskKind] = (),
) -> list[TaskRow]:
    """Give what is still to be done, the first day first, each with what it is about."""
    chosen: dict[Any, int | None] = {
        TaskRow.programme_id: programme_id,
        TaskRow.meeting_id: meeting_id,
        TaskRow.owner_id: owner_id,
    }
    query = (
        _open(select(TaskRow))
        .where(*(column == number for column, number in chosen.items() if number is not None))
        .options(*_around())
        .order_by(TaskRow.due_on, TaskRow.id)
    )
    wanted = list(kinds)
    if wanted:
        query = query.where(TaskRow.kind.in_(wanted))
    return list(db.session.execute(query).scalars())


def list_done(*, since: datetime, most: int) -> list[TaskRow]:
    """Give what was done last, the newest first."""
    query = (
        select(TaskRow)
        .where(TaskRow.done_at >= since, TaskRow.cancelled_at.is_(None))
        .options(*_around())
        .order_by(TaskRow.done_at.desc(), TaskRow.id)
        .limit(most)
    )
    return list(db.session.execute(query).scalars())


def list_worms_without_route() -> list[tuple[int, str, int]]:
    """Give programme, title and number of the wormpjes for which nobody chose anything yet."""
    query = (
        select(ProgrammeRow.id, ProgrammeRow.title, func.count(ContributionRow.id))
        .join(ContributionRow, ContributionRow.programme_id == ProgrammeRow.id)
        .where(
            ContributionRow.private,
            ContributionRow.withdrawn_at.is_(None),
            ContributionRow.care_route.is_(None),
        )
        .group_by(ProgrammeRow.id, ProgrammeRow.title)
        .order_by(ProgrammeRow.title, ProgrammeRow.id)
    )
    return [(number, title, count) for number, title, count in db.session.execute(query)]


def list_organisations_with_late_care(*, today: date) -> list[int]:
    """Give every organisation where care for a wormpje is late."""
    query = (
        _open(select(TaskRow.organisation_id))
        .where(TaskRow.kind.in_(CARE), TaskRow.due_on < today)
        .distinct()
        .order_by(TaskRow.organisation_id)
    )
    found = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS)
    return list(found.scalars())


def _open(query: Select[Any]) -> Select[Any]:
    return query.outerjoin(TaskRow.contribution).where(
        TaskRow.done_at.is_(None), TaskRow.cancelled_at.is_(None), _still_asked()
    )


def _still_asked() -> ColumnElement[bool]:
    """Leave out care for words that were taken back, or moved to where everybody reads them."""
    a_worm = and_(ContributionRow.private, ContributionRow.withdrawn_at.is_(None))
    return or_(TaskRow.contribution_id.is_(None), a_worm)


def _around() -> tuple[Any, ...]:
    return (
        joinedload(TaskRow.programme),
        joinedload(TaskRow.meeting),
        joinedload(TaskRow.advice),
        joinedload(TaskRow.owner),
        joinedload(TaskRow.done_by),
    )
