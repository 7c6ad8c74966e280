"""Calendar objects: what is in them, what never is, and that every reader gets the hour right."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import given
from icalendar import Calendar

from dialoog.adapters.correspondence import Mailbox
from dialoog.adapters.ical import CalendarEvent, CalendarTask, assign, cancel, feed, invite

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ORGANIZER = Mailbox("Gemeente Appelveld", "dialoog@appelveld.example")
PERSON = Mailbox("Jan D'Hond, MSc", "jan@zorg.example")
ASKED_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PEOPLE = {"organizer": ORGANIZER, "attendee": PERSON, "sent_at": ASKED_AT + timedelta(hours=1)}
MEETING = CalendarEvent(
    uid="dlg-1@appelveld.example",
    sequence=0,
    starts_at=datetime(2026, 11, 26, 14, 0, tzinfo=AMSTERDAM),
    ends_at=datetime(2026, 11, 26, 16, 0, tzinfo=AMSTERDAM),
    title="Dialoog",
    created_at=ASKED_AT,
    changed_at=ASKED_AT,
    place="Raadhuis, zaal 2; Bergstraat 4",
    description="Welkom.\nTot dan!",
    url="https://dialoog.example/b/42?a=1;b=2,3",
)
CANCELLED = replace(MEETING, sequence=1, cancelled=True)
TASK = CalendarTask(
    uid="dlg-2@appelveld.example",
    sequence=0,
    starts_on=date(2026, 11, 27),
    due_on=date(2026, 12, 4),
    title="Verslag delen",
    created_at=ASKED_AT,
    changed_at=ASKED_AT,
)
REQUEST_PROPERTIES = {
    "UID",
    "SEQUENCE",
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SUMMARY",
    "DESCRIPTION",
    "URL",
    "DTSTART",
    "DTEND",
    "LOCATION",
    "STATUS",
    "CLASS",
    "TRANSP",
    "ORGANIZER",
    "ATTENDEE",
}


def lines(content: bytes) -> list[str]:
    return re.sub(rb"\r\n[ \t]", b"", content).decode().split("\r\n")[:-1]


def component(content: bytes, name: str = "VEVENT") -> list[str]:
    found = lines(content)
    assert found.count(f"BEGIN:{name}") == 1
    return found[found.index(f"BEGIN:{name}") + 1 : found.index(f"END:{name}")]


def property_names(component_lines: list[str]) -> list[str]:
    return [re.split("[;:]", line)[0] for line in component_lines]


def attendees(component_lines: list[str]) -> list[str]:
    return [line[9:] for line in component_lines if line.startswith("ATTENDEE;")]


def test_an_invitation_asks_exactly_one_person():
    request = invite(MEETING, **PEOPLE)

    event = component(request.content)
    assert request.method == "REQUEST"
    assert "METHOD:REQUEST" in lines(request.content)
    assert sorted(property_names(event)) == sorted(REQUEST_PROPERTIES)
    (attendee,) = attendees(event)
    assert attendee == (
        'CN="Jan D\'Hond, MSc";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;'
        "RSVP=TRUE;X-NUM-GUESTS=0:mailto:jan@zorg.example"
    )
    assert 'ORGANIZER;CN="Gemeente Appelveld":mailto:dialoog@appelveld.example' in event
    assert "DTSTAMP:20261102T100000Z" in event
    assert "SEQUENCE:0" in event
    assert "STATUS:CONFIRMED" in event


def test_a_cancellation_removes_the_same_event():
    cancellation = cancel(CANCELLED, **PEOPLE)

    event = component(cancellation.content)
    assert cancellation.method == "CANCEL"
    assert {"UID:dlg-1@appelveld.example", "SEQUENCE:1", "STATUS:CANCELLED"} <= set(event)
    assert attendees(event) == [
        'CN="Jan D\'Hond, MSc";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mailto:jan@zorg.example'
    ]


@pytest.mark.parametrize(
    "event", [replace(CANCELLED, sequence=0), replace(CANCELLED, cancelled=False)]
)
def test_a_cancellation_that_no_calendar_would_obey_is_not_made(event):
    with pytest.raises(ValueError, match="higher sequence"):
        cancel(event, **PEOPLE)


@pytest.mark.parametrize(
    ("utc", "wall"),
    [
        (datetime(2026, 11, 26, 13, 0, tzinfo=UTC), "20261126T140000"),
        (datetime(2027, 7, 1, 10, 0, tzinfo=UTC), "20270701T120000"),
        (datetime(2034, 7, 1, 10, 0, tzinfo=UTC), "20340701T120000"),
        (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "20270328T033000"),
    ],
)
def test_every_reader_shows_the_dutch_hour(utc, wall):
    meeting = replace(MEETING, starts_at=utc, ends_at=utc + timedelta(hours=2))

    content = invite(meeting, **PEOPLE).content

    assert f"DTSTART;TZID=Europe/Amsterdam:{wall}" in component(content)
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines(content)
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in lines(content)
    assert "RDATE" not in content.decode()
    assert Calendar.from_ical(content).events[0].start == utc


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2027, 3, 28, 2, 30, tzinfo=AMSTERDAM),
        datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    ],
)
def test_an_hour_that_does_not_exist_once_is_refused(moment):
    meeting = replace(MEETING, starts_at=moment, ends_at=moment + timedelta(hours=9))

    with pytest.raises(ValueError, match="clock changes"):
        invite(meeting, **PEOPLE)


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        invite(replace(MEETING, starts_at=datetime(2026, 11, 26, 14, 0)), **PEOPLE)  # noqa: DTZ001


@pytest.mark.parametrize("minutes", [0, -60])
def test_a_meeting_that_does_not_end_after_it_starts_is_refused(minutes):
    meeting = replace(MEETING, ends_at=MEETING.starts_at + timedelta(minutes=minutes))

    with pytest.raises(ValueError, match="must end after"):
        invite(meeting, **PEOPLE)


def test_an_action_has_what_a_task_request_needs():
    content = assign(TASK, **PEOPLE).content

    task = component(content, "VTODO")
    assert {
        "DTSTART;VALUE=DATE:20261127",
        "DUE;VALUE=DATE:20261204",
        "PRIORITY:5",
        "STATUS:NEEDS-ACTION",
        "SUMMARY:Verslag delen",
        "SEQUENCE:0",
    } <= set(task)
    assert property_names(task).count("ATTENDEE") == 1
    assert "METHOD:REQUEST" in lines(content)


def test_an_action_due_on_the_day_it_starts_is_refused():
    with pytest.raises(ValueError, match="due after"):
        assign(replace(TASK, due_on=TASK.starts_on), **PEOPLE)


def test_a_feed_names_nobody_and_keeps_what_was_cancelled():
    content = feed("Mijn agenda", [MEETING, replace(CANCELLED, uid="dlg-9@appelveld.example")])

    found = lines(content)
    assert found.count("BEGIN:VEVENT") == 2
    assert "STATUS:CANCELLED" in found
    assert "X-WR-CALNAME:Mijn agenda" in found
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in found
    assert not {"ATTENDEE", "ORGANIZER", "METHOD"} & set(property_names(found))


def test_a_feed_has_the_same_bytes_in_whatever_order_it_is_asked():
    other = replace(MEETING, uid="dlg-9@appelveld.example")

    assert feed("Agenda", [MEETING, other]) == feed("Agenda", [other, MEETING])


def test_a_feed_without_meetings_is_still_a_calendar():
    assert lines(feed("Agenda", []))[-1] == "END:VCALENDAR"


anything = st.text(alphabet=st.characters(codec=None), max_size=200)


@given(title=anything, place=anything, description=anything, name=anything)
def test_no_text_can_add_a_property_or_break_a_line(title, place, description, name):
    meeting = replace(MEETING, title=title, place=place, description=description)
    person = Mailbox(name, "jan@zorg.example")

    content = invite(meeting, **{**PEOPLE, "attendee": person}).content

    names = property_names(component(content))
    assert set(names) <= REQUEST_PROPERTIES
    assert len(names) == len(set(names))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", content)


@given(name=anything)
def test_a_name_is_read_back_without_escapes(name):
    person = Mailbox(name, "jan@zorg.example")

    content = invite(MEETING, **{**PEOPLE, "attendee": person}).content

    attendee = Calendar.from_ical(content).events[0]["attendee"]
    assert attendee.params["CN"] == (
        person.name.replace("^", "'").replace("\\", "/") or person.address
    )
