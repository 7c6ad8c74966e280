"""Actions: promise them, tell how they get on, and put them in other hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import followup
from dialoog.domain.followup import ActionState, ActionStep, AgreementState, OwnerKind
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import followup as storage
from dialoog.storage.followup import ActionFigures, ActionFilter, ActionRow, ActionStepRow
from dialoog.storage.meetings import MeetingRow

PER_PAGE = 50

get_action = storage.get_action


@dataclass(frozen=True, kw_only=True)
class ActionWords:
    """An action as somebody writes it down."""

    what: str
    owner: str
    due_on: date | None
    owner_email: str = ""
    owner_kind: OwnerKind = OwnerKind.PERSON


@dataclass(frozen=True)
class ActionPage:
    """One page of the actions that somebody wants to see, with how all of them stand."""

    rows: list[ActionRow]
    figures: ActionFigures
    pages: int


def list_actions(
    *,
    programme_id: int | None = None,
    owner_email: str | None = None,
    late_on: date | None = None,
) -> list[ActionRow]:
    """Give actions with the first due date first; ``late_on`` keeps those that are late then."""
    chosen = ActionFilter(programme_id=programme_id, owner_email=owner_email, late_on=late_on)
    return storage.list_actions(chosen)


def find_page(chosen: ActionFilter, *, page: int, today: date) -> ActionPage:
    """Give a page of the actions that fit, in a constant number of questions."""
    found, figures = storage.count_actions(chosen, today=today)
    return ActionPage(
        rows=storage.list_actions(chosen, limit=PER_PAGE, offset=(page - 1) * PER_PAGE),
        figures=figures,
        pages=max(1, -(-found // PER_PAGE)),
    )


def list_to_discuss(meeting: MeetingRow) -> list[ActionRow]:
    """Give what a meeting looks back on; only the next one of its programme does."""
    return storage.list_to_discuss(
        meeting.programme_id, meeting_id=meeting.id, before=meeting.starts_at
    )


def days_late(row: ActionRow, *, today: date) -> int:
    """Give how many days an action is late; 0 when it isn't."""
    return followup.days_late(row.as_action(), today=today)


def count_actions(rows: Sequence[ActionRow], *, today: date) -> ActionFigures:
    """Say how a set of actions stands."""
    states = [row.state for row in rows]
    return ActionFigures(
        late=sum(followup.days_late(row.as_action(), today=today) > 0 for row in rows),
        unfinished=sum(state in followup.UNFINISHED for state in states),
        done=states.count(ActionState.DONE),
        noticed=states.count(ActionState.NOTICED),
    )


def put_on_action_list(agreement_id: int, *, now: datetime) -> ActionRow:
    """Make the first action of an agreement, in the same words."""
    row = storage.get_agreement(agreement_id)
    words = ActionWords(
        what=row.what,
        owner=row.who,
        due_on=row.due_on,
        owner_email=row.owner_email,
        owner_kind=row.owner_kind,
    )
    return promise_action(words, programme_id=row.programme_id, agreement_id=row.id, now=now)


def promise_action(
    words: ActionWords,
    *,
    programme_id: int,
    now: datetime,
    agreement_id: int | None = None,
    advice_id: int | None = None,
) -> ActionRow:
    """Make an action, on its own or for an agreement or an advice; an intention has none."""
    if agreement_id is not None:
        _require_agreed(agreement_id)
    action = followup.promise_action(what=words.what, owner=words.owner, due_on=words.due_on)
    row = ActionRow(
        programme_id=programme_id,
        agreement_id=agreement_id,
        advice_id=advice_id,
        owner_email=words.owner_email,
        owner_kind=words.owner_kind,
        created_at=now,
    )
    row.remember(action)
    db.session.add(row)
    db.session.flush()
    history.note("action.promised", "action", row.id)
    return row


def take_step(
    action_id: int,
    step: ActionStep,
    *,
    now: datetime,
    note: str = "",
    user_id: int | None = None,
    by_owner: bool = False,
) -> ActionRow:
    """Let an action take a step of its life; ``note`` is the reason where one is needed."""
    row = storage.get_action(action_id)
    row.remember(followup.advance(row.as_action(), step, reason=note))
    if row.state not in followup.UNFINISHED:
        _forget_proposal(row)
    add_step(row, step=step, note=note, now=now, user_id=user_id, by_owner=by_owner)
    history.note(f"action.{step.value}", "action", row.id)
    return row


def add_note(
    action_id: int, note: str, *, now: datetime, user_id: int | None, by_owner: bool = False
) -> ActionRow:
    """Tell how an action gets on."""
    if not note.strip():
        raise Refused("action.note_missing")
    row = storage.get_action(action_id)
    add_step(row, note=note, now=now, user_id=user_id, by_owner=by_owner)
    return row


def reschedule(
    action_id: int, *, to: date, reason: str, version: int, now: datetime, user_id: int | None
) -> ActionRow:
    """Give an action another date, and keep the reason; what the owner asked for is answered."""
    row = storage.get_action(action_id)
    require_same(row.version, version)
    row.remember(followup.reschedule(row.as_action(), to=to, reason=reason))
    _forget_proposal(row)
    add_step(row, note=reason, now=now, user_id=user_id, moved_to=to)
    history.note("action.rescheduled", "action", row.id)
    return row


def hand_over(
    action_id: int,
    *,
    what: str,
    owner: str,
    owner_email: str,
    version: int,
    owner_kind: OwnerKind = OwnerKind.PERSON,
) -> ActionRow:
    """Give an action better words, or another owner, who hears of it from the start."""
    row = storage.get_action(action_id)
    require_same(row.version, version)
    row.remember(followup.hand_over(row.as_action(), what=what, owner=owner))
    if row.owner_email.lower() != owner_email.lower():
        row.chased_for, row.chases = None, 0
        _forget_proposal(row)
    row.owner_email, row.owner_kind = owner_email, owner_kind
    history.note("action.handed_over", "action", row.id)
    return row


def add_step(
    row: ActionRow,
    *,
    now: datetime,
    user_id: int | None,
    step: ActionStep | None = None,
    note: str = "",
    by_owner: bool = False,
    moved_to: date | None = None,
    asked_for: date | None = None,
) -> None:
    """Add something that happened to the story of an action."""
    row.history.append(
        ActionStepRow(
            organisation_id=row.organisation_id,
            step=step,
            note=note.strip(),
            moved_to=moved_to,
            asked_for=asked_for,
            by_owner=by_owner,
            at=now,
            user_id=user_id,
        )
    )


def require_same(now: int, then: int) -> None:
    """Refuse a change of something that somebody else changed meanwhile."""
    if now != then:
        raise Refused("common.changed_meanwhile")


def _require_agreed(agreement_id: int) -> None:
    agreement = storage.get_agreement(agreement_id).as_agreement()
    if followup.agreement_state(agreement) is AgreementState.INTENTION:
        raise Refused("agreement.incomplete", missing=followup.gaps(agreement))


def _forget_proposal(row: ActionRow) -> None:
    row.proposed_on, row.proposed_reason = None, ""
