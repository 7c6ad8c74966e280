"""The way through a real calendar server: invitation in, shown, moved, answered, called off."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from icalendar import Calendar, Event

from dialoog.domain.invitations.incoming import Outcome
from dialoog.services import clock, invitations, meetings
from dialoog.services.unit_of_work import unit_of_work
from tests.answer_mail import as_mail, read
from tests.factories import make_person
from tests.invitation_room import (
    calendar_of,
    empty_folder,
    fresh,
    invite,
    mailed,
    planned_meeting,
    work_off,
)

ANNA = "anna@zorggroep.example"
PATIENCE = 20  # seconds for the server to start
ALL_EVENTS = b"""<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:">
  <D:prop><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
    <C:time-range start="20200101T000000Z" end="20500101T000000Z"/>
  </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""


class CalendarServer:
    """Anna's calendar at a server, used as her calendar program does."""

    def __init__(self, address: str) -> None:
        self.calendar = f"{address}/anna/agenda/"

    def ask(self, method: str, path: str = "", body: bytes = b"", **headers: str) -> str:
        """Ask something of the server; anything but a yes raises."""
        kinds = {
            "Content-Type": "text/calendar; charset=utf-8",
            "Authorization": f"Basic {b64encode(b'anna:zonder').decode()}",
            **headers,
        }
        request = Request(self.calendar + path, body or None, kinds, method=method)
        with urlopen(request, timeout=10) as answer:
            return answer.read().decode()

    def put(self, message: Calendar) -> None:
        """Keep what a message brings; what is stored has no METHOD (RFC 4791 4.1)."""
        stored = Calendar.from_ical(message.to_ical())
        del stored["method"]
        self.ask("PUT", "dialoog.ics", stored.to_ical())

    def event(self) -> Event:
        """Give the only entry of the calendar."""
        (event,) = Calendar.from_ical(self.ask("GET", "dialoog.ics").encode()).events
        return event


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    folder: Path = tmp_path_factory.mktemp("radicale")
    options = ["--hosts", host, "--auth-type", "none", "--storage-filesystem-folder", str(folder)]
    process = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", "", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{host}/")
        yield f"http://{host}"
    finally:
        process.terminate()
        process.wait()


def _wait(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urlopen(address, timeout=2).close()
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("The calendar server doesn't answer.")


@pytest.fixture
def calendar(server, settings, organisation) -> CalendarServer:
    empty_folder(settings)
    found = CalendarServer(server)
    found.ask("MKCALENDAR")
    return found


def newest(settings) -> Calendar:
    """Give what the last mail brings to a calendar."""
    return calendar_of(mailed(settings)[-1])


def test_an_invitation_lives_in_a_calendar_server(calendar, settings, organisation):
    meeting = planned_meeting()
    (row,) = invite(meeting, make_person(email=ANNA))
    work_off(organisation)
    calendar.put(newest(settings))

    kept = calendar.event()

    assert kept.start == meeting.starts_at
    assert meeting.uid in calendar.ask("REPORT", body=ALL_EVENTS, Depth="1")

    reply = Calendar.from_ical(newest(settings).to_ical())
    reply["method"] = "REPLY"
    reply.events[0]["attendee"].params["PARTSTAT"] = "ACCEPTED"
    reply.events[0]["dtstamp"].dt = clock.now().replace(microsecond=0)

    assert read(as_mail(reply.to_ical(), ANNA)).outcome is Outcome.APPLIED
    assert fresh(row).as_invitation().is_coming

    with unit_of_work():
        meeting.starts_at += timedelta(days=1)
        meeting.ends_at += timedelta(days=1)
        invitations.meeting_moved(meeting.id, now=clock.now())
    work_off(organisation)
    calendar.put(newest(settings))

    moved = calendar.event()

    assert (moved["uid"], moved.start) == (kept["uid"], meeting.starts_at)
    assert moved["sequence"] > kept["sequence"]
    assert read(as_mail(reply.to_ical(), ANNA)).outcome is Outcome.STALE

    with unit_of_work():
        meetings.cancel_meeting(meeting.id, reason="De zaal is dicht.", now=clock.now())
    work_off(organisation)
    calendar.put(newest(settings))

    assert calendar.event()["status"] == "CANCELLED"
    assert calendar.event()["sequence"] > moved["sequence"]
