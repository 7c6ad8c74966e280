"""What managers look at: counted in the database, without a name."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import defer, joinedload
from sqlalchemy.sql.elements import ColumnElement

from dialoog.domain.followup import ActionState
from dialoog.domain.invitations import CAME, InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.outcomes import Span
from dialoog.domain.people import Perspective
from dialoog.storage.base import db
from dialoog.storage.followup import ActionRow, AgreementRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import GroupRow, PersonRow
from dialoog.storage.programmes import ProgrammeRow, PromiseRow

TOOK_PLACE = (MeetingState.UNDERWAY, MeetingState.HELD, MeetingState.LOCKED)
NOT_INVITED = (InvitationState.DRAFT, InvitationState.QUEUED, InvitationState.WAITING)


class Moments(NamedTuple):
    """From a moment up to, not including, another."""

    begin: datetime
    end: datetime


class Reached(NamedTuple):
    """How many different people of one perspective were invited, said yes, and came."""

    perspective: Perspective
    invited: int
    accepted: int
    came: int


def list_meetings(during: Moments) -> list[MeetingRow]:
    """Give the meetings that took place in that time, with their programme, the first one first."""
    query = (
        select(MeetingRow)
        .where(_within(during))
        .options(joinedload(MeetingRow.programme), defer(MeetingRow.method))
        .order_by(MeetingRow.starts_at, MeetingRow.id)
    )
    return list(db.session.execute(query).scalars())


def count_contributions(during: Moments) -> dict[int, int]:
    """Give for each meeting in that time how often somebody said something that was written down."""
    query = (
        select(MeetingRow.id, func.count(ContributionRow.id))
        .join(ContributionRow, ContributionRow.meeting_id == MeetingRow.id)
        .where(
            _within(during),
            ContributionRow.withdrawn_at.is_(None),
            ContributionRow.private.is_(False),
        )
        .group_by(MeetingRow.id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def list_agreements(during: Moments) -> dict[int, list[list[ActionState]]]:
    """Give for each meeting in that time its agreements, each as the states of its actions."""
    query = (
        select(MeetingRow.id, AgreementRow.id, ActionRow.state)
        .join(AgreementRow, AgreementRow.meeting_id == MeetingRow.id)
        .outerjoin(ActionRow, ActionRow.agreement_id == AgreementRow.id)
        .where(_within(during))
        .order_by(AgreementRow.id, ActionRow.id)
    )
    states: dict[tuple[int, int], list[ActionState]] = defaultdict(list)
    for meeting_id, agreement_id, state in db.session.execute(query):
        states[meeting_id, agreement_id] += [state] if state else []
    found: dict[int, list[list[ActionState]]] = defaultdict(list)
    for (meeting_id, _agreement_id), actions in states.items():
        found[meeting_id].append(actions)
    return found


def count_people(during: Moments) -> list[Reached]:
    """Give per perspective how many different people meetings in that time reached."""
    accepted = (InvitationRow.state == InvitationState.ANSWERED) & (
        InvitationRow.reply == Reply.ACCEPTED
    )
    query = (
        select(
            GroupRow.perspective,
            _people_for_whom(InvitationRow.state.not_in(NOT_INVITED)),
            _people_for_whom(accepted),
            _people_for_whom(InvitationRow.attendance.in_(CAME)),
        )
        .select_from(InvitationRow)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .join(PersonRow, PersonRow.id == InvitationRow.person_id)
        .join(GroupRow, GroupRow.id == PersonRow.group_id)
        .where(_within(during))
        .group_by(GroupRow.perspective)
    )
    return [Reached(*row) for row in db.session.execute(query)]


def list_programmes() -> list[ProgrammeRow]:
    """Give every programme with its promises and what became of them, in one go."""
    query = select(ProgrammeRow).options(
        joinedload(ProgrammeRow.promises).joinedload(PromiseRow.moves)
    )
    return list(db.session.execute(query.order_by(ProgrammeRow.id)).unique().scalars())


def list_actions(span: Span) -> list[ActionRow]:
    """Give the actions that are due in a span, with their programme, the first date first."""
    query = (
        select(ActionRow)
        .where(ActionRow.due_on.between(span.first, span.last))
        .options(joinedload(ActionRow.programme))
        .order_by(ActionRow.due_on, ActionRow.id)
    )
    return list(db.session.execute(query).scalars())


def _within(during: Moments) -> ColumnElement[bool]:
    return (
        MeetingRow.state.in_(TOOK_PLACE)
        & (MeetingRow.starts_at >= during.begin)
        & (MeetingRow.starts_at < during.end)
    )


def _people_for_whom(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(func.distinct(case((condition, InvitationRow.person_id))))
