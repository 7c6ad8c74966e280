"""Keep the calendar of what people hear: proposed after a meeting, done by what really leaves."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from dialoog.domain import feedback
from dialoog.domain.feedback import Update, UpdateKind, UpdateState
from dialoog.domain.feedback.updates import OF_ONE_MEETING, WARNED_BEFORE
from dialoog.services import accounts, clock, history, jobs, links, outbox
from dialoog.services.outbox import About, BadAddress, Correspondent
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import UpdateRow
from dialoog.storage.meetings import MeetingRow

WARNING = "update_soon"
MORNING = time(9, 0)

Change = Callable[[Update], Update]

get_update = storage.get_update


@dataclass(frozen=True)
class Planned:
    """One update with how it stands."""

    row: UpdateRow
    state: UpdateState


def list_planned(programme_id: int, *, today: date) -> list[Planned]:
    """Give what people hear in a programme, the first one first."""
    return [
        Planned(row, feedback.update_state(row.as_update(), today=today))
        for row in storage.list_updates(programme_id)
    ]


def propose(meeting: MeetingRow) -> None:
    """Plan the usual updates after a meeting; what the programme has planned already stays."""
    known = {(row.kind, row.meeting_id) for row in storage.list_updates(meeting.programme_id)}
    for update in feedback.propose_updates(met_on=clock.day_of(meeting.starts_at)):
        meeting_id = meeting.id if update.kind in OF_ONE_MEETING else None
        if (update.kind, meeting_id) not in known:
            _plan(update, programme_id=meeting.programme_id, meeting_id=meeting_id)


def plan_news(programme_id: int, *, today: date) -> None:
    """See to it that people hear of a decision that changed after they were told."""
    rows = storage.list_updates(programme_id, kinds={UpdateKind.NEWS})
    if not any(row.as_update().is_open for row in rows):
        _plan(feedback.plan_news(today=today), programme_id=programme_id, meeting_id=None)


def finish(
    programme_id: int,
    kinds: Collection[UpdateKind],
    *,
    today: date,
    meeting_id: int | None = None,
) -> None:
    """Note that people heard of this; of thanks and notes only those of the meeting."""
    for row in storage.list_updates(programme_id, kinds=kinds):
        if row.meeting_id == meeting_id:
            row.remember(feedback.finish_update(row.as_update(), today=today))


def finish_one(programme_id: int, update_id: int, *, today: date) -> None:
    """Note that people heard of this with a message of the same programme."""
    row = storage.get_update(update_id)
    if row.programme_id == programme_id:
        row.remember(feedback.finish_update(row.as_update(), today=today))


def finish_by_hand(update_id: int, *, today: date) -> UpdateRow:
    """Note that people heard of this in some other way."""
    return _store(update_id, lambda update: feedback.finish_by_hand(update, today=today), "done")


def skip(update_id: int, *, reason: str) -> UpdateRow:
    """Leave an update out, with the reason."""
    return _store(update_id, lambda update: feedback.skip_update(update, reason=reason), "skipped")


def move(update_id: int, *, to: date, today: date) -> UpdateRow:
    """Plan an update on another day."""
    row = _store(
        update_id, lambda update: feedback.move_update(update, to=to, today=today), "moved"
    )
    _watch(row)
    return row


def warn_owner(update_id: int, *, due_on: date, now: datetime) -> None:
    """Tell who guards a programme that an update is due; not when it was done or moved."""
    row = storage.get_update(update_id)
    if not row.as_update().is_open or row.due_on != due_on:
        return
    writer = outbox.writer(
        WARNING,
        now=now,
        update=row,
        programme=row.programme,
        calendar_url=links.absolute("feedback.calendar", programme_id=row.programme_id),
    )
    for user in accounts.list_who_guards(row.programme.owner):
        owner = Correspondent(user.name, user.email)
        try:
            mail = writer.write(owner, once=f"update:{update_id}:{due_on}", about=About())
        except BadAddress:
            continue
        outbox.put([mail], now=now)


def _plan(update: Update, *, programme_id: int, meeting_id: int | None) -> None:
    row = UpdateRow(programme_id=programme_id, meeting_id=meeting_id)
    row.remember(update)
    db.session.add(row)
    db.session.flush()
    _watch(row)


def _store(update_id: int, change: Change, word: str) -> UpdateRow:
    row = storage.get_update(update_id)
    row.remember(change(row.as_update()))
    history.note(f"update.{word}", "programme", row.programme_id, kind=row.kind)
    return row


def _watch(row: UpdateRow) -> None:
    jobs.enqueue(
        WARNING,
        due=datetime.combine(row.due_on - WARNED_BEFORE, MORNING, tzinfo=clock.ZONE),
        organisation_id=row.organisation_id,
        update_id=row.id,
        due_on=row.due_on.isoformat(),
    )


@jobs.handles(WARNING)
def _update_soon(*, update_id: int, due_on: str) -> None:
    with unit_of_work():
        warn_owner(update_id, due_on=date.fromisoformat(due_on), now=clock.now())
