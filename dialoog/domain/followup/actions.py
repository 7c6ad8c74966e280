"""Actions: steps that somebody takes by a date; done is not the end, noticed is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dialoog.domain.figures import SMALLEST_GROUP, Weighed
from dialoog.domain.programmes import Threshold
from dialoog.domain.refusal import Refused


class ActionState(StrEnum):
    """Where an action is in its life; done is not the end, noticed is."""

    PROMISED = "promised"
    STARTED = "started"
    DONE = "done"
    NOTICED = "noticed"
    DROPPED = "dropped"


class ActionStep(StrEnum):
    """What can happen to an action; ``NOTICE`` is never chosen, care users say it."""

    START = "start"
    FINISH = "finish"
    NOTICE = "notice"
    DROP = "drop"
    REOPEN = "reopen"


class Through(StrEnum):
    """How care users told whether they notice it."""

    CHECK = "check"
    MEETING = "meeting"
    PHONE = "phone"


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
CHOSEN_BY_HAND = frozenset(ActionStep) - {ActionStep.NOTICE}
OF_THE_OWNER = frozenset({ActionStep.START, ActionStep.FINISH})
NEED_REASON = frozenset({ActionStep.DROP, ActionStep.REOPEN})
UNFINISHED = frozenset({ActionState.PROMISED, ActionState.STARTED})
TO_DISCUSS = UNFINISHED | {ActionState.DONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A step that somebody takes by a date; ``reason`` says why it was dropped or reopened."""

    what: str
    owner: str
    due_on: date
    state: ActionState = ActionState.PROMISED
    reason: str = ""


def promise_action(*, what: str, owner: str, due_on: date | None) -> Action:
    """Make an action; refuse one without a task, an owner or a date."""
    if not what.strip():
        raise Refused("action.what_missing")
    if not owner.strip():
        raise Refused("action.owner_missing")
    if due_on is None:
        raise Refused("action.date_missing")
    return Action(what=what.strip(), owner=owner.strip(), due_on=due_on)


def advance(action: Action, step: ActionStep, *, reason: str = "") -> Action:
    """Give the action after ``step``; refuse a step that can't be taken now.

    Dropping and reopening need a reason. That it is noticed can't be chosen: see ``hear``.
    """
    if (action.state, step) not in TRANSITIONS:
        raise Refused("action.step_not_allowed", state=action.state, step=step)
    if step not in CHOSEN_BY_HAND:
        raise Refused("action.noticed_by_nobody")
    if step in NEED_REASON and not reason.strip():
        raise Refused("action.reason_missing", step=step)
    return replace(action, state=TRANSITIONS[action.state, step], reason=reason.strip())


@dataclass(frozen=True, slots=True)
class Heard:
    """How many care users said that they notice it, that they don't, or that they don't know."""

    yes: int
    no: int
    unsure: int = 0

    @property
    def answers(self) -> int:
        """How many care users said anything."""
        return self.yes + self.no + self.unsure


def hear(
    action: Action, heard: Iterable[Heard], *, threshold: Threshold, missing: str = ""
) -> Action:
    """Give the action after care users said whether they notice it.

    ``heard`` is everything that was said since it was done, the first first. As with the theme, too
    few answers say nothing yet, and who doesn't know is no yes. With enough, and a large enough
    share of yes, it is noticed; otherwise it opens again with what is ``missing``. What isn't done
    yet stays as it is, however many already notice something.
    """
    told = list(heard)
    if any(min(one.yes, one.no, one.unsure) < 0 for one in told) or not any(
        one.answers for one in told
    ):
        raise Refused("action.noticed_by_nobody")
    enough = weigh_heard(told, threshold=threshold).enough
    if action.state not in {ActionState.DONE, ActionState.NOTICED} or enough is None:
        return action
    if enough:
        return replace(action, state=ActionState.NOTICED, reason="")
    step = action.state, ActionStep.REOPEN
    return replace(action, state=TRANSITIONS[step], reason=missing.strip())


def weigh_heard(heard: Iterable[Heard], *, threshold: Threshold) -> Weighed:
    """Give what care users say of an action, as it may be shown.

    The last ones wait until enough have spoken to hide among: nobody's answer shows because the
    outcome turned the moment it came in.
    """
    yes = answers = waiting_yes = waiting = 0
    for one in heard:
        waiting_yes += one.yes
        waiting += one.answers
        if waiting >= SMALLEST_GROUP:
            yes, answers = yes + waiting_yes, answers + waiting
            waiting_yes = waiting = 0
    return threshold.weigh(yes, of=answers)


def reschedule(action: Action, *, to: date, reason: str) -> Action:
    """Give an unfinished action with another date; that needs a reason."""
    if action.state not in UNFINISHED:
        raise Refused("action.finished", state=action.state)
    if not reason.strip():
        raise Refused("action.date_reason_missing")
    return replace(action, due_on=to)


def hand_over(action: Action, *, what: str, owner: str) -> Action:
    """Give the action in other words or with another owner."""
    promised = promise_action(what=what, owner=owner, due_on=action.due_on)
    return replace(action, what=promised.what, owner=promised.owner)


def require_date_to_propose(action: Action, *, to: date, reason: str, today: date) -> None:
    """Refuse to ask for a day that isn't another one ahead, or without telling why."""
    if action.state not in UNFINISHED:
        raise Refused("action.finished", state=action.state)
    if to <= today or to == action.due_on:
        raise Refused("action.date_not_ahead")
    if not reason.strip():
        raise Refused("action.date_reason_missing")


def steps(state: ActionState) -> tuple[ActionStep, ...]:
    """Give the steps that somebody can choose from ``state``."""
    return tuple(
        step for (origin, step) in TRANSITIONS if origin is state and step in CHOSEN_BY_HAND
    )


def days_late(action: Action, *, today: date) -> int:
    """Give how many days an unfinished action is past its date; 0 when it is not late."""
    if action.state not in UNFINISHED:
        return 0
    return max(0, (today - action.due_on).days)
