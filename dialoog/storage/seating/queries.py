"""What is asked of tables and plans."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased, contains_eager, defer, joinedload

from dialoog.domain.invitations import CAME
from dialoog.storage.base import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.seating.rows import (
    PlanRow,
    ProposalRow,
    SearchRow,
    SeatRow,
    TableFacilitatorRow,
    TableRow,
)


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


def list_tables_with_rules(meeting_id: int) -> tuple[list[TableRow], dict[str, Any] | None]:
    """Give the tables of a meeting that are used, and the rules that were chosen for them."""
    query = (
        select(TableRow, PlanRow.rules)
        .outerjoin(PlanRow, PlanRow.meeting_id == TableRow.meeting_id)
        .where(TableRow.meeting_id == meeting_id, TableRow.closed.is_(False))
        .order_by(TableRow.number)
    )
    found = db.session.execute(query).all()
    return [table for table, _ in found], found[0][1] if found else None


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


class Guest(NamedTuple):
    """Somebody with a seat at a table in one round, there or not."""

    table_id: int
    round: int
    invitation: InvitationRow


def find_plan_at(meeting_id: int, table_ids: Collection[int]) -> tuple[PlanRow | None, list[Guest]]:
    """Give the plan of a meeting without its seats, and who has one at some of its tables."""
    query = (
        select(PlanRow, SeatRow.table_id, SeatRow.round, InvitationRow)
        .outerjoin(SeatRow, (SeatRow.plan_id == PlanRow.id) & SeatRow.table_id.in_(table_ids))
        .outerjoin(
            InvitationRow,
            (InvitationRow.person_id == SeatRow.person_id)
            & (InvitationRow.meeting_id == PlanRow.meeting_id),
        )
        .outerjoin(InvitationRow.person)
        .where(PlanRow.meeting_id == meeting_id)
        .options(
            defer(PlanRow.past),
            contains_eager(InvitationRow.person).joinedload(PersonRow.group),
        )
        .order_by(PersonRow.first_name, PersonRow.id)
    )
    found = db.session.execute(query).all()
    guests = [
        Guest(table_id, number, invitation)
        for _, table_id, number, invitation in found
        if invitation
    ]
    return found[0][0] if found else None, guests
