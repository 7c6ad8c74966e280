"""Tables, who guides them, and the plans that seat people there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.people import PersonRow
from dialoog.storage.types import UtcDateTime


class TableRow(OrganisationOwned, Base):
    """A table at a meeting."""

    __tablename__ = "meeting_table"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    seats_min: Mapped[int] = mapped_column(default=4)
    seats_max: Mapped[int] = mapped_column(default=8)
    features: Mapped[list[str]] = mapped_column(JSON, default=list)
    facilitators: Mapped[list[TableFacilitatorRow]] = relationship(
        back_populates="table", cascade="all, delete-orphan", order_by="TableFacilitatorRow.id"
    )


class TableFacilitatorRow(OrganisationOwned, Base):
    """Somebody who guides a table; the first one leads."""

    __tablename__ = "table_facilitator"
    __table_args__ = (UniqueConstraint("table_id", "user_id"),)

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    table: Mapped[TableRow] = relationship(back_populates="facilitators")
    user: Mapped[UserRow] = relationship()


class PlanRow(OrganisationOwned, Base):
    """Who sits where at one meeting; there is one plan a meeting."""

    __tablename__ = "plan"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    rules: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    seed: Mapped[int] = mapped_column(default=1)
    composed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    seats: Mapped[list[SeatRow]] = relationship(
        back_populates="plan", cascade="all, delete-orphan", order_by="SeatRow.id"
    )

    __mapper_args__ = {"version_id_col": version}


class SeatRow(OrganisationOwned, Base):
    """One person at one table in one round."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("plan_id", "person_id", "round"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    round: Mapped[int] = mapped_column(default=0)
    pinned: Mapped[bool] = mapped_column(default=False)
    plan: Mapped[PlanRow] = relationship(back_populates="seats")
    table: Mapped[TableRow] = relationship()
    person: Mapped[PersonRow] = relationship()
