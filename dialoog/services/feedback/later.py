"""When people were told "later": somebody sees to it that the new decision comes in time."""

from __future__ import annotations

from datetime import date, datetime

from dialoog.domain.tasks import TaskKind, TaskState
from dialoog.services import tasks
from dialoog.services.tasks import About
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import AdviceRow

list_lapsed = storage.list_lapsed


def follow(row: AdviceRow, *, until: date | None, now: datetime) -> None:
    """Let one task ask for the new decision on an advice by its day, and no task without a day."""
    about = About(programme_id=row.programme_id, advice_id=row.id)
    if until is None:
        tasks.finish_about(TaskKind.DECIDE_AGAIN, about, now=now)
        return
    task = tasks.make(TaskKind.DECIDE_AGAIN, about, due_on=until)
    if task.state is TaskState.DONE:
        tasks.reopen(task.id)
    tasks.move_about(TaskKind.DECIDE_AGAIN, about, to=until)
