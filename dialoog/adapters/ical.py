"""Calendar objects that every client reads the same way; the only importer of icalendar.

Time zone: one fixed VTIMEZONE with yearly rules, because clients read lists of dates wrongly.
Personal objects name one attendee and nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, Todo, vCalAddress
from icalendar.parser import Contentline

from dialoog.adapters.correspondence import CalendarObject, Mailbox
from dialoog.adapters.plain import plain_line, plain_lines

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PRODUCT = "-//Dialoog//Dialoog//NL"
MIDDLE_PRIORITY = 5
_SOMEBODY = Mailbox("Somebody", "somebody@invalid")

_ZONE = Calendar.from_ical(b"""BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
X-LIC-LOCATION:Europe/Amsterdam
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
END:VCALENDAR
""").subcomponents[0]


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A meeting as a calendar shows it; ``title`` and the rest are ready to be read by anyone.

    A calendar is shared with colleagues and copied into replies, so nothing personal belongs
    here: no name, no personal link, no theme that betrays care.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    created_at: datetime
    changed_at: datetime
    place: str = ""
    description: str = ""
    url: str = ""
    cancelled: bool = False


class Progress(StrEnum):
    """How far a task is, in the words of RFC 5545 3.8.1.11."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarTask:
    """An action as a task list shows it; ``due_on`` is the last day to do it."""

    uid: str
    sequence: int
    starts_on: date
    due_on: date
    title: str
    created_at: datetime
    changed_at: datetime
    description: str = ""
    url: str = ""
    progress: Progress = Progress.NEEDS_ACTION
    done_at: datetime | None = None


def invite(
    event: CalendarEvent, *, organizer: Mailbox, attendee: Mailbox, sent_at: datetime
) -> CalendarObject:
    """Ask one person (REQUEST, RFC 5546 3.2.2); an update is the same with a higher sequence."""
    before, after = _around_attendee(event, organizer, sent_at, asks=True)
    return CalendarObject("REQUEST", before + _attendee_line(attendee, asks=True) + after)


def cancel(
    event: CalendarEvent, *, organizer: Mailbox, attendee: Mailbox, sent_at: datetime
) -> CalendarObject:
    """Take a meeting out of one person's calendar (CANCEL, RFC 5546 3.2.5).

    Raises ``ValueError`` when the event isn't cancelled or its sequence didn't rise: calendars
    would keep showing it.
    """
    if not event.cancelled or event.sequence < 1:
        raise ValueError("A cancellation needs a cancelled event with a higher sequence.")
    before, after = _around_attendee(event, organizer, sent_at, asks=False)
    return CalendarObject("CANCEL", before + _attendee_line(attendee, asks=False) + after)


def assign(
    task: CalendarTask, *, organizer: Mailbox, attendee: Mailbox, sent_at: datetime
) -> CalendarObject:
    """Ask one person to do something (VTODO REQUEST, RFC 5546 3.4.2)."""
    component = _task(task, stamp=sent_at)
    _address(component, organizer=organizer, attendee=attendee, asks=True)
    return _message("REQUEST", component, zone=False)


def feed(
    name: str, events: Sequence[CalendarEvent], *, tasks: Sequence[CalendarTask] = ()
) -> bytes:
    """Give a calendar to subscribe to: nobody's address, and the same bytes until a change.

    What is cancelled stays in it as such, because a client that only misses it may keep it.
    """
    calendar = _calendar()
    calendar.add("x-wr-calname", plain_line(name))
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if events:
        calendar.add_component(_ZONE)
    for event in sorted(events, key=lambda one: (one.starts_at, one.uid)):
        calendar.add_component(_event(event, stamp=event.changed_at))
    for task in sorted(tasks, key=lambda one: (one.due_on, one.uid)):
        calendar.add_component(_task(task, stamp=task.changed_at))
    return bytes(calendar.to_ical())


