"""When people are asked again: about three and twelve months after they heard back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dialoog.domain.tasks import TaskKind
from dialoog.services import tasks
from dialoog.services.tasks import About
from dialoog.storage.tasks import TaskRow

WEEKS = (13, 52)


def plan_rounds(programme_id: int, *, told_on: date) -> None:
    """Put the rounds on the list to do, unless some are waiting there already."""
    if _waiting(programme_id):
        return
    for weeks in WEEKS:
        about = About(programme_id=programme_id, occasion=f"{told_on.isoformat()}+{weeks}")
        tasks.make(TaskKind.CHECK_ROUND, about, due_on=told_on + timedelta(weeks=weeks))


def take_next_round_off(programme_id: int, *, now: datetime, user_id: int | None) -> None:
    """Say that the first round that was planned is being asked now."""
    waiting = _waiting(programme_id)
    if waiting:
        tasks.finish(waiting[0].id, now=now, user_id=user_id)


def _waiting(programme_id: int) -> list[TaskRow]:
    return tasks.list_open(programme_id=programme_id, kinds=[TaskKind.CHECK_ROUND])
