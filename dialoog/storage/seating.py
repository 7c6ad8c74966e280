"""Tables, who guides them, and the plans that seat people there."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, select, text
from sqlalchemy.orm import (
    Mapped,
    aliased,
    contains_eager,
    joinedload,
    mapped_column,
    relationship,
)

from dialoog.domain.invitations import CAME, Attendance
from dialoog.domain.seating import SearchOutcome
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime

Before = tuple[int, int, int | None]
"""Where somebody sat in one round: person, round, and table or nothing."""


class TableRow(OrganisationOwned, Base):
    """A table at a meeting; at a ``locked`` one nobody comes or goes.

    A ``closed`` one is not used any more; who sat there and what was said there stays.
    """

    __tablename__ = "meeting_table"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    seats_min: Mapped[int] = mapped_column(default=4)
    seats_max: Mapped[int] = mapped_column(default=8)
    features: Mapped[list[str]] = mapped_column(JSON, default=list)
    locked: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    closed: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
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

    ``past`` has the last changes, the latest at the end; each is a list of seats as they were
    before it: person, round and table (or None). The first ``held`` rounds are over. ``cards`` has
    what is printed on the cards, once they are handed out: seats, and who guides each table.
    """

    __tablename__ = "plan"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    rules: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    seed: Mapped[int] = mapped_column(default=1)
    composed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    past: Mapped[list[list[Before]]] = mapped_column(JSON, default=list, server_default="[]")
    held: Mapped[int] = mapped_column(default=0, server_default="0")
    cards: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)
    seats: Mapped[list[SeatRow]] = relationship(
        back_populates="plan", cascade="all, delete-orphan", order_by="SeatRow.id"
    )

    proposal: Mapped[ProposalRow | None] = relationship(
        primaryjoin="PlanRow.meeting_id == foreign(ProposalRow.meeting_id)",
        uselist=False,
        viewonly=True,
    )
    search: Mapped[SearchRow | None] = relationship(
        primaryjoin="PlanRow.meeting_id == foreign(SearchRow.meeting_id)", viewonly=True
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


class SearchRow(OrganisationOwned, Base):
    """A search for a better plan that goes on in the background, and how far it is.

    ``version`` is that of the plan it began with; ``conflict`` says which rules can't go together.
    It stands apart from the plan, which doesn't change while it is only being thought about.
    """

    __tablename__ = "seating_search"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    version: Mapped[int]
    outcome: Mapped[SearchOutcome] = mapped_column(Code(SearchOutcome))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stop: Mapped[bool] = mapped_column(default=False)
    first_cost: Mapped[int] = mapped_column(default=0)
    cost: Mapped[int] = mapped_column(default=0)
    broken: Mapped[int] = mapped_column(default=0)
    conflict: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class ProposalRow(OrganisationOwned, Base):
    """A repair that was shown and not yet decided on; ``mark`` tells for which room it was made.

    ``seats`` are those of the rounds to come: person, round and table. ``staying`` are the people
    who were asked to keep their place. ``conflict`` says why no repair keeps the rules.
    """

    __tablename__ = "seating_proposal"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    mark: Mapped[str] = mapped_column(String(64))
    seats: Mapped[list[tuple[int, int, int]]] = mapped_column(JSON)
    staying: Mapped[list[int]] = mapped_column(JSON)
    conflict: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


def list_tables(meeting_id: int) -> list[TableRow]:
    """Give the tables of a meeting that are used, with who guides them, in order."""
    return [row for row in list_all_tables(meeting_id) if not row.closed]


def list_all_tables(meeting_id: int) -> list[TableRow]:
    """Give the tables of a meeting, used or not, with who guides them, in order."""
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
        TableRow, table_id, joinedload(TableRow.facilitators).joinedload(TableFacilitatorRow.user)
    )


