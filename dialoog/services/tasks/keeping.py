"""Make tasks, see them done, and let them follow what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialoog.domain import tasks as domain
from dialoog.domain.accounts import Ability, abilities
from dialoog.domain.live import care_by
from dialoog.domain.refusal import Refused
from dialoog.domain.tasks import CARE_KINDS, TaskKind, TaskState
from dialoog.services import clock, history, members
from dialoog.services.members import Member
from dialoog.storage import db
from dialoog.storage import tasks as storage
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.tasks import TaskRow

MOST_DONE = 20
SHOW_DONE = timedelta(days=14)

get_task = storage.get_task
list_open = storage.list_open
list_worms_without_route = storage.list_worms_without_route


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a task is about: always a programme, and within it a meeting, advice or wormpje."""

    programme_id: int
    meeting_id: int | None = None
    contribution_id: int | None = None
    advice_id: int | None = None
    occasion: str = ""

    @property
    def subject(self) -> str:
        """Tells apart what tasks of one kind are about; a wormpje has one care at a time."""
        if self.contribution_id is not None:
            return f"contribution:{self.contribution_id}"
        parts = (self.programme_id, self.meeting_id or "", self.advice_id or "", self.occasion)
        return "/".join(str(part) for part in parts)


def make(
    kind: TaskKind, about: About, *, due_on: date, owner_id: int | None = None, note: str = ""
) -> TaskRow:
    """Ask for something by a day; give what is there when it was asked before.

    One that was cancelled is asked anew, by the new day; one that is open or done stays as it is.
    """
    row = storage.find_task(kind, about.subject)
    if row is not None:
        if row.state is TaskState.CANCELLED:
            row.remember(domain.move(domain.reopen(row.as_task()), to=due_on))
            history.note("task.made", "task", row.id, kind=kind)
        return row
    programme = get_row(ProgrammeRow, about.programme_id)
    row = TaskRow(
        kind=kind,
        subject=about.subject,
        programme_id=programme.id,
        meeting_id=about.meeting_id,
        contribution_id=about.contribution_id,
        advice_id=about.advice_id,
        due_on=due_on,
        owner_id=owner_id or programme.owner_id,
        note=note,
        created_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    history.note("task.made", "task", row.id, kind=kind)
    return row


def find(kind: TaskKind, about: About) -> TaskRow | None:
    """Give the task of this kind about this, if it was ever made."""
    return storage.find_task(kind, about.subject)


def finish(task_id: int, *, now: datetime, user_id: int | None) -> TaskRow:
    """Say that a task is done; for a wormpje that the care was given."""
    row = storage.get_task(task_id)
    _finish(row, now=now, user_id=user_id)
    if row.contribution:
        row.contribution.care_done_at = row.contribution.care_done_at or now
    return row


def finish_about(
    kind: TaskKind, about: About, *, now: datetime, user_id: int | None = None
) -> None:
    """See to it that no open task asks for what has been done."""
    row = find(kind, about)
    if row is not None and row.state is TaskState.OPEN:
        _finish(row, now=now, user_id=user_id)


def reopen(task_id: int) -> TaskRow:
    """Say that a task is to be done after all; for a wormpje that the care wasn't given."""
    row = storage.get_task(task_id)
    if row.contribution and _care_for(row.contribution) is not row.kind:
        raise Refused("task.other_route")
    row.remember(domain.reopen(row.as_task()))
    row.done_by_id = None
    if row.contribution:
        row.contribution.care_done_at = None
    history.note("task.reopened", "task", row.id, kind=row.kind)
    return row


def cancel(task_id: int, *, reason: str, now: datetime) -> TaskRow:
    """Say that a task needn't be done, and why."""
    row = storage.get_task(task_id)
    row.remember(domain.cancel(row.as_task(), reason=reason, now=now))
    history.note("task.cancelled", "task", row.id, kind=row.kind)
    return row


def take_away(kind: TaskKind, about: About, *, now: datetime) -> None:
    """See to it that nobody is asked for what isn't wanted any more."""
    row = find(kind, about)
    if row is not None:
        row.remember(domain.take_away(row.as_task(), now=now))


def move(task_id: int, *, to: date) -> TaskRow:
    """Give a task another day."""
    return _move(storage.get_task(task_id), to=to)


def move_about(kind: TaskKind, about: About, *, to: date) -> None:
    """Let an open task follow the day of what it is about."""
    row = find(kind, about)
    if row is not None and row.state is TaskState.OPEN and row.due_on != to:
        _move(row, to=to)


def assign(task_id: int, owner_id: int | None) -> TaskRow:
    """Let somebody who may follow up do a task, or nobody yet."""
    row = storage.get_task(task_id)
    if owner_id is not None and owner_id not in {one.user.id for one in list_owners()}:
        raise Refused("task.owner_unknown")
    row.owner_id = owner_id
    history.note("task.assigned", "task", row.id, kind=row.kind)
    return row


def write_note(task_id: int, note: str) -> TaskRow:
    """Keep what is good to know about a task."""
    row = storage.get_task(task_id)
    row.note = note.strip()
    return row


def list_owners() -> list[Member]:
    """Give who can own a task, by name."""
    return [one for one in members.list_members() if Ability.FOLLOW_UP in abilities(one.roles)]


def list_done(*, now: datetime) -> list[TaskRow]:
    """Give what was done lately, the newest first."""
    return storage.list_done(since=now - SHOW_DONE, most=MOST_DONE)


def follow_route(row: ContributionRow, *, now: datetime) -> None:
    """Let the care for a wormpje be on the list exactly as its route and its care say."""
    wanted = _care_for(row)
    for task in storage.list_of_contribution(row.id):
        if task.kind is not wanted:
            task.remember(domain.take_away(task.as_task(), now=now))
    if wanted is None:
        return
    about = About(programme_id=row.programme_id, meeting_id=row.meeting_id, contribution_id=row.id)
    task = make(wanted, about, due_on=care_by(clock.day_of(row.recorded_at)))
    if row.care_done_at:
        _finish(task, now=row.care_done_at, user_id=history.actor.get())
    elif task.state is TaskState.DONE:
        task.remember(domain.reopen(task.as_task()))


def _care_for(row: ContributionRow) -> TaskKind | None:
    return CARE_KINDS.get(row.care_route) if row.care_route else None


def _finish(row: TaskRow, *, now: datetime, user_id: int | None) -> None:
    was_open = row.state is TaskState.OPEN
    row.remember(domain.finish(row.as_task(), now=now))
    if was_open:
        row.done_by_id = user_id
        history.note("task.done", "task", row.id, kind=row.kind)


def _move(row: TaskRow, *, to: date) -> TaskRow:
    row.remember(domain.move(row.as_task(), to=to))
    history.note("task.moved", "task", row.id, kind=row.kind)
    return row
