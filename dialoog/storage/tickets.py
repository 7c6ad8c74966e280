"""Tickets: keys to one table for who guides it without an account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, ForeignKey, String, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.meetings import MeetingState
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.seating import TableFacilitatorRow, TableRow
from dialoog.storage.types import UtcDateTime


class TicketRow(OrganisationOwned, Base):
    """The key to one table; only hashes of the link and of the code are kept.

    From the ``salt`` our own secret makes link and code anew, so that they can be shown and
    printed again. ``guide`` is the first name of who gets it.
    """

    __tablename__ = "table_ticket"

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), unique=True
    )
    salt: Mapped[str] = mapped_column(String(64))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    guide: Mapped[str] = mapped_column(String(80), default="")
    first_time: Mapped[bool] = mapped_column(default=False)
    early: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    table: Mapped[TableRow] = relationship()


def find_ticket(table_id: int) -> TicketRow | None:
    """Give the ticket of a table, if it has one."""
    query = select(TicketRow).where(TicketRow.table_id == table_id)
    return db.session.execute(query).scalar_one_or_none()


def list_of_meeting(meeting_id: int) -> list[TicketRow]:
    """Give the tickets of the tables of a meeting."""
    query = select(TicketRow).join(TicketRow.table).where(TableRow.meeting_id == meeting_id)
    return list(db.session.execute(query).scalars())


class Found(NamedTuple):
    """A ticket with what is told of its table and its meeting."""

    ticket: TicketRow
    table_number: int
    title: str
    state: MeetingState
    starts_at: datetime
    ends_at: datetime


def find_by_key_hash(key_hash: str) -> Found | None:
    """Give the ticket with this link, of whatever organisation."""
    return _find_anywhere(TicketRow.key_hash == key_hash)


def find_by_code_hash(code_hash: str) -> Found | None:
    """Give the ticket with this code, of whatever organisation."""
    return _find_anywhere(TicketRow.code_hash == code_hash)


def _find_anywhere(condition: ColumnElement[bool]) -> Found | None:
    meeting = (MeetingRow.title, MeetingRow.state, MeetingRow.starts_at, MeetingRow.ends_at)
    query = (
        select(TicketRow, TableRow.number, *meeting)
        .join(TableRow, TableRow.id == TicketRow.table_id)
        .join(MeetingRow, MeetingRow.id == TableRow.meeting_id)
        .where(condition)
    )
    row = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).one_or_none()
    return Found(*row) if row else None


def forget_of_meeting(meeting_id: int) -> None:
    """Remove the tickets of a meeting, with the names on them."""
    tables = select(TableRow.id).where(TableRow.meeting_id == meeting_id)
    db.session.execute(delete(TicketRow).where(TicketRow.table_id.in_(tables)))


def count_led(user_ids: Sequence[int]) -> dict[int, int]:
    """Give how many tables each of these users guided at meetings that were held."""
    query = (
        select(TableFacilitatorRow.user_id, func.count())
        .join(TableFacilitatorRow.table)
        .join(MeetingRow, MeetingRow.id == TableRow.meeting_id)
        .where(
            TableFacilitatorRow.user_id.in_(user_ids),
            MeetingRow.state.in_((MeetingState.HELD, MeetingState.LOCKED)),
        )
        .group_by(TableFacilitatorRow.user_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}