def find_plan(meeting_id: int) -> PlanRow | None:
    """Give the plan of a meeting with its seats, the search beside it and a repair to decide on."""
    query = (
        select(PlanRow)
        .where(PlanRow.meeting_id == meeting_id)
        .options(
            joinedload(PlanRow.seats), joinedload(PlanRow.search), joinedload(PlanRow.proposal)
        )
    )
    return db.session.execute(query).unique().scalar_one_or_none()


def find_bare_plan(meeting_id: int) -> PlanRow | None:
    """Give the plan of a meeting for who needs to know no more than its rules, rounds and cards."""
    query = select(PlanRow).where(PlanRow.meeting_id == meeting_id)
    return db.session.execute(query).scalar_one_or_none()


def find_rules(meeting_id: int) -> dict[str, Any] | None:
    """Give the rules that were chosen for the tables of a meeting, if any were."""
    query = select(PlanRow.rules).where(PlanRow.meeting_id == meeting_id)
    return db.session.execute(query).scalar_one_or_none()


def find_search(meeting_id: int) -> SearchRow | None:
    """Give the last search for a better plan of a meeting, if there was one."""
    query = select(SearchRow).where(SearchRow.meeting_id == meeting_id)
    return db.session.execute(query).scalar_one_or_none()


def find_proposal(meeting_id: int) -> ProposalRow | None:
    """Give the repair that waits for a decision, if there is one."""
    query = select(ProposalRow).where(ProposalRow.meeting_id == meeting_id)
    return db.session.execute(query).scalar_one_or_none()


def list_guests(meeting_id: int) -> list[tuple[InvitationRow, bool]]:
    """Give all invitations to a meeting, with each person's group, needs and private wishes.

    Each with whether that person was at another meeting before.
    """
    person = joinedload(InvitationRow.person)
    other = aliased(InvitationRow)
    been_before = (
        select(other.id)
        .where(
            other.person_id == InvitationRow.person_id,
            other.meeting_id != meeting_id,
            other.attendance.in_(CAME),
        )
        .exists()
    )
    query = (
        select(InvitationRow, been_before)
        .where(InvitationRow.meeting_id == meeting_id)
        .options(
            person.joinedload(PersonRow.group),
            person.joinedload(PersonRow.needs),
            person.joinedload(PersonRow.wishes),
        )
        .order_by(InvitationRow.person_id)
    )
    return [(row, been) for row, been in db.session.execute(query).unique()]


class Place(NamedTuple):
    """A seat in a round to come, and whether its table is still used."""

    person_id: int
    table_number: int
    table_closed: bool


def list_places(meeting_id: int) -> list[Place]:
    """Give the seats of the rounds of a meeting that are not over."""
    query = (
        select(SeatRow.person_id, TableRow.number, TableRow.closed)
        .join(PlanRow, PlanRow.id == SeatRow.plan_id)
        .join(TableRow, TableRow.id == SeatRow.table_id)
        .where(PlanRow.meeting_id == meeting_id, SeatRow.round >= PlanRow.held)
        .order_by(SeatRow.round, SeatRow.id)
    )
    return [Place(*row) for row in db.session.execute(query)]


def list_seated_at(table_id: int, *, number: int) -> list[PersonRow]:
    """Give who sits at a table in one round, without who is known to be absent."""
    rows = list_expected_at(table_id, number=number)
    away = {Attendance.ABSENT, Attendance.LEFT}
    return [row.person for row in rows if row.attendance not in away]


def list_expected_at(table_id: int, *, number: int) -> list[InvitationRow]:
    """Give the invitation of everybody with a seat at a table in one round, there or not."""
    query = (
        select(InvitationRow)
        .join(InvitationRow.person)
        .join(SeatRow, SeatRow.person_id == PersonRow.id)
        .join(TableRow, TableRow.id == SeatRow.table_id)
        .where(
            SeatRow.table_id == table_id,
            SeatRow.round == number,
            InvitationRow.meeting_id == TableRow.meeting_id,
        )
        .options(contains_eager(InvitationRow.person).joinedload(PersonRow.group))
        .order_by(PersonRow.first_name, PersonRow.id)
    )
    return list(db.session.execute(query).scalars())
