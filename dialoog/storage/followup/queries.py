"""Find agreements and actions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from dialoog.domain.followup import TO_DISCUSS, UNFINISHED, ActionState, ActionStep
from dialoog.domain.meetings import BEFORE_THE_DAY, MeetingState
from dialoog.storage.base import db
from dialoog.storage.followup.rows import ActionRow, ActionStepRow, AgreementRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.queries import get_row

AHEAD = (*BEFORE_THE_DAY, MeetingState.UNDERWAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFilter:
    """Which actions somebody wants to see; what is left out doesn't matter.

    ``late_on`` keeps those that are late on a day, ``owner`` those whose owner's name or address
    holds these letters.
    """

    programme_id: int | None = None
    owner_email: str | None = None
    owner: str = ""
    states: frozenset[ActionState] = frozenset()
    late_on: date | None = None
    asks_date: bool = False

    def apply(self, query: Select[Any]) -> Select[Any]:
        """Give the query with only these actions."""
        if self.programme_id is not None:
            query = query.where(ActionRow.programme_id == self.programme_id)
        if self.owner_email is not None:
            query = query.where(func.lower(ActionRow.owner_email) == self.owner_email.lower())
        if self.owner:
            named = ActionRow.owner.icontains(self.owner, autoescape=True)
            mailed = ActionRow.owner_email.icontains(self.owner, autoescape=True)
            query = query.where(named | mailed)
        if self.states:
            query = query.where(ActionRow.state.in_(self.states))
        if self.late_on is not None:
            query = query.where(_late(self.late_on))
        if self.asks_date:
            query = query.where(ActionRow.proposed_on.is_not(None))
        return query


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """How a set of actions stands, at a glance."""

    late: int
    unfinished: int
    done: int
    noticed: int


def get_agreement(agreement_id: int) -> AgreementRow:
    """Give the agreement with this number, its meeting and its actions."""
    return get_row(
        AgreementRow,
        agreement_id,
        joinedload(AgreementRow.programme),
        joinedload(AgreementRow.meeting).defer(MeetingRow.method),
        joinedload(AgreementRow.actions),
    )


def list_agreements(
    *, programme_id: int | None = None, meeting_id: int | None = None, table_id: int | None = None
) -> list[AgreementRow]:
    """Give the agreements of a programme, a meeting or a table, oldest first."""
    chosen = {
        AgreementRow.programme_id: programme_id,
        AgreementRow.meeting_id: meeting_id,
        AgreementRow.table_id: table_id,
    }
    query = (
        select(AgreementRow)
        .where(*(column == number for column, number in chosen.items() if number is not None))
        .options(joinedload(AgreementRow.actions), joinedload(AgreementRow.table))
        .order_by(AgreementRow.id)
    )
    return list(db.session.execute(query).unique().scalars())


def find_agreement_by_client_id(client_id: UUID) -> AgreementRow | None:
    """Give the agreement that was written down under this id, if it has arrived."""
    query = select(AgreementRow).where(AgreementRow.client_id == client_id)
    return db.session.execute(query).scalar_one_or_none()


def get_action(action_id: int) -> ActionRow:
    """Give the action with this number and what happened to it."""
    return get_row(
        ActionRow,
        action_id,
        joinedload(ActionRow.programme),
        joinedload(ActionRow.agreement).joinedload(AgreementRow.meeting).defer(MeetingRow.method),
        joinedload(ActionRow.history).joinedload(ActionStepRow.user),
        selectinload(ActionRow.notices),
    )


def list_actions(
    chosen: ActionFilter, *, limit: int | None = None, offset: int = 0
) -> list[ActionRow]:
    """Give actions with the first due date first, each with its programme."""
    query = (
        chosen.apply(select(ActionRow))
        .options(joinedload(ActionRow.programme))
        .order_by(ActionRow.due_on, ActionRow.id)
        .limit(limit)
        .offset(offset)
    )
    return list(db.session.execute(query).scalars())


def list_steps(programme_id: int, steps: Collection[ActionStep]) -> list[ActionStepRow]:
    """Give when the actions of a programme took these steps, each with its action, oldest first."""
    query = (
        select(ActionStepRow)
        .join(ActionStepRow.action)
        .where(ActionRow.programme_id == programme_id, ActionStepRow.step.in_(steps))
        .options(contains_eager(ActionStepRow.action))
        .order_by(ActionStepRow.id)
    )
    return list(db.session.execute(query).scalars())


def count_actions(chosen: ActionFilter, *, today: date) -> tuple[int, ActionFigures]:
    """Say how many actions fit, and how these and all other states of them stand.

    They are counted where they are stored, so that a thousand cost as much as ten.
    """
    parts = (
        _late(today),
        ActionRow.state.in_(UNFINISHED),
        ActionRow.state == ActionState.DONE,
        ActionRow.state == ActionState.NOTICED,
    )
    wanted = ActionRow.state.in_(chosen.states or list(ActionState))
    counted: list[Any] = [func.sum(case((part, 1), else_=0)) for part in (wanted, *parts)]
    query = replace(chosen, states=frozenset()).apply(select(*counted))
    found, *figures = (number or 0 for number in db.session.execute(query).one())
    return found, ActionFigures(*figures)


def list_to_discuss(programme_id: int, *, meeting_id: int, before: datetime) -> list[ActionRow]:
    """Give the actions that a meeting looks back on: not done yet, or done and not noticed yet.

    Only the next meeting of a programme, still ahead or underway, looks back.
    """
    next_meeting = (
        select(MeetingRow.id)
        .where(MeetingRow.programme_id == programme_id, MeetingRow.state.in_(AHEAD))
        .order_by(MeetingRow.starts_at, MeetingRow.id)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(ActionRow)
        .where(
            ActionRow.programme_id == programme_id,
            ActionRow.state.in_(TO_DISCUSS),
            ActionRow.created_at < before,
            next_meeting == meeting_id,
        )
        .options(joinedload(ActionRow.agreement))
        .order_by(ActionRow.due_on, ActionRow.id)
    )
    return list(db.session.execute(query).scalars())


def _late(today: date) -> ColumnElement[bool]:
    return and_(ActionRow.due_on < today, ActionRow.state.in_(UNFINISHED))
