"""What stands around a meeting: its tables, who guides them, who sits there, who is asked."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import defer, joinedload

from dialoog.domain.invitations import InvitationState
from dialoog.domain.people import Perspective
from dialoog.storage.base import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import GroupRow, PersonRow
from dialoog.storage.seating import PlanRow, SeatRow, TableFacilitatorRow, TableRow

ASKED = (
    InvitationState.QUEUED,
    InvitationState.SENT,
    InvitationState.ANSWERED,
    InvitationState.BOUNCED,
    InvitationState.OFFERED,
)


class Counts(NamedTuple):
    """How many people are asked and seated."""

    asked: int
    seated: int


def count_around(meeting_id: int) -> Counts:
    """Count what stands around a meeting, in one query."""
    asked = select(func.count(InvitationRow.id)).where(
        InvitationRow.meeting_id == meeting_id, InvitationRow.state.in_(ASKED)
    )
    seated = (
        select(func.count(SeatRow.person_id.distinct()))
        .join(PlanRow, PlanRow.id == SeatRow.plan_id)
        .where(PlanRow.meeting_id == meeting_id)
    )
    row = db.session.execute(select(asked.scalar_subquery(), seated.scalar_subquery())).one()
    return Counts(*row)


def list_tables(meeting_id: int) -> list[tuple[TableRow, list[Perspective]]]:
    """Give the tables of a meeting with who guides them, by number.

    Each with the perspectives of who sits there in the first round, a seat at a time.
    """
    query = (
        select(TableRow, SeatRow.id, GroupRow.perspective)
        .outerjoin(SeatRow, (SeatRow.table_id == TableRow.id) & (SeatRow.round == 0))
        .outerjoin(PersonRow, PersonRow.id == SeatRow.person_id)
        .outerjoin(GroupRow, GroupRow.id == PersonRow.group_id)
        .where(TableRow.meeting_id == meeting_id)
        .options(joinedload(TableRow.facilitators).joinedload(TableFacilitatorRow.user))
        .order_by(TableRow.number, SeatRow.id)
    )
    found: dict[TableRow, list[Perspective]] = {}
    for table, _seat_id, perspective in db.session.execute(query).unique():
        seated = found.setdefault(table, [])
        if perspective is not None:
            seated.append(perspective)
    return list(found.items())


def list_guided_by(user_id: int) -> list[tuple[MeetingRow, TableRow]]:
    """Give the tables that somebody guides, each with its meeting, the first meeting first."""
    query = (
        select(MeetingRow, TableRow)
        .join(TableRow, TableRow.meeting_id == MeetingRow.id)
        .join(TableFacilitatorRow, TableFacilitatorRow.table_id == TableRow.id)
        .where(TableFacilitatorRow.user_id == user_id)
        .options(joinedload(MeetingRow.programme), defer(MeetingRow.method))
        .order_by(MeetingRow.starts_at, TableRow.number)
    )
    return [(meeting, table) for meeting, table in db.session.execute(query)]
