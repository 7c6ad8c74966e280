"""Let the manager hear of care for a wormpje that is late; never what was said."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from dialoog.domain import tasks as domain
from dialoog.domain.tasks import CARE
from dialoog.services import clock, history, jobs, links, members, outbox
from dialoog.services.outbox import About, BadAddress, Correspondent
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import tasks as storage
from dialoog.storage.tasks import TaskRow

LOOK_ROUND, ESCALATE = "tasks.look_round", "tasks.escalate"
MAIL = "care_late"
MORNING = time(8)


def watch() -> None:
    """See to it that somebody looks round every morning, in the open unit of work."""
    if not jobs.is_planned(LOOK_ROUND):
        jobs.enqueue(LOOK_ROUND, due=clock.now(), organisation_id=None)


@jobs.handles(LOOK_ROUND)
def look_round() -> None:
    """Look for late care in every organisation, and come back tomorrow morning."""
    now = clock.now()
    found = storage.list_organisations_with_late_care(today=clock.day_of(now))
    with unit_of_work():
        for organisation_id in found:
            jobs.enqueue(ESCALATE, due=now, organisation_id=organisation_id)
        if not jobs.is_planned(LOOK_ROUND):
            jobs.enqueue(LOOK_ROUND, due=_next_morning(now), organisation_id=None)


@jobs.handles(ESCALATE)
def escalate() -> None:
    """Mail the managers which care is late, the first day and then each week."""
    now, today = clock.now(), clock.today()
    with unit_of_work():
        late = [
            row
            for row in storage.list_open(kinds=CARE)
            if domain.needs_a_manager(row.as_task(), told_on=row.told_on, today=today)
        ]
        if not late:
            return
        _mail(late, now=now)
        for row in late:
            row.told_on = today
            history.note("task.escalated", "task", row.id, kind=row.kind)


def _mail(late: list[TaskRow], *, now: datetime) -> None:
    tasks = [(row, links.absolute("tasks.show", task_id=row.id)) for row in late]
    writer = outbox.writer(MAIL, now=now, tasks=tasks)
    mails = []
    for user in members.list_managers():
        manager = Correspondent(user.name, user.email)
        try:
            mails.append(writer.write(manager, once=clock.day_of(now).isoformat(), about=About()))
        except BadAddress:
            continue
    outbox.put(mails, now=now)


def _next_morning(now: datetime) -> datetime:
    tomorrow = clock.day_of(now) + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, tzinfo=clock.ZONE)
