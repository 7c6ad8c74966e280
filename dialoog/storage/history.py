"""Who changed what: append only, and without names or texts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.types import UtcDateTime


class EventRow(OrganisationOwned, Base):
    """One change: what happened to which thing, when, and by whom."""

    __tablename__ = "event"

    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    what: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


def list_events(subject: str, subject_id: int) -> list[EventRow]:
    """Give what happened to one thing, oldest first."""
    return list(
        db.session.execute(
            select(EventRow)
            .where(EventRow.subject == subject, EventRow.subject_id == subject_id)
            .order_by(EventRow.id)
        ).scalars()
    )


def list_happened(what: str, *, most: int) -> list[EventRow]:
    """Give when something happened, to whatever thing, the last first."""
    query = select(EventRow).where(EventRow.what == what).order_by(EventRow.id.desc()).limit(most)
    return list(db.session.execute(query).scalars())
