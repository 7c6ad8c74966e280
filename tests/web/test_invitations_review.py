"""The list of mails that wait for somebody, and what each button does."""

from __future__ import annotations

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.invitations import InvitationState, Reply
from dialoog.services import organisations
from dialoog.storage import db, outbox
from dialoog.storage.incoming import IncomingMailRow
from dialoog.storage.meetings import MeetingRow
from tests.answer_mail import answer_mail, bounce_mail, read
from tests.conftest import log_in
from tests.factories import make_organisation, make_person
from tests.invitation_room import fresh, invite, planned_meeting, text_of, work_off

ANNA = "anna@zorggroep.example"
ALL = "/uitnodigingen/nakijken"


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


@pytest.fixture
def row(meeting):
    (row,) = invite(meeting, make_person("Anna", "de Wit", email=ANNA))
    return row


def waiting() -> int:
    """Give the number of the only mail that was kept."""
    return db.session.query(IncomingMailRow).one().id


def test_an_answer_from_another_address_is_taken_over_in_one_click(as_organiser, meeting, row):
    read(answer_mail(meeting, ANNA, "DECLINED", sender="anna@thuis.example", note="Ben ziek"))

    page = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/nakijken"))
    done = as_organiser.post(
        f"{ALL}/{waiting()}/overnemen/{row.id}",
        data={"antwoord": "declined"},
        follow_redirects=True,
    )

    assert "Neem over: Anna de Wit zegt nee" in page
    assert "Het antwoord komt van een ander adres dan de uitnodiging had." in page
    assert "Ben ziek" in page
    assert "Overgenomen: Anna de Wit zegt nee." in text_of(done)
    assert "Niets om na te kijken" in text_of(done)
    assert fresh(row).reply is Reply.DECLINED


def test_words_without_a_calendar_can_be_read_and_written_down(as_organiser, meeting, row):
    read(answer_mail(meeting, ANNA, calendar=False))

    page = text_of(as_organiser.get(ALL))
    as_organiser.post(f"{ALL}/{waiting()}/overnemen/{row.id}", data={"antwoord": "tentative"})

    assert "Zie de agenda." in page
    assert "Schrijf op: ja" in page
    assert fresh(row).reply is Reply.TENTATIVE


def test_a_proposed_time_is_shown_beside_the_planned_one(as_organiser, meeting, row):
    read(answer_mail(meeting, ANNA, "TENTATIVE", method="COUNTER"))

    page = text_of(as_organiser.get(ALL))

    assert "Voorstel:" in page
    assert "Nu gepland:" in page
    assert "Verander de tijd" in page


def test_a_mail_that_did_not_arrive_is_shown_with_the_person(as_organiser, organisation, row):
    work_off(organisation)
    (mail,) = outbox.list_of_invitations([row.id])
    read(bounce_mail(ANNA, mail.mail_id))

    page = text_of(as_organiser.get(ALL))

    assert fresh(row).state is InvitationState.BOUNCED
    assert "Een e-mail van ons is niet aangekomen." in page
    assert "Verbeter het adres" in page


def test_a_stranger_is_seen_and_set_aside(as_organiser, meeting):
    read(answer_mail(meeting, "vreemd@elders.example"))

    page = text_of(as_organiser.get(ALL))
    done = as_organiser.post(f"{ALL}/{waiting()}/gezien", follow_redirects=True)

    assert "Dit adres staat niet op de lijst van deze bijeenkomst." in page
    assert "Gezien. Deze e-mail is van de lijst." in text_of(done)


def test_a_calendar_that_asks_gets_the_invitation_again(as_organiser, organisation, meeting, row):
    work_off(organisation)
    read(answer_mail(meeting, ANNA, "", method="REFRESH"))

    done = as_organiser.post(f"{ALL}/{waiting()}/opnieuw", follow_redirects=True)
    work_off(organisation)

    assert "De uitnodiging gaat opnieuw op weg." in text_of(done)
    assert len(outbox.list_of_invitations([row.id])) == 2


def test_a_decision_is_made_once(as_organiser, meeting, row):
    read(answer_mail(meeting, ANNA, sender="anna@thuis.example"))
    address = f"{ALL}/{waiting()}/gezien"
    as_organiser.post(address)

    second = as_organiser.post(address)

    assert "Iemand anders heeft dit net veranderd" in text_of(second)


def test_what_was_not_used_says_why_and_not_who(as_organiser, meeting, row):
    read(answer_mail(meeting, ANNA, "NEEDS-ACTION"))

    page = as_organiser.get(ALL)

    assert "Er staat geen ja, misschien of nee in." in text_of(page)
    assert ANNA not in page.text


def test_the_board_says_how_many_mails_wait(as_organiser, meeting, row):
    read(answer_mail(meeting, ANNA, sender="anna@thuis.example"))

    page = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/uitnodigingen"))

    assert "E-mail nakijken (1)" in page


def test_another_organisation_has_no_such_mail(app, meeting, row):
    read(answer_mail(meeting, ANNA, sender="anna@thuis.example"))
    mail_id = waiting()
    organisations.enter(make_organisation())
    stranger = log_in(app, Role.ORGANISER)

    posted = [
        stranger.post(f"{ALL}/{mail_id}/{what}", data={"antwoord": "accepted"})
        for what in (f"overnemen/{row.id}", "opnieuw", "gezien")
    ]

    assert [answer.status_code for answer in posted] == [404, 404, 404]
    assert "anna@thuis.example" not in stranger.get(ALL).text
    assert stranger.get(f"/bijeenkomsten/{meeting.id}/nakijken").status_code == 404


def test_a_mail_about_one_meeting_is_no_answer_to_another(as_organiser, meeting, row):
    other = planned_meeting()
    (elsewhere,) = invite(other, make_person(email=ANNA))
    read(answer_mail(meeting, ANNA, sender="anna@thuis.example"))

    answer = as_organiser.post(
        f"{ALL}/{waiting()}/overnemen/{elsewhere.id}", data={"antwoord": "accepted"}
    )

    assert answer.status_code == 404
    assert fresh(elsewhere).reply is None


def test_a_facilitator_may_not_look(as_facilitator):
    assert as_facilitator.get(ALL).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    as_organiser, meeting, queries, number
):
    people = [make_person(email=f"mens{index}@zorg.example") for index in range(number)]
    invite(meeting, *people)
    for person in people:
        read(answer_mail(meeting, person.email, sender="familie@thuis.example"))
    queries.clear()

    as_organiser.get(ALL)

    assert len(queries) <= 8
