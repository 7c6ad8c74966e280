"""Agreements and actions: write down, read back, carry out, and see what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from dialoog.domain import followup
from dialoog.domain.followup import (
    ActionState,
    ActionStep,
    Agreement,
    AgreementGap,
    AgreementState,
)
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import followup as storage
from dialoog.storage.followup import ActionRow, ActionStepRow, AgreementRow

get_agreement = storage.get_agreement
list_agreements = storage.list_agreements
get_action = storage.get_action
list_actions = storage.list_actions


@dataclass(frozen=True, kw_only=True)
class AgreementWords:
    """An agreement as somebody writes it down; what is not known yet is empty."""

    what: str
    who: str = ""
    owner_email: str = ""
    due_on: date | None = None
    noticed_how: str = ""


@dataclass(frozen=True, kw_only=True)
class ActionWords:
    """An action as somebody writes it down."""

    what: str
    owner: str
    due_on: date | None
    owner_email: str = ""


@dataclass(frozen=True)
class Standing:
    """An agreement with how far it is and what it still needs."""

    row: AgreementRow
    state: AgreementState
    gaps: tuple[AgreementGap, ...]


@dataclass(frozen=True)
class ActionFigures:
    """How a set of actions stands, at a glance."""

    late: int
    unfinished: int
    done: int
    noticed: int


def standing(row: AgreementRow) -> Standing:
    """Say how far an agreement is and what it still needs."""
    agreement = row.as_agreement()
    return Standing(row, followup.agreement_state(agreement), followup.gaps(agreement))


def days_late(row: ActionRow, *, today: date) -> int:
    """Give how many days an action is late; 0 when it isn't."""
    return followup.days_late(row.as_action(), today=today)


def make_agreement(
    words: AgreementWords,
    *,
    programme_id: int,
    now: datetime,
    meeting_id: int | None = None,
    table_id: int | None = None,
    client_id: UUID | None = None,
) -> AgreementRow:
    """Write an agreement down; what it still lacks shows in its state."""
    row = AgreementRow(
        client_id=client_id or uuid4(),
        programme_id=programme_id,
        meeting_id=meeting_id,
        table_id=table_id,
        owner_email=words.owner_email,
        created_at=now,
    )
    row.remember(_agreement(words))
    db.session.add(row)
    db.session.flush()
    history.note("agreement.made", "agreement", row.id)
    return row


def reword(agreement_id: int, words: AgreementWords, *, version: int) -> AgreementRow:
    """Change the words of an agreement; other words have to be read back again."""
    row = storage.get_agreement(agreement_id)
    _require_same(row.version, version)
    wanted = _agreement(words)
    row.remember(
        followup.reword(
            row.as_agreement(),
            what=wanted.what,
            who=wanted.who,
            due_on=wanted.due_on,
            noticed_how=wanted.noticed_how,
        )
    )
    if row.seats_present is None:
        row.read_back_at = None
    row.owner_email = words.owner_email
    history.note("agreement.reworded", "agreement", row.id)
    return row


def read_back(
    agreement_id: int, *, present: int, agreed: int, minority_note: str, now: datetime
) -> AgreementRow:
    """Confirm an agreement that was read aloud to everybody at the table."""
    row = storage.get_agreement(agreement_id)
    row.remember(
        followup.read_back(
            row.as_agreement(), present=present, agreed=agreed, minority_note=minority_note
        )
    )
    row.read_back_at = now
    history.note("agreement.read_back", "agreement", row.id, present=present, agreed=agreed)
    return row


def remove_agreement(agreement_id: int) -> AgreementRow:
    """Take away an agreement that was written down by mistake."""
    row = storage.get_agreement(agreement_id)
    confirmed = followup.agreement_state(row.as_agreement()) is AgreementState.CONFIRMED
    if confirmed or row.actions:
        raise Refused("agreement.in_use")
    db.session.delete(row)
    history.note("agreement.removed", "agreement", row.id)
    return row


def put_on_action_list(agreement_id: int, *, now: datetime) -> ActionRow:
    """Make the first action of an agreement, in the same words."""
    row = storage.get_agreement(agreement_id)
    lacking = followup.gaps(row.as_agreement())
    if followup.agreement_state(row.as_agreement()) is AgreementState.INTENTION:
        raise Refused("agreement.incomplete", missing=lacking)
    words = ActionWords(
        what=row.what, owner=row.who, due_on=row.due_on, owner_email=row.owner_email
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
    """Make an action, on its own or for an agreement or an advice."""
    action = followup.promise_action(what=words.what, owner=words.owner, due_on=words.due_on)
    row = ActionRow(
        programme_id=programme_id,
        agreement_id=agreement_id,
        advice_id=advice_id,
        owner_email=words.owner_email,
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
    noticed_by: int = 0,
    user_id: int | None = None,
) -> ActionRow:
    """Let an action take a step of its life; ``note`` is the reason where one is needed."""
    row = storage.get_action(action_id)
    action = followup.advance(row.as_action(), step, reason=note, noticed_by=noticed_by)
    row.remember(action)
    _add_step(row, step=step, note=note, now=now, user_id=user_id)
    history.note(f"action.{step.value}", "action", row.id, noticed_by=noticed_by)
    return row


def add_note(action_id: int, note: str, *, now: datetime, user_id: int | None) -> ActionRow:
    """Tell how an action gets on."""
    row = storage.get_action(action_id)
    _add_step(row, step=None, note=note, now=now, user_id=user_id)
    return row


def reschedule(
    action_id: int, *, to: date, reason: str, version: int, now: datetime, user_id: int | None
) -> ActionRow:
    """Give an action another date, and keep the reason."""
    row = storage.get_action(action_id)
    _require_same(row.version, version)
    row.remember(followup.reschedule(row.as_action(), to=to, reason=reason))
    _add_step(row, step=None, note=reason, now=now, user_id=user_id)
    history.note("action.rescheduled", "action", row.id)
    return row


def count_actions(rows: list[ActionRow], *, today: date) -> ActionFigures:
    """Say how a set of actions stands."""
    states = [row.state for row in rows]
    return ActionFigures(
        late=sum(followup.days_late(row.as_action(), today=today) > 0 for row in rows),
        unfinished=sum(state in followup.UNFINISHED for state in states),
        done=states.count(ActionState.DONE),
        noticed=states.count(ActionState.NOTICED),
    )


def _agreement(words: AgreementWords) -> Agreement:
    return Agreement(
        what=words.what.strip(),
        who=words.who.strip(),
        due_on=words.due_on,
        noticed_how=words.noticed_how.strip(),
    )


def _add_step(
    row: ActionRow, *, step: ActionStep | None, note: str, now: datetime, user_id: int | None
) -> None:
    row.history.append(
        ActionStepRow(
            organisation_id=row.organisation_id,
            step=step,
            note=note.strip(),
            at=now,
            user_id=user_id,
        )
    )


def _require_same(now: int, then: int) -> None:
    if now != then:
        raise Refused("common.changed_meanwhile")
