"""The promise kept in sight: people hear of a new date, and honestly when a date has passed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dialoog.domain.feedback import MessageKind
from dialoog.domain.programmes import PromiseMove, PromiseState, promise_state
from dialoog.services import clock, jobs
from dialoog.services.feedback.deliveries import tell
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import MessageRow
from dialoog.storage.programmes import ProgrammeRow, get_programme

MORNING = time(9, 0)


def watch_promise(programme: ProgrammeRow) -> None:
    """See to it that people hear it when the running promise passes its date."""
    promise = programme.as_programme().promise
    if promise is None or promise.told_on is not None:
        return
    jobs.enqueue(
        "promise_passed",
        due=_morning_after(promise.due_on),
        organisation_id=programme.organisation_id,
        programme_id=programme.id,
    )


def tell_promise_moved(programme_id: int, notice: PromiseMove, *, now: datetime) -> MessageRow:
    """Tell everybody who is involved the new date and the reason."""
    programme = get_programme(programme_id)
    watch_promise(programme)
    return tell(
        MessageKind.PROMISE_MOVED,
        programme_id=programme_id,
        people=storage.list_who_is_involved(programme_id),
        now=now,
        programme=programme,
        notice=notice,
    )


def tell_promise_late(programme_id: int, *, now: datetime, today: date) -> MessageRow | None:
    """Tell everybody honestly that the promised date has passed; once for each date."""
    programme = get_programme(programme_id)
    promise = programme.as_programme().promise
    if promise is None or promise_state(promise, today=today) is not PromiseState.LATE:
        return None
    last = storage.find_last_message(programme_id, (MessageKind.PROMISE_LATE,))
    if last is not None and clock.day_of(last.sent_at) > promise.due_on:
        return None
    return tell(
        MessageKind.PROMISE_LATE,
        programme_id=programme_id,
        people=storage.list_who_is_involved(programme_id),
        now=now,
        programme=programme,
        promise=promise,
    )


@jobs.handles("promise_passed")
def _promise_passed(*, programme_id: int) -> None:
    with unit_of_work():
        tell_promise_late(programme_id, now=clock.now(), today=clock.today())


def _morning_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), MORNING, tzinfo=clock.ZONE)
