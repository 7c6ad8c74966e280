"""The promise kept in sight: its owner is warned in time, and people hear honestly when it moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialoog.domain import programmes
from dialoog.domain.feedback import MessageKind
from dialoog.domain.programmes import Promise, PromiseMove, PromiseState, promise_state
from dialoog.services import accounts, clock, jobs, links, outbox
from dialoog.services.feedback.deliveries import tell, word
from dialoog.services.feedback.reading import get_board
from dialoog.services.outbox import About, BadAddress, Correspondent
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import MessageRow
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import ProgrammeRow, get_programme

MORNING = time(9, 0)
WARNING = "promise_soon"


@dataclass(frozen=True)
class Prepared:
    """The honest message that waits for the day after the promised date."""

    programme: ProgrammeRow
    subject: str
    text: str
    leaves_at: datetime
    people: list[PersonRow]


def watch_promise(programme: ProgrammeRow) -> None:
    """See to it that the owner is warned, and that people hear it when the date passes."""
    promise = programme.as_programme().promise
    if promise is None or promise.sent_on is not None:
        return
    jobs.enqueue(
        "promise_passed",
        due=_morning_after(promise.due_on),
        organisation_id=programme.organisation_id,
        programme_id=programme.id,
    )
    for day in programmes.warning_days(promise, today=clock.today()):
        jobs.enqueue(
            WARNING,
            due=_morning_of(day),
            organisation_id=programme.organisation_id,
            programme_id=programme.id,
            due_on=promise.due_on.isoformat(),
        )


def warn_owner(programme_id: int, *, due_on: date, now: datetime) -> None:
    """Tell who keeps a promise that its date comes near; not when it was kept or moved."""
    programme = get_programme(programme_id)
    promise = programme.as_programme().promise
    if promise is None or promise.sent_on is not None or promise.due_on != due_on:
        return
    days = programmes.days_left(promise, today=clock.day_of(now))
    board = get_board(programme_id)
    writer = outbox.writer(
        WARNING,
        now=now,
        programme=programme,
        due_on=due_on,
        days=days,
        unanswered=len(board.unanswered),
        undecided=len(board.undecided),
        programme_url=links.absolute("programmes.show", programme_id=programme_id),
        late_url=links.absolute("feedback.late_message", programme_id=programme_id),
    )
    once = f"promise:{programme_id}:{due_on}:{days}"
    for user in accounts.list_who_guards(programme.owner):
        owner = Correspondent(user.name, user.email)
        try:
            outbox.put([writer.write(owner, once=once, about=About())], now=now)
        except BadAddress:
            continue


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


def find_prepared(programme_id: int) -> Prepared | None:
    """Give the message that leaves when the running promise isn't kept, or None without one."""
    programme = get_programme(programme_id)
    promise = programme.as_programme().promise
    if promise is None or promise.sent_on is not None or _was_told_late(programme_id, promise):
        return None
    subject, text = word(MessageKind.PROMISE_LATE, programme=programme, promise=promise)
    return Prepared(
        programme=programme,
        subject=subject,
        text=text,
        leaves_at=_morning_after(promise.due_on),
        people=storage.list_who_is_involved(programme_id),
    )


def tell_promise_late(programme_id: int, *, now: datetime, today: date) -> MessageRow | None:
    """Tell everybody honestly that the promised date has passed; once for each date."""
    programme = get_programme(programme_id)
    promise = programme.as_programme().promise
    if promise is None or promise_state(promise, today=today) is not PromiseState.LATE:
        return None
    if promise.sent_on is not None or _was_told_late(programme_id, promise):
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


@jobs.handles(WARNING)
def _promise_soon(*, programme_id: int, due_on: str) -> None:
    with unit_of_work():
        warn_owner(programme_id, due_on=date.fromisoformat(due_on), now=clock.now())


def _was_told_late(programme_id: int, promise: Promise) -> bool:
    last = storage.find_last_message(programme_id, (MessageKind.PROMISE_LATE,))
    return last is not None and clock.day_of(last.sent_at) > promise.due_on


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=clock.ZONE)


def _morning_after(day: date) -> datetime:
    return _morning_of(day + timedelta(days=1))
