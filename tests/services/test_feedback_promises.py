"""The promise: kept when everybody heard it, its owner warned in time, people told honestly."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.feedback import DeliveryState, MessageKind
from dialoog.domain.invitations import Attendance
from dialoog.domain.people import Channel
from dialoog.domain.programmes import PromiseState, ReportChannel
from dialoog.services import clock, jobs, organisations, outbox, programmes
from dialoog.services.feedback import promises, reporting
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.jobs import JobRow
from tests import factories
from tests.after_the_day import TODAY, come, decide, mails, make_advice, say, send


@pytest.fixture
def programme(organisation):
    return factories.make_programme()


@pytest.fixture
def meeting(programme):
    return factories.make_meeting(programme)


def state_of(programme_id: int, *, today=TODAY) -> PromiseState:
    return programmes.promise_state(programmes.get_programme(programme_id), today=today)


def tell_all(meeting, **person) -> tuple[int, int]:
    """Report back to somebody; gives the number of the programme and of the delivery."""
    come(meeting, **person)
    decide(make_advice(meeting.programme_id, say(meeting)))
    message_id = send(meeting.programme_id)
    [delivery] = reporting.get_message(message_id).deliveries
    return meeting.programme_id, delivery.id


LETTER = {
    "channel": Channel.LETTER,
    "street": "Boomstraat 1",
    "postal_code": "8364 HG",
    "town": "Appelveld",
}


def test_promise_is_kept_when_the_last_letter_is_posted_and_not_before(meeting):
    programme_id, delivery_id = tell_all(meeting, **LETTER)

    sent = state_of(programme_id)
    with unit_of_work():
        reporting.mark_told(delivery_id, DeliveryState.REACHED, now=clock.now())

    assert (sent, state_of(programme_id)) == (PromiseState.TELLING, PromiseState.KEPT)


def test_the_next_promise_is_kept_by_a_report_too_and_not_by_news(meeting):
    programme_id, delivery_id = tell_all(meeting, **LETTER)
    with unit_of_work():
        reporting.mark_told(delivery_id, DeliveryState.REACHED, now=clock.now())
        programmes.promise_again(
            programme_id,
            channels=frozenset({ReportChannel.LETTER}),
            due_on=TODAY + timedelta(days=30),
            today=TODAY,
            user_id=None,
        )

    message = reporting.get_message(send(programme_id))
    sent = state_of(programme_id)
    with unit_of_work():
        reporting.mark_told(message.deliveries[0].id, DeliveryState.REACHED, now=clock.now())

    assert message.kind is MessageKind.REPORT
    assert (sent, state_of(programme_id)) == (PromiseState.TELLING, PromiseState.KEPT)
    assert reporting.get_message(send(programme_id)).kind is MessageKind.UPDATE


def test_letter_posted_after_the_date_makes_the_promise_late(meeting):
    programme_id, delivery_id = tell_all(meeting, **LETTER)
    late = clock.now() + timedelta(days=61)

    waiting = state_of(programme_id, today=clock.day_of(late))
    with unit_of_work():
        message = promises.tell_promise_late(programme_id, now=late, today=clock.day_of(late))
        reporting.mark_told(delivery_id, DeliveryState.REACHED, now=late)

    assert message is None  # "we have no answer" would not be true
    assert (waiting, state_of(programme_id)) == (PromiseState.LATE, PromiseState.TOLD_LATE)


def test_promise_by_mail_is_kept_once_the_relay_took_it(meeting):
    programme_id, _ = tell_all(meeting)

    sent = state_of(programme_id)
    outbox.send_next_batch()

    assert (sent, state_of(programme_id)) == (PromiseState.TELLING, PromiseState.KEPT)


def test_promise_is_kept_when_nobody_can_be_told(meeting):
    programme_id, _ = tell_all(meeting, channel=Channel.MAIL, email="")

    assert state_of(programme_id) is PromiseState.KEPT


def let_pass(programme_id: int, day) -> list[str]:
    """Do the work of a morning; gives who was warned in all since the beginning."""
    moment = datetime.combine(day, time(9, 30), tzinfo=clock.ZONE)
    organisation_id = programmes.get_programme(programme_id).organisation_id
    with clock.pretending(moment):
        jobs.run_all()
    organisations.enter(organisation_id)
    return [to for to, text in mails() if "U beloofde" in text]


def test_owner_is_warned_fourteen_and_three_days_before_once_each(programme):
    factories.make_user(Role.ORGANISER, email="eigenaar@appelveld.example")
    due = programme.promises[0].due_on

    counts = [
        len(let_pass(programme.id, due - timedelta(days=left))) for left in (15, 14, 13, 3, 2)
    ]

    assert counts == [0, 1, 1, 2, 2]
    subject_and_text = mails()[0]
    assert "eigenaar@appelveld.example" in subject_and_text[0]


def test_warning_follows_a_moved_date(programme):
    factories.make_user(Role.ORGANISER, email="eigenaar@appelveld.example")
    before = programme.promises[0].due_on
    after = before + timedelta(days=30)
    with unit_of_work():
        programmes.move_promise(
            programme.id, to=after, reason="De raad wacht.", now=clock.now(), user_id=None
        )

    old = [let_pass(programme.id, before - timedelta(days=left)) for left in (14, 3)]
    new = [let_pass(programme.id, after - timedelta(days=left)) for left in (14, 3)]

    assert [len(warned) for warned in (*old, *new)] == [0, 0, 1, 2]


def test_owner_is_not_warned_about_a_promise_that_was_answered(meeting):
    factories.make_user(Role.ORGANISER, email="eigenaar@appelveld.example")
    programme_id, _ = tell_all(meeting)

    assert let_pass(programme_id, TODAY + timedelta(days=57)) == []


def test_prepared_message_is_the_one_that_leaves(programme, meeting):
    come(meeting)
    late = clock.now() + timedelta(days=61)
    prepared = promises.find_prepared(programme.id)

    with unit_of_work():
        message = promises.tell_promise_late(programme.id, now=late, today=clock.day_of(late))

    assert (message.subject, message.text) == (prepared.subject, prepared.text)
    assert len(prepared.people) == 1
    assert promises.find_prepared(programme.id) is None


def test_moved_promise_is_told_to_everybody_involved(programme, meeting):
    come(meeting, attendance=Attendance.UNKNOWN)
    later = TODAY + timedelta(days=80)

    with unit_of_work():
        programmes.move_promise(
            programme.id,
            to=later,
            reason="De wethouder is ziek.",
            now=clock.now(),
            user_id=None,
        )

    [message] = reporting.list_messages(programme.id)
    assert message.kind is MessageKind.PROMISE_MOVED
    assert "De wethouder is ziek." in mails()[0][1]


def test_late_promise_is_told_once(programme, meeting):
    come(meeting)
    late = TODAY + timedelta(days=61)
    moment = clock.now() + timedelta(days=61)

    with unit_of_work():
        too_early = promises.tell_promise_late(programme.id, now=clock.now(), today=TODAY)
        promises.tell_promise_late(programme.id, now=moment, today=late)
    with unit_of_work():
        promises.tell_promise_late(programme.id, now=moment, today=late)

    assert too_early is None
    assert [row.kind for row in reporting.list_messages(programme.id)] == [MessageKind.PROMISE_LATE]


def test_worker_tells_a_late_promise_the_morning_after(organisation, programme, meeting):
    come(meeting)
    with unit_of_work():
        programmes.get_programme(programme.id).promises[0].due_on = TODAY - timedelta(days=1)
        for job in db.session.query(JobRow).filter_by(kind="promise_passed"):
            job.due_at = clock.now()

    jobs.run_all()
    organisations.enter(organisation)

    [message] = reporting.list_messages(programme.id)
    assert message.kind is MessageKind.PROMISE_LATE
    assert "Dat spijt ons." in message.text
