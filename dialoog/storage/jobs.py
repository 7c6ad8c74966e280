"""Work for later, stored in the same transaction as the change that asks for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.storage.base import Base, db
from dialoog.storage.types import UtcDateTime


class JobRow(Base):
    """One piece of work; whoever does it holds a lease, so that a crash only delays it."""

    __tablename__ = "job"

    kind: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    failures: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


def find_due_job(*, now: datetime, most_failures: int) -> JobRow | None:
    """Give the oldest piece of work that is due and that nobody holds, locked where possible."""
    return db.session.execute(
        select(JobRow)
        .where(
            JobRow.done_at.is_(None),
            JobRow.due_at <= now,
            JobRow.failures < most_failures,
            or_(JobRow.lease_until.is_(None), JobRow.lease_until < now),
        )
        .order_by(JobRow.due_at, JobRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).scalar_one_or_none()


def is_planned(kind: str, *, most_failures: int) -> bool:
    """Say whether work of a kind waits to be done; what somebody does right now doesn't count."""
    query = select(func.count(JobRow.id)).where(
        JobRow.kind == kind,
        JobRow.done_at.is_(None),
        JobRow.lease_until.is_(None),
        JobRow.failures < most_failures,
    )
    return bool(db.session.execute(query).scalar_one())


def get_job(job_id: int) -> JobRow:
    """Give one piece of work; it must exist."""
    return db.session.execute(select(JobRow).where(JobRow.id == job_id)).scalar_one()


def count_given_up(*, most_failures: int) -> int:
    """Count the work that failed too often to be tried again."""
    return db.session.execute(
        select(func.count(JobRow.id)).where(
            JobRow.done_at.is_(None), JobRow.failures >= most_failures
        )
    ).scalar_one()
