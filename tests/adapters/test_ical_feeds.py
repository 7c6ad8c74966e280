"""Tasks in a calendar to subscribe to: what a client needs, and nothing about anybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from dialoog.adapters.ical import CalendarTask, Progress, feed

ASKED_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TASK = CalendarTask(
    uid="dlg-2@appelveld.example",
    sequence=3,
    starts_on=date(2026, 11, 27),
    due_on=date(2026, 12, 4),
    title="Verslag delen; ook op papier",
    created_at=ASKED_AT,
    changed_at=ASKED_AT + timedelta(days=1),
)


def only_task(content: bytes):
    (task,) = Calendar.from_ical(content).walk("VTODO")
    return task


def test_a_task_has_what_task_lists_need():
    task = only_task(feed("Acties", [], tasks=[TASK]))

    assert task["SUMMARY"] == "Verslag delen; ook op papier"
    assert task["PRIORITY"] == 5
    assert task["SEQUENCE"] == 3
    assert task["STATUS"] == "NEEDS-ACTION"
    assert task.decoded("DTSTART") == date(2026, 11, 27)
    assert task.decoded("DUE") == date(2026, 12, 4)
    assert task.decoded("DTSTAMP") == TASK.changed_at
    assert task["UID"] == TASK.uid


def test_a_finished_task_says_when():
    done_at = ASKED_AT + timedelta(days=2)
    done = replace(TASK, progress=Progress.COMPLETED, done_at=done_at)

    task = only_task(feed("Acties", [], tasks=[done]))

    assert task["STATUS"] == "COMPLETED"
    assert task.decoded("COMPLETED") == done_at
    assert task["PERCENT-COMPLETE"] == 100


def test_a_feed_of_tasks_addresses_nobody_and_needs_no_zone():
    content = feed("Acties", [], tasks=[TASK])

    for word in (b"ATTENDEE", b"ORGANIZER", b"METHOD", b"VTIMEZONE"):
        assert word not in content
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in content
    assert b"X-PUBLISHED-TTL:PT1H\r\n" in content


def test_the_order_in_which_tasks_are_given_changes_no_byte():
    other = replace(TASK, uid="dlg-1@appelveld.example")

    assert feed("A", [], tasks=[TASK, other]) == feed("A", [], tasks=[other, TASK])


def test_a_task_that_is_due_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="due after"):
        feed("A", [], tasks=[replace(TASK, due_on=TASK.starts_on)])
