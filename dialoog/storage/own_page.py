"""What stands on somebody's own page, for all programmes they took part in at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, defer, joinedload

from dialoog.domain.feedback import MessageKind
from dialoog.domain.invitations import InvitationState
from dialoog.storage.base import db
from dialoog.storage.feedback import AdviceRow, CheckAnswerRow, CheckRow, MessageRow
from dialoog.storage.followup import ActionRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import WITH_PROMISES, ProgrammeRow
from dialoog.storage.seating import PlanRow, SeatRow


@dataclass(frozen=True)
class Sat:
    """Where somebody sat at a meeting; ``one_round`` when nobody changed tables there."""

    meeting_id: int
    table_id: int
    one_round: bool


def list_invitations(person_id: int) -> list[InvitationRow]:
    """Give what somebody was asked to, with meeting and programme, the last meeting first."""
    query = (
        select(InvitationRow)
        .join(InvitationRow.meeting)
        .where(
            InvitationRow.person_id == person_id,
            InvitationRow.state.not_in((InvitationState.DRAFT, InvitationState.WITHDRAWN)),
        )
        .options(
            contains_eager(InvitationRow.meeting).options(
                defer(MeetingRow.method),
                joinedload(MeetingRow.programme).options(
                    WITH_PROMISES, joinedload(ProgrammeRow.organisation)
                ),
            )
        )
        .order_by(MeetingRow.starts_at.desc(), MeetingRow.id)
    )
    return list(db.session.execute(query).unique().scalars())


def list_advices(programme_ids: Collection[int]) -> list[AdviceRow]:
    """Give the advice of these programmes with the decisions on it, oldest first."""
    query = (
        select(AdviceRow)
        .where(AdviceRow.programme_id.in_(programme_ids))
        .options(joinedload(AdviceRow.decisions))
        .order_by(AdviceRow.id)
    )
    return list(db.session.execute(query).unique().scalars())


def list_actions(programme_ids: Collection[int]) -> list[ActionRow]:
    """Give the actions of these programmes, the first due date first."""
    query = (
        select(ActionRow)
        .where(ActionRow.programme_id.in_(programme_ids))
        .order_by(ActionRow.due_on, ActionRow.id)
    )
    return list(db.session.execute(query).scalars())


def last_told(
    programme_ids: Collection[int], kinds: Collection[MessageKind]
) -> dict[int, datetime]:
    """Give when people of these programmes were last told something of these kinds."""
    query = (
        select(MessageRow)
        .where(MessageRow.programme_id.in_(programme_ids), MessageRow.kind.in_(kinds))
        .order_by(MessageRow.sent_at)
    )
    return {row.programme_id: row.sent_at for row in db.session.execute(query).scalars()}


def list_checks(person_id: int) -> list[CheckAnswerRow]:
    """Give the rounds in which somebody is asked whether it is better, oldest first."""
    query = (
        select(CheckAnswerRow)
        .where(CheckAnswerRow.person_id == person_id)
        .options(joinedload(CheckAnswerRow.check).joinedload(CheckRow.programme))
        .order_by(CheckAnswerRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_seats(person_id: int, meeting_ids: Collection[int]) -> list[Sat]:
    """Give where somebody sat at these meetings."""
    rounds = (
        select(SeatRow.plan_id, func.max(SeatRow.round).label("last"))
        .group_by(SeatRow.plan_id)
        .subquery()
    )
    query = (
        select(PlanRow.meeting_id, SeatRow.table_id, rounds.c.last)
        .join(SeatRow, SeatRow.plan_id == PlanRow.id)
        .join(rounds, rounds.c.plan_id == PlanRow.id)
        .where(SeatRow.person_id == person_id, PlanRow.meeting_id.in_(meeting_ids))
        .distinct()
    )
    return [
        Sat(meeting_id, table_id, one_round=last == 0)
        for meeting_id, table_id, last in db.session.execute(query)
    ]


def list_said(meeting_ids: Collection[int]) -> list[ContributionRow]:
    """Give what was said at these meetings, in order, without what is private or taken back."""
    query = (
        select(ContributionRow)
        .where(
            ContributionRow.meeting_id.in_(meeting_ids),
            ContributionRow.private.is_(False),
            ContributionRow.withdrawn_at.is_(None),
        )
        .options(joinedload(ContributionRow.table))
        .order_by(ContributionRow.recorded_at, ContributionRow.id)
    )
    return list(db.session.execute(query).scalars())
