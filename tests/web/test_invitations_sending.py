"""The page of mail under way: progress, pause, and repair of what didn't arrive."""

from __future__ import annotations

import pytest

from dialoog.adapters import smtp
from dialoog.domain.delivery import Pace
from dialoog.domain.invitations import InvitationState
from dialoog.domain.people import Channel
from dialoog.services import clock, invitations, jobs, organisations, outbox
from dialoog.services.invitations import repairing
from dialoog.services.outbox import house
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outbox import MailRow, MailState
from tests.factories import make_organisation, make_person
from tests.invitation_room import fresh, invite, planned_meeting, text_of
from tests.outbox_room import Relay, send_all


@pytest.fixture
def relay(monkeypatch, organisation) -> Relay:
    relay = Relay()
    monkeypatch.setattr(house, "open_sender", lambda: relay)
    return relay


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


def work_off(organisation_id: int) -> None:
    jobs.run_all()
    send_all()
    organisations.enter(organisation_id)
    db.session.expire_all()


def under_way(meeting: MeetingRow, then: str = "") -> str:
    return f"/bijeenkomsten/{meeting.id}/uitnodigingen/onderweg{then}"


def failed_mail() -> MailRow:
    return db.session.query(MailRow).filter_by(state=MailState.FAILED).one()


def refused_invitation(meeting, relay, organisation, **about) -> MailRow:
    """Ask somebody whose mail server says no; give the mail."""
    person = make_person(**about)
    relay.trouble = {person.email: smtp.MailRefused("550 5.1.1 Unknown user")}
    invite(meeting, person)
    work_off(organisation)
    relay.trouble = {}
    return failed_mail()


def test_the_page_counts_what_is_sent_and_what_waits(as_organiser, meeting, relay, organisation):
    invite(meeting, make_person(), make_person())

    before = text_of(as_organiser.get(under_way(meeting)))
    work_off(organisation)
    after = text_of(as_organiser.get(under_way(meeting)))

    assert "0 van de 2 e-mails zijn verstuurd" in before
    assert "Alle 2 e-mails zijn verstuurd" in after


def test_a_paused_meeting_sends_nothing_until_it_goes_on(
    as_organiser, meeting, relay, organisation
):
    invite(meeting, make_person())

    as_organiser.post(under_way(meeting, "/wacht"))
    work_off(organisation)
    held, page = list(relay.taken), text_of(as_organiser.get(under_way(meeting)))
    as_organiser.post(under_way(meeting, "/verder"))
    work_off(organisation)

    assert held == []
    assert "Het versturen wacht. Er staat 1 e-mail klaar." in page
    assert len(relay.taken) == 1


def test_the_state_answers_304_until_something_changes(as_organiser, meeting, relay, organisation):
    invite(meeting, make_person())
    mark = as_organiser.get(under_way(meeting, "/stand")).headers["ETag"]

    same = as_organiser.get(under_way(meeting, "/stand"), headers={"If-None-Match": mark})
    work_off(organisation)
    changed = as_organiser.get(under_way(meeting, "/stand"), headers={"If-None-Match": mark})

    assert (same.status_code, changed.status_code) == (304, 200)


def test_sending_shows_the_estimate_before_and_the_progress_after(
    as_organiser, meeting, relay, monkeypatch, organisation
):
    monkeypatch.setattr(house, "pace", lambda: Pace(1))
    monkeypatch.setattr("dialoog.services.outbox.delivers", lambda: True)
    person, other = make_person(), make_person()
    as_organiser.post(
        f"/bijeenkomsten/{meeting.id}/uitnodigingen/kiezen", data={"mens": [person.id, other.id]}
    )
    address = f"/bijeenkomsten/{meeting.id}/uitnodigingen/versturen"

    before = text_of(as_organiser.get(address))
    after = as_organiser.post(address)

    assert "2 uitnodigingen versturen duurt ongeveer 2 minuten." in before
    assert after.headers["Location"].endswith(under_way(meeting))


