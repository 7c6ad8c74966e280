"""What stands around a meeting: its tables, who guides them, who sits there, who is asked."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import defer, joinedload, selectinload

from dialoog.domain.invitations import InvitationState, Reply
from dialoog.domain.people import NeedKind, Perspective
from dialoog.storage.base import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import GroupRow, NeedRow, PersonRow
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


def list_tables(meeting_id: int) -> list[TableRow]:
    """Give the tables of a meeting with who guides them, by number."""
    query = (
        select(TableRow)
        .where(TableRow.meeting_id == meeting_id)
        .options(selectinload(TableRow.facilitators).joinedload(TableFacilitatorRow.user))
        .order_by(TableRow.number)
    )
    return list(db.session.execute(query).scalars())


def list_perspectives_seated(meeting_id: int) -> list[tuple[int, Perspective]]:
    """Give, for each seat taken in the first round, its table and from where the person looks."""
    query = (
        select(SeatRow.table_id, GroupRow.perspective)
        .join(PlanRow, PlanRow.id == SeatRow.plan_id)
        .join(PersonRow, PersonRow.id == SeatRow.person_id)
        .join(GroupRow, GroupRow.id == PersonRow.group_id)
        .where(PlanRow.meeting_id == meeting_id, SeatRow.round == 0)
        .order_by(SeatRow.id)
    )
    return [(table_id, perspective) for table_id, perspective in db.session.execute(query)]


def list_needs_of_asked(meeting_id: int) -> frozenset[NeedKind]:
    """Give what the people need who are asked and didn't say no."""
    query = (
        select(NeedRow.kind)
        .join(InvitationRow, InvitationRow.person_id == NeedRow.person_id)
        .where(
            InvitationRow.meeting_id == meeting_id,
            InvitationRow.state.in_((InvitationState.DRAFT, *ASKED)),
            InvitationRow.reply.is_distinct_from(Reply.DECLINED),
        )
        .distinct()
    )
    return frozenset(db.session.execute(query).scalars())


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
