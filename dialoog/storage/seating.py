"""Tables, who guides them, and the plans that seat people there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import PersonRow, WishRow
from dialoog.storage.queries import get_row
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
    """Who sits where at one meeting; there is one plan a meeting.

    ``undo`` has the seats before the last move: person, round and table (or None) of each.
    """

    __tablename__ = "plan"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    rules: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    seed: Mapped[int] = mapped_column(default=1)
    composed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    improving_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undo: Mapped[list[tuple[int, int, int | None]]] = mapped_column(JSON, default=list)
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


def list_tables(meeting_id: int) -> list[TableRow]:
    """Give the tables of a meeting with who guides them, in order."""
    query = (
        select(TableRow)
        .where(TableRow.meeting_id == meeting_id)
        .options(joinedload(TableRow.facilitators).joinedload(TableFacilitatorRow.user))
        .order_by(TableRow.number)
    )
    return list(db.session.execute(query).unique().scalars())


def get_table(table_id: int) -> TableRow:
    """Give the table with this number, with who guides it."""
    return get_row(
        TableRow, table_id, selectinload(TableRow.facilitators).joinedload(TableFacilitatorRow.user)
    )


def find_plan(meeting_id: int) -> PlanRow | None:
    """Give the plan of a meeting with its seats, if it has one."""
    query = (
        select(PlanRow).where(PlanRow.meeting_id == meeting_id).options(joinedload(PlanRow.seats))
    )
    return db.session.execute(query).unique().scalar_one_or_none()


def list_guests(meeting_id: int) -> list[InvitationRow]:
    """Give all invitations to a meeting, with each person's group and needs."""
    person = joinedload(InvitationRow.person)
    query = (
        select(InvitationRow)
        .where(InvitationRow.meeting_id == meeting_id)
        .options(person.joinedload(PersonRow.group), person.selectinload(PersonRow.needs))
        .order_by(InvitationRow.person_id)
    )
    return list(db.session.execute(query).scalars())


def list_wishes(person_ids: Iterable[int]) -> list[WishRow]:
    """Give the wishes of these people about others; only for composing tables."""
    query = select(WishRow).where(WishRow.person_id.in_(list(person_ids))).order_by(WishRow.id)
    return list(db.session.execute(query).scalars())