def test_a_wrong_address_is_shown_with_its_reason_and_repaired(
    as_organiser, meeting, relay, organisation
):
    mail = refused_invitation(meeting, relay, organisation)
    page = text_of(as_organiser.get(under_way(meeting)))

    answer = as_organiser.post(
        f"/uitnodigingen/e-mail/{mail.id}", data={"email": "goed@ede.example"}
    )
    work_off(organisation)

    assert "Dit adres bestaat niet." in page
    assert answer.status_code == 303
    assert b"To: " in relay.taken[-1]
    assert b"goed@ede.example" in relay.taken[-1]
    assert invitations.list_of_meeting(meeting.id)[0].state is InvitationState.SENT
    assert repairing.list_undelivered(meeting.id) == []


def test_a_bad_new_address_is_said_at_the_field(as_organiser, meeting, relay, organisation):
    mail = refused_invitation(meeting, relay, organisation)

    answer = as_organiser.post(f"/uitnodigingen/e-mail/{mail.id}", data={"email": "geen adres"})

    assert answer.status_code == 422
    assert "Dit e-mailadres klopt niet" in text_of(answer)
    assert failed_mail().id == mail.id


def test_the_same_mail_goes_again_under_its_own_id(as_organiser, meeting, relay, organisation):
    mail = refused_invitation(meeting, relay, organisation)
    mail_id = mail.mail_id

    as_organiser.post(f"/uitnodigingen/e-mail/{mail.id}/opnieuw")
    work_off(organisation)

    assert f"Message-ID: {mail_id}".encode() in relay.taken[-1]
    assert invitations.list_of_meeting(meeting.id)[0].state is InvitationState.SENT


@pytest.mark.parametrize("choice", [("bellen", Channel.PHONE), ("brief", Channel.LETTER)])
def test_who_has_no_mail_is_reached_otherwise(as_organiser, meeting, relay, organisation, choice):
    via, channel = choice
    mail = refused_invitation(
        meeting, relay, organisation, phone="+31612345678", street="Dorpsstraat 1", town="Ede"
    )

    as_organiser.post(f"/uitnodigingen/e-mail/{mail.id}/anders", data={"via": via})

    row = fresh(invitations.list_of_meeting(meeting.id)[0])
    assert (row.channel, row.state) == (channel, InvitationState.QUEUED)
    assert row.as_invitation().must_be_told


def test_who_is_phoned_after_mail_came_back_stands_on_the_call_list(
    as_organiser, meeting, relay, organisation
):
    (row,) = invite(meeting, make_person(phone="+31612345678"))
    work_off(organisation)
    (mail,) = invitations.mails_of(row.id)
    with unit_of_work():
        outbox.come_back(mail.mail_id, reason="5.1.1")

    as_organiser.post(f"/uitnodigingen/e-mail/{mail.id}/anders", data={"via": "bellen"})

    calls = invitations.list_calls(meeting.id, now=clock.now())
    assert [call.row.id for call in calls.now] == [row.id]


def test_what_needs_nothing_more_leaves_the_list(as_organiser, meeting, relay, organisation):
    mail = refused_invitation(meeting, relay, organisation)

    as_organiser.post(f"/uitnodigingen/e-mail/{mail.id}/anders", data={"via": "niets"})

    assert repairing.list_undelivered(meeting.id) == []
    assert as_organiser.get(f"/uitnodigingen/e-mail/{mail.id}").status_code == 409


def test_mail_of_another_organisation_does_not_exist(as_organiser, meeting, relay, organisation):
    organisations.enter(make_organisation())
    theirs = planned_meeting()
    mail = refused_invitation(theirs, relay, theirs.organisation_id)
    mail_number, meeting_number = mail.id, theirs.id
    organisations.enter(organisation)

    assert as_organiser.get(f"/uitnodigingen/e-mail/{mail_number}").status_code == 404
    assert as_organiser.post(f"/uitnodigingen/e-mail/{mail_number}/opnieuw").status_code == 404
    address = f"/bijeenkomsten/{meeting_number}/uitnodigingen/onderweg"
    assert as_organiser.get(address).status_code == 404
    assert as_organiser.post(f"{address}/wacht").status_code == 404
