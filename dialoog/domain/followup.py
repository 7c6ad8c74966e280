"""Agreements and actions: who does what, by when, and how a care user will notice it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dialoog.domain.refusal import Refused


class AgreementState(StrEnum):
    """How far an agreement is; always derived from what is written down."""

    INTENTION = "intention"
    AGREED = "agreed"
    CONFIRMED = "confirmed"


class AgreementGap(StrEnum):
    """What an agreement still needs."""

    WHAT = "what"
    WHO = "who"
    DUE_ON = "due_on"
    NOTICED_HOW = "noticed_how"
    READ_BACK = "read_back"
    MINORITY_NOTE = "minority_note"


class ActionState(StrEnum):
    """Where an action is in its life; done is not the end, noticed is."""

    PROMISED = "promised"
    STARTED = "started"
    DONE = "done"
    NOTICED = "noticed"
    DROPPED = "dropped"


class ActionStep(StrEnum):
    """What can happen to an action."""

    START = "start"
    FINISH = "finish"
    NOTICE = "notice"
    DROP = "drop"
    REOPEN = "reopen"


TRANSITIONS: dict[tuple[ActionState, ActionStep], ActionState] = {
    (ActionState.PROMISED, ActionStep.START): ActionState.STARTED,
    (ActionState.PROMISED, ActionStep.FINISH): ActionState.DONE,
    (ActionState.PROMISED, ActionStep.DROP): ActionState.DROPPED,
    (ActionState.STARTED, ActionStep.FINISH): ActionState.DONE,
    (ActionState.STARTED, ActionStep.DROP): ActionState.DROPPED,
    (ActionState.DONE, ActionStep.NOTICE): ActionState.NOTICED,
    (ActionState.DONE, ActionStep.REOPEN): ActionState.STARTED,
    (ActionState.NOTICED, ActionStep.REOPEN): ActionState.STARTED,
    (ActionState.DROPPED, ActionStep.REOPEN): ActionState.PROMISED,
}
NEED_REASON = frozenset({ActionStep.DROP, ActionStep.REOPEN})
UNFINISHED = frozenset({ActionState.PROMISED, ActionState.STARTED})


@dataclass(frozen=True, slots=True)
class ReadBack:
    """An agreement read aloud: how many seats were asked, and how many of them agreed.

    Seats are counted, never named: dissent belongs to the table, in the minority note.
    """

    present: int
    agreed: int

    @property
    def unanimous(self) -> bool:
        return self.agreed == self.present


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a table agreed; what is not known yet is empty."""

    what: str
    who: str = ""
    due_on: date | None = None
    noticed_how: str = ""
    read_back: ReadBack | None = None
    minority_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A step that somebody takes by a date; ``reason`` says why it was dropped or reopened."""

    what: str
    owner: str
    due_on: date
    state: ActionState = ActionState.PROMISED
    reason: str = ""


def gaps(agreement: Agreement) -> tuple[AgreementGap, ...]:
    """Give everything an agreement still needs before it is confirmed."""
    return _missing_parts(agreement) + _unconfirmed(agreement)


def agreement_state(agreement: Agreement) -> AgreementState:
    """Give how far an agreement is.

    Without who, when or how it will be noticed it stays an intention; read back to every seat,
    with a minority note where somebody dissents, it is confirmed.
    """
    if _missing_parts(agreement):
        return AgreementState.INTENTION
    return AgreementState.AGREED if _unconfirmed(agreement) else AgreementState.CONFIRMED


def reword(
    agreement: Agreement, *, what: str, who: str, due_on: date | None, noticed_how: str
) -> Agreement:
    """Give the agreement in other words; words that nobody heard have not been confirmed."""
    reworded = replace(agreement, what=what, who=who, due_on=due_on, noticed_how=noticed_how)
    if reworded == agreement:
        return agreement
    return replace(reworded, read_back=None, minority_note="")


def read_back(
    agreement: Agreement, *, present: int, agreed: int, minority_note: str = ""
) -> Agreement:
    """Give the agreement after it was read aloud to each of ``present`` seats."""
    lacking = _missing_parts(agreement)
    if lacking:
        raise Refused("agreement.incomplete", missing=lacking)
    if present < 1 or not 0 <= agreed <= present:
        raise Refused("agreement.seats_do_not_add_up", present=present, agreed=agreed)
    if agreed < present and not minority_note.strip():
        raise Refused("agreement.minority_note_missing", dissenting=present - agreed)
    return replace(
        agreement,
        read_back=ReadBack(present=present, agreed=agreed),
        minority_note=minority_note.strip(),
    )


def promise_action(*, what: str, owner: str, due_on: date | None) -> Action:
    """Make an action; refuse one without a task, an owner or a date."""
    if not what.strip():
        raise Refused("action.what_missing")
    if not owner.strip():
        raise Refused("action.owner_missing")
    if due_on is None:
        raise Refused("action.date_missing")
    return Action(what=what.strip(), owner=owner.strip(), due_on=due_on)


def advance(action: Action, step: ActionStep, *, reason: str = "", noticed_by: int = 0) -> Action:
    """Give the action after ``step``; refuse a step that can't be taken now.

    ``noticed_by`` counts the care users who say that they notice it: without them an action that
    is done is not "noticed". Dropping and reopening need a reason.
    """
    try:
        state = TRANSITIONS[action.state, step]
    except KeyError:
        raise Refused("action.step_not_allowed", state=action.state, step=step) from None
    if step in NEED_REASON and not reason.strip():
        raise Refused("action.reason_missing", step=step)
    if step is ActionStep.NOTICE and noticed_by < 1:
        raise Refused("action.noticed_by_nobody")
    return replace(action, state=state, reason=reason.strip())


def reschedule(action: Action, *, to: date, reason: str) -> Action:
    """Give an unfinished action with another date; that needs a reason."""
    if action.state not in UNFINISHED:
        raise Refused("action.finished", state=action.state)
    if not reason.strip():
        raise Refused("action.date_reason_missing")
    return replace(action, due_on=to)


def steps(state: ActionState) -> tuple[ActionStep, ...]:
    """Give the steps that can be taken from ``state``."""
    return tuple(step for (origin, step) in TRANSITIONS if origin is state)


def days_late(action: Action, *, today: date) -> int:
    """Give how many days an unfinished action is past its date; 0 when it is not late."""
    if action.state not in UNFINISHED:
        return 0
    return max(0, (today - action.due_on).days)


def _missing_parts(agreement: Agreement) -> tuple[AgreementGap, ...]:
    parts = {
        AgreementGap.WHAT: agreement.what.strip(),
        AgreementGap.WHO: agreement.who.strip(),
        AgreementGap.DUE_ON: agreement.due_on,
        AgreementGap.NOTICED_HOW: agreement.noticed_how.strip(),
    }
    return tuple(gap for gap, value in parts.items() if not value)


def _unconfirmed(agreement: Agreement) -> tuple[AgreementGap, ...]:
    if agreement.read_back is None or agreement.read_back.present < 1:
        return (AgreementGap.READ_BACK,)
    if not agreement.read_back.unanimous and not agreement.minority_note.strip():
        return (AgreementGap.MINORITY_NOTE,)
    return ()