@lru_cache(maxsize=64)
def _around_attendee(
    event: CalendarEvent, organizer: Mailbox, sent_at: datetime, *, asks: bool
) -> tuple[bytes, bytes]:
    """Give what stands before and after the attendee: the same for everybody who is asked.

    Thousands are asked to one meeting; only their own line is written for each.
    """
    component = _event(event, stamp=sent_at)
    if asks:
        component.add("class", "PRIVATE")
        component.add("transp", "OPAQUE")
    _address(component, organizer=organizer, attendee=_SOMEBODY, asks=asks)
    content = _message("REQUEST" if asks else "CANCEL", component).content
    before, line, after = content.partition(_attendee_line(_SOMEBODY, asks=asks))
    if not line:
        raise ValueError("The line of the attendee isn't where it should be.")
    return before, after


def _attendee_line(attendee: Mailbox, *, asks: bool) -> bytes:
    person = _attendee(attendee, asks=asks)
    line = Contentline.from_parts("ATTENDEE", person.params, person)
    return bytes(line.to_ical()) + b"\r\n"


def _event(event: CalendarEvent, *, stamp: datetime) -> Event:
    component = Event()
    _describe(component, event, stamp=stamp)
    component.add("dtstart", _local(event.starts_at))
    component.add("dtend", _local(event.ends_at))
    if event.ends_at <= event.starts_at:
        raise ValueError("A meeting must end after it starts.")
    if event.place:
        component.add("location", plain_line(event.place))
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    return component


def _task(task: CalendarTask, *, stamp: datetime) -> Todo:
    if task.due_on <= task.starts_on:
        raise ValueError("A task must be due after the day it starts.")
    component = Todo()
    _describe(component, task, stamp=stamp)
    component.add("dtstart", task.starts_on)
    component.add("due", task.due_on)
    component.add("priority", MIDDLE_PRIORITY)
    component.add("status", task.progress.value)
    if task.done_at is not None:
        component.add("completed", _utc(task.done_at))
        component.add("percent-complete", 100)
    return component


def _describe(
    component: Component, entry: CalendarEvent | CalendarTask, *, stamp: datetime
) -> None:
    component.add("uid", plain_line(entry.uid))
    component.add("sequence", entry.sequence)
    component.add("dtstamp", _utc(stamp))
    component.add("created", _utc(entry.created_at))
    component.add("last-modified", _utc(entry.changed_at))
    component.add("summary", plain_line(entry.title))
    if entry.description:
        component.add("description", plain_lines(entry.description))
    if entry.url:
        component.add("url", plain_line(entry.url))


def _address(component: Component, *, organizer: Mailbox, attendee: Mailbox, asks: bool) -> None:
    component.add("organizer", vCalAddress.new(organizer.address, cn=_shown_name(organizer)))
    component.add("attendee", _attendee(attendee, asks=asks))


def _attendee(mailbox: Mailbox, *, asks: bool) -> vCalAddress:
    person = vCalAddress.new(
        mailbox.address,
        cn=_shown_name(mailbox),
        cutype="INDIVIDUAL",
        role="REQ-PARTICIPANT",
        partstat="NEEDS-ACTION" if asks else None,
        rsvp=True if asks else None,
    )
    if asks:
        person.params["X-NUM-GUESTS"] = "0"  # without it Gmail may show no buttons
    return person


def _shown_name(mailbox: Mailbox) -> str:
    # A caret announces an escape (RFC 6868) and some readers take a backslash for one.
    return mailbox.name.translate({ord("^"): "'", ord("\\"): "/"}) or mailbox.address


def _message(method: str, component: Component, *, zone: bool = True) -> CalendarObject:
    calendar = _calendar()
    calendar.add("method", method)
    if zone:
        calendar.add_component(_ZONE)
    calendar.add_component(component)
    return CalendarObject(method, bytes(calendar.to_ical()))


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone floats: every reader takes another hour.")
    return moment.astimezone(UTC)


def _local(moment: datetime) -> datetime:
    """Give Dutch wall time; refuse the hours that the clock skips or has twice."""
    local = _utc(moment).astimezone(AMSTERDAM)
    for clock in (moment, local):
        if clock.utcoffset() != clock.replace(fold=1 - clock.fold).utcoffset():
            raise ValueError(f"{clock:%Y-%m-%d %H:%M} doesn't exist once: the clock changes then.")
    return local
