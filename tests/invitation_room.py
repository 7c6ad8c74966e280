"""People who are asked to a meeting, and the mail that comes of it, for tests of invitations."""

from __future__ import annotations

import email
import re
from datetime import timedelta
from email import policy
from email.message import EmailMessage
from html import unescape

from icalendar import Calendar

from dialoog.config import Settings
from dialoog.domain.invitations import Places, Reply
from dialoog.domain.people import Channel
from dialoog.services import clock, invitations, jobs, organisations, outbox
from dialoog.services.invitations import GuestAnswer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from tests.factories import make_group, make_meeting, make_programme

NOW = clock.now()
STARTS_AT = (NOW + timedelta(days=30)).replace(hour=13, minute=0, second=0, microsecond=0)
PHONE = {"channel": Channel.PHONE, "phone": "+31612345678"}
LETTER = {"channel": Channel.LETTER, "street": "Dorpsstraat 1", "town": "Ede"}


def planned_meeting() -> MeetingRow:
    """Add a meeting in a month, of a programme that may invite."""
    return make_meeting(make_programme(), starts_at=STARTS_AT, place_name="De Linde")


def invite(meeting: MeetingRow, *people: PersonRow) -> list[InvitationRow]:
    """Choose and ask these people."""
    with unit_of_work():
        invitations.choose(meeting.id, {person.id for person in people}, now=clock.now())
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())
    return [row_of(meeting, person) for person in people]


def answer(row: InvitationRow, reply: Reply, **more: object) -> None:
    """Answer as the person does on their own page."""
    with unit_of_work():
        given = GuestAnswer(reply, row.sequence or 0, **more)
        invitations.answer_by_link(row.id, given, now=clock.now())


def set_places(meeting: MeetingRow, total: int | None = None, **groups: int) -> None:
    """Say how many places a meeting has: in all, and for groups by their name."""
    wanted = Places(total, {make_group(name).id: number for name, number in groups.items()})
    with unit_of_work():
        seen = invitations.get_places(meeting.id)
        invitations.change_places(meeting.id, wanted, seen=seen, now=clock.now())


def row_of(meeting: MeetingRow, person: PersonRow) -> InvitationRow:
    """Give somebody's invitation to a meeting."""
    return next(
        row for row in invitations.list_of_meeting(meeting.id) if row.person_id == person.id
    )


def to_call(meeting: MeetingRow) -> list[int]:
    """Give who stands on the call list, due or later."""
    calls = invitations.list_calls(meeting.id, now=clock.now())
    return [call.row.person_id for call in (*calls.now, *calls.later)]


def fresh(row: InvitationRow) -> InvitationRow:
    """Give an invitation as it is stored now."""
    organisations.enter(row.organisation_id)
    db.session.expire_all()
    return invitations.get_invitation(row.id)


def key_of(row: InvitationRow) -> str:
    """Give the key in somebody's personal link."""
    return invitations.answer_link(row).rpartition("/")[2]


def work_off(organisation_id: int) -> None:
    """Do what the worker does, and come back to the organisation."""
    while jobs.run_next() or outbox.send_next_batch():
        pass
    organisations.enter(organisation_id)
    db.session.expire_all()


def mailed(settings: Settings) -> list[EmailMessage]:
    """Give the mails in the folder, in the order in which they left."""
    files = sorted(settings.mail_folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def empty_folder(settings: Settings) -> None:
    """Throw away the mails that another test left."""
    for file in settings.mail_folder.glob("*.eml"):
        file.unlink()


def calendar_of(message: EmailMessage) -> Calendar:
    """Give the calendar part of an invitation."""
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    return Calendar.from_ical(part.get_payload(decode=True))


def text_of(response) -> str:
    """Give the words on a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())
