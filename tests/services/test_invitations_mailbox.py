"""The whole way with a real IMAP server: invitation out, answer in, moved, late answer, called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialoog.domain.invitations import InvitationState, Reply
from dialoog.domain.invitations.incoming import Outcome
from dialoog.domain.meetings import Place, Slot
from dialoog.services import clock, jobs, meetings
from dialoog.services.invitations import mailbox, reading
from dialoog.services.meetings import Details
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.jobs import JobRow
from tests.answer_mail import answer_mail
from tests.dovecot import PASSWORD, USER
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


@pytest.fixture(autouse=True)
def _mailbox(app, settings, imap, monkeypatch):
    empty_folder(settings)
    known = replace(
        settings,
        imap_host="localhost",
        imap_port=imap.tls_port,
        imap_user=USER,
        imap_password=PASSWORD,
    )
    monkeypatch.setitem(app.extensions, "settings", known)


def answer_as_a_client_does(settings, partstat: str) -> bytes:
    """Give the answer of a calendar to the last invitation that left."""
    calendar = calendar_of(mailed(settings)[-1])
    event = calendar.events[0]
    assert calendar["method"] == "REQUEST"
    return answer_mail(
        _Seen(str(event["uid"]), event.start, event.end),
        str(event["attendee"]).removeprefix("mailto:"),
        partstat,
        sequence=int(event["sequence"]),
    )


class _Seen:
    """A meeting as it stands in somebody's calendar."""

    def __init__(self, uid, starts_at, ends_at) -> None:
        self.uid, self.starts_at, self.ends_at = uid, starts_at, ends_at


def move(meeting) -> None:
    """Let the meeting be a day later."""
    day = timedelta(days=1)
    details = Details(
        title=meeting.title,
        slot=Slot(meeting.starts_at + day, meeting.ends_at + day),
        place=Place(name="De Linde"),
    )
    with unit_of_work():
        meetings.edit_meeting(meeting.id, details, version=meeting.version, now=clock.now())


def test_an_invitation_goes_out_and_its_answers_come_back(organisation, settings, imap):
    meeting = planned_meeting()
    (row,) = invite(meeting, make_person(email=ANNA))
    work_off(organisation)
    first_answer = answer_as_a_client_does(settings, "ACCEPTED")
    imap.deliver(first_answer)

    assert mailbox.fetch() == {Outcome.APPLIED: 1}
    assert fresh(row).as_invitation().is_coming

    move(meeting)
    work_off(organisation)
    late = answer_mail(meeting, ANNA, "DECLINED", sequence=0)
    imap.deliver(late)

    assert mailbox.fetch() == {Outcome.STALE: 1}
    assert fresh(row).state is InvitationState.SENT
    assert fresh(row).as_invitation().answer_is_for_old_time

    imap.deliver(answer_as_a_client_does(settings, "ACCEPTED"))
    imap.deliver(first_answer)

    assert mailbox.fetch() == {Outcome.APPLIED: 1, Outcome.UNCHANGED: 1}
    assert fresh(row).as_invitation().is_coming

    with unit_of_work():
        meetings.cancel_meeting(meeting.id, reason="De zaal is dicht.", now=clock.now())
    work_off(organisation)
    imap.deliver(answer_mail(meeting, ANNA, "DECLINED"))

    assert calendar_of(mailed(settings)[-1])["method"] == "CANCEL"
    assert mailbox.fetch() == {Outcome.REJECTED: 1}
    assert fresh(row).reply is Reply.ACCEPTED
    assert (imap.count("Verwerkt"), imap.count("Fout"), imap.count("INBOX")) == (4, 1, 0)


def test_mail_that_must_be_looked_at_has_its_own_folder(organisation, imap):
    meeting = planned_meeting()
    invite(meeting, make_person(email=ANNA))
    imap.deliver(answer_mail(meeting, ANNA, sender="anna@thuis.example"))
    imap.deliver(b"From: " + b"x" * 5_000_000 + b"\r\n\r\n")

    mailbox.fetch()

    assert (imap.count("Nakijken"), imap.count("Fout")) == (1, 1)


def test_one_mail_that_breaks_keeps_nobody_waiting(organisation, imap, monkeypatch):
    meeting = planned_meeting()
    (row,) = invite(meeting, make_person(email=ANNA))
    imap.deliver(b"From: vreemd@elders.example\r\n\r\nDag")
    imap.deliver(answer_mail(meeting, ANNA))
    take = reading.take

    def break_once(mail, raw, *, now):
        if mail.calendar is None:
            raise RuntimeError
        return take(mail, raw, now=now)

    monkeypatch.setattr(reading, "take", break_once)

    assert mailbox.fetch() == {Outcome.APPLIED: 1}
    assert imap.count("INBOX") == 1
    assert fresh(row).as_invitation().is_coming


def test_the_worker_comes_back_every_few_minutes_also_when_the_server_is_away(
    app, organisation, monkeypatch
):
    known = app.extensions["settings"]
    monkeypatch.setitem(app.extensions, "settings", replace(known, imap_password="fout"))
    with unit_of_work():
        mailbox.watch()
    with unit_of_work():
        mailbox.watch()

    jobs.run_all()

    (planned,) = db.session.query(JobRow).filter_by(kind=mailbox.KIND, done_at=None)
    assert timedelta(minutes=4) < planned.due_at - clock.now() <= timedelta(minutes=5)


def test_without_a_mailbox_nothing_is_planned(app, organisation, settings, monkeypatch):
    monkeypatch.setitem(app.extensions, "settings", settings)

    with unit_of_work():
        mailbox.watch()

    assert db.session.query(JobRow).filter_by(kind=mailbox.KIND).count() == 0
