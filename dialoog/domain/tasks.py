"""Tasks: something dated that the method or a promise asks of the organisation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialoog.domain.feedback import CareRoute
from dialoog.domain.refusal import Refused

WEEK = timedelta(days=7)


class TaskKind(StrEnum):
    """What is to be done."""

    AFTER_CARE = "after_care"
    COMPLAINT = "complaint"
    CARE_ADVICE = "care_advice"
    DEBRIEF = "debrief"
    CLOSING_LETTER = "closing_letter"
    PRESENT_ADVICE = "present_advice"
    ANSWER_ADVICE = "answer_advice"
    FOLLOW_UP_VISIT = "follow_up_visit"
    CHECK_ROUND = "check_round"
    DECIDE_AGAIN = "decide_again"


class TaskState(StrEnum):
    """How far a task is; always derived from what is written down."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class When(StrEnum):
    """How soon an open task is due."""

    LATE = "late"
    THIS_WEEK = "this_week"
    LATER = "later"


CARE_KINDS: dict[CareRoute, TaskKind] = {
    CareRoute.AFTER_CARE: TaskKind.AFTER_CARE,
    CareRoute.COMPLAINT: TaskKind.COMPLAINT,
    CareRoute.ADVICE: TaskKind.CARE_ADVICE,
}
CARE = frozenset(CARE_KINDS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task; ``cancel_reason`` says why it needn't be done any more."""

    kind: TaskKind
    due_on: date
    done_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancel_reason: str = ""


def state(task: Task) -> TaskState:
    """Give how far a task is."""
    if task.cancelled_at:
        return TaskState.CANCELLED
    return TaskState.DONE if task.done_at else TaskState.OPEN


def when(due_on: date, *, today: date) -> When:
    """Say how soon something is due: late after its day, this week up to and with seven days on."""
    if due_on < today:
        return When.LATE
    return When.THIS_WEEK if due_on <= today + WEEK else When.LATER


def finish(task: Task, *, now: datetime) -> Task:
    """Give the task done; one that is done stays so, and keeps the moment."""
    if state(task) is TaskState.CANCELLED:
        raise Refused("task.cancelled")
    return replace(task, done_at=task.done_at or now)


def reopen(task: Task) -> Task:
    """Give the task to be done again, whether it was done or cancelled."""
    return replace(task, done_at=None, cancelled_at=None, cancel_reason="")


def cancel(task: Task, *, reason: str, now: datetime) -> Task:
    """Give the task that needn't be done, with the reason; care that was asked for always must."""
    if task.kind in CARE:
        raise Refused("task.care_stays")
    if not reason.strip():
        raise Refused("task.reason_missing")
    _require_open(task)
    return replace(task, cancelled_at=now, cancel_reason=reason.strip())


def take_away(task: Task, *, now: datetime) -> Task:
    """Give the task that nobody asks for any more; what is done stays done."""
    if state(task) is not TaskState.OPEN:
        return task
    return replace(task, cancelled_at=now)


def move(task: Task, *, to: date) -> Task:
    """Give an open task with another date."""
    _require_open(task)
    return replace(task, due_on=to)


def needs_a_manager(task: Task, *, told_on: date | None, today: date) -> bool:
    """Say whether the manager must hear of care that is late: the first day, then each week."""
    late = task.kind in CARE and state(task) is TaskState.OPEN and task.due_on < today
    return late and (told_on is None or told_on + WEEK <= today)


def _require_open(task: Task) -> None:
    if state(task) is not TaskState.OPEN:
        raise Refused("task.not_open", state=state(task))
