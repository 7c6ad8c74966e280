"""What managers look at: counted in the database, without a name."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, defer, joinedload
from sqlalchemy.sql.elements import ColumnElement

from dialoog.domain.followup import ActionState
from dialoog.domain.invitations import CAME, InvitationState
from dialoog.domain.meetings import MeetingState
from dialoog.domain.outcomes import Agreed, People, Span
from dialoog.storage.base import db
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.followup import ActionRow, AgreementRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import GroupRow, PersonRow
from dialoog.storage.programmes import ProgrammeRow, PromiseRow

TOOK_PLACE = (MeetingState.UNDERWAY, MeetingState.HELD, MeetingState.LOCKED)
NOT_INVITED = (InvitationState.DRAFT, InvitationState.QUEUED, InvitationState.WAITING)


class Window(NamedTuple):
    """From a moment up to, not including, another: the days of ``span``, of one programme or all."""

    begin: datetime
    end: datetime
    span: Span
    programme_id: int | None = None


def list_meetings(window: Window) -> list[tuple[MeetingRow, int]]:
    """Give the meetings that took place, the first one first, and how much was written down there."""
    said = (
        select(func.count(ContributionRow.id))
        .where(
            ContributionRow.meeting_id == MeetingRow.id,
            ContributionRow.withdrawn_at.is_(None),
            ContributionRow.private.is_(False),
        )
        .scalar_subquery()
    )
    query = (
        select(MeetingRow, said)
        .where(_held_within(window))
        .options(joinedload(MeetingRow.programme), defer(MeetingRow.method))
        .order_by(MeetingRow.starts_at, MeetingRow.id)
    )
    return [(meeting, count) for meeting, count in db.session.execute(query)]


def list_agreements(window: Window) -> dict[int, list[Agreed]]:
    """Give for each meeting its agreements, each as its actions leave it."""
    query = (
        select(MeetingRow.id, AgreementRow.id, AgreementRow.what, ActionRow.state, ActionRow.reason)
        .join(AgreementRow, AgreementRow.meeting_id == MeetingRow.id)
        .outerjoin(ActionRow, ActionRow.agreement_id == AgreementRow.id)
        .where(_held_within(window))
        .order_by(AgreementRow.id, ActionRow.id)
    )
    actions: dict[tuple[int, int, str], list[tuple[ActionState, str]]] = defaultdict(list)
    for meeting_id, agreement_id, what, state, reason in db.session.execute(query):
        actions[meeting_id, agreement_id, what] += [(state, reason)] if state else []
    found: dict[int, list[Agreed]] = defaultdict(list)
    for (meeting_id, _agreement_id, what), each in actions.items():
        found[meeting_id].append(Agreed(what, tuple(each)))
    return found


def count_people(window: Window) -> list[People]:
    """Give per perspective and district how many people are in the list and how far we got.

    Everybody is in one group and one district, so that groups can be added up.
    """
    held = select(MeetingRow.id).where(_held_within(window))
    heard = InvitationRow.reply.is_not(None) | InvitationRow.attendance.in_(CAME)
    query = (
        select(
            GroupRow.perspective,
            PersonRow.district,
            func.count(func.distinct(PersonRow.id)),
            _people_for_whom(InvitationRow.state.not_in(NOT_INVITED)),
            _people_for_whom(heard),
            _people_for_whom(InvitationRow.attendance.in_(CAME)),
        )
        .select_from(PersonRow)
        .join(GroupRow, GroupRow.id == PersonRow.group_id)
        .outerjoin(
            InvitationRow,
            (InvitationRow.person_id == PersonRow.id) & InvitationRow.meeting_id.in_(held),
        )
        .group_by(GroupRow.perspective, PersonRow.district)
    )
    return [People(*row) for row in db.session.execute(query)]


def count_people_asked(window: Window) -> dict[int, list[People]]:
    """Give for each programme, per perspective, how many different people its meetings reached."""
    heard = InvitationRow.reply.is_not(None) | InvitationRow.attendance.in_(CAME)
    query = (
        select(
            MeetingRow.programme_id,
            GroupRow.perspective,
            _people_for_whom(InvitationRow.state.not_in(NOT_INVITED)),
            _people_for_whom(heard),
            _people_for_whom(InvitationRow.attendance.in_(CAME)),
        )
        .select_from(InvitationRow)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .join(PersonRow, PersonRow.id == InvitationRow.person_id)
        .join(GroupRow, GroupRow.id == PersonRow.group_id)
        .where(_held_within(window))
        .group_by(MeetingRow.programme_id, GroupRow.perspective)
    )
    found: dict[int, list[People]] = defaultdict(list)
    for programme_id, perspective, invited, reached, came in db.session.execute(query):
        found[programme_id].append(
            People(perspective, "", known=invited, invited=invited, reached=reached, came=came)
        )
    return found


def list_programmes() -> list[ProgrammeRow]:
    """Give every programme with its promises and what became of them, in one go."""
    query = select(ProgrammeRow).options(
        joinedload(ProgrammeRow.promises).joinedload(PromiseRow.moves)
    )
    return list(db.session.execute(query.order_by(ProgrammeRow.id)).unique().scalars())


def list_advices(window: Window) -> list[AdviceRow]:
    """Give the advice that was gathered in that time, with its decisions, the newest first."""
    query = (
        select(AdviceRow)
        .where(
            AdviceRow.created_at >= window.begin,
            AdviceRow.created_at < window.end,
            _of_programme(AdviceRow.programme_id, window),
        )
        .options(joinedload(AdviceRow.decisions), joinedload(AdviceRow.programme))
        .order_by(AdviceRow.created_at.desc(), AdviceRow.id.desc())
    )
    return list(db.session.execute(query).unique().scalars())


def list_actions(window: Window) -> list[ActionRow]:
    """Give the actions that are due on those days, with their programme, the first date first."""
    query = (
        select(ActionRow)
        .where(
            ActionRow.due_on.between(window.span.first, window.span.last),
            _of_programme(ActionRow.programme_id, window),
        )
        .options(joinedload(ActionRow.programme))
        .order_by(ActionRow.due_on, ActionRow.id)
    )
    return list(db.session.execute(query).scalars())


def _held_within(window: Window) -> ColumnElement[bool]:
    return (
        MeetingRow.state.in_(TOOK_PLACE)
        & (MeetingRow.starts_at >= window.begin)
        & (MeetingRow.starts_at < window.end)
        & _of_programme(MeetingRow.programme_id, window)
    )


def _of_programme(column: InstrumentedAttribute[int], window: Window) -> ColumnElement[bool]:
    return true() if window.programme_id is None else column == window.programme_id


def _people_for_whom(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(func.distinct(case((condition, PersonRow.id))))
