"""The pages for who is invited: the personal link, the code, the answer."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from dialoog.domain.invitations import Reply
from dialoog.domain.people import Channel, NeedKind
from dialoog.services import clock, invitations, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_person
from tests.invitation_room import (
    LETTER,
    STARTS_AT,
    fresh,
    invite,
    key_of,
    planned_meeting,
    text_of,
)


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


def test_a_personal_link_leads_to_a_clean_address(client, meeting):
    (row,) = invite(meeting, make_person())

    opened = client.get(f"/uitnodiging/{key_of(row)}")
    page = client.get("/uitnodiging")

    assert (opened.status_code, opened.location) == (303, "/uitnodiging")
    assert key_of(row) not in page.text
    words = text_of(page)
    assert meeting.programme.question in words
    assert meeting.programme.open in words
    assert "Onze belofte" in words


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_a_link_answers_nothing(client, meeting, method):
    (row,) = invite(meeting, make_person())

    getattr(client, method)(f"/uitnodiging/{key_of(row)}")
    getattr(client, method)("/uitnodiging?reply=accepted")

    assert fresh(row).reply is None
    assert [step.step for step in fresh(row).history] == ["queue"]


def test_a_guest_answers_and_changes_it_later(client, meeting):
    (row,) = invite(meeting, make_person(phone="0612345678"))
    client.get(f"/uitnodiging/{key_of(row)}")
    first = {
        "sequence": "0",
        "reply": "accepted",
        "needs": ["taxi"],
        "needs_detail": "Ik eet geen vlees",
        "companion": "mijn zus",
        "channel": "phone",
        "phone": "06 12 34 56 79",
        "note": "Is er koffie?",
    }

    thanks = client.post("/uitnodiging", data=first, follow_redirects=True)
    after_first = fresh(row)
    came = after_first.as_invitation().is_coming
    needs = {(need.kind, need.detail) for need in after_first.person.needs}
    client.post("/uitnodiging", data={**first, "reply": "declined", "needs": []})

    assert "Dank u wel. Wij hebben uw antwoord." in text_of(thanks)
    assert "Uw antwoord is: ja" in text_of(thanks)
    assert came
    assert needs == {(NeedKind.TAXI, ""), (NeedKind.OTHER, "Ik eet geen vlees")}
    assert fresh(row).reply is Reply.DECLINED
    assert fresh(row).channel is fresh(row).person.channel is Channel.PHONE
    assert fresh(row).person.phone == "+31612345679"


@pytest.mark.parametrize(
    ("channel", "typed", "words"),
    [
        ("phone", {}, "Vul uw telefoonnummer in."),
        ("phone", {"phone": "bel maar"}, "Dit is geen telefoonnummer."),
        ("mail", {"email": "anna bij voorbeeld"}, "Dit is geen e-mailadres."),
        ("mail", {"email": ""}, "Vul uw e-mailadres in."),
    ],
)
def test_a_channel_without_its_address_is_asked_again(client, meeting, channel, typed, words):
    (row,) = invite(meeting, make_person())
    client.get(f"/uitnodiging/{key_of(row)}")

    response = client.post(
        "/uitnodiging", data={"sequence": "0", "reply": "accepted", "channel": channel, **typed}
    )

    assert response.status_code == 422
    assert words in text_of(response)
    assert fresh(row).reply is None


def test_an_answer_without_choice_is_asked_again_and_keeps_the_words(client, meeting):
    (row,) = invite(meeting, make_person())
    client.get(f"/uitnodiging/{key_of(row)}")

    response = client.post("/uitnodiging", data={"channel": "mail", "note": "Is er koffie?"})

    assert response.status_code == 422
    assert "Is er koffie?" in response.text
    assert fresh(row).reply is None


def test_an_answer_given_to_the_old_time_does_not_count_for_the_new(client, meeting):
    (row,) = invite(meeting, make_person())
    client.get(f"/uitnodiging/{key_of(row)}")
    with unit_of_work():
        organisations.enter(row.organisation_id)
        meeting.place_name = "Buurthuis"
        invitations.meeting_moved(meeting.id, now=clock.now())

    page = client.post(
        "/uitnodiging",
        data={"sequence": "0", "reply": "accepted", "channel": "mail", "email": "a@b.example"},
        follow_redirects=True,
    )

    assert "Er is een nieuwe tijd of plaats" in text_of(page)
    assert not fresh(row).as_invitation().is_coming


def test_a_link_that_belongs_to_nobody_is_not_found_and_guessing_stops(client, meeting):
    (row,) = invite(meeting, make_person())

    answers = {client.get(f"/uitnodiging/{number:040d}").status_code for number in range(31)}

    assert answers == {404, 429}
    assert client.get(f"/uitnodiging/{key_of(row)}").status_code == 429


def test_a_code_on_paper_leads_to_the_same_page(client, meeting):
    (row,) = invite(meeting, make_person(**LETTER))

    wrong = client.post("/code", data={"code": "AAAA2222"})
    right = client.post("/code", data={"code": row.code.lower()}, follow_redirects=True)

    assert wrong.status_code == 422
    assert "Deze code kennen wij niet" in text_of(wrong)
    assert meeting.programme.question in text_of(right)


def test_without_a_link_the_page_says_how_to_get_back(client, meeting):
    response = client.get("/uitnodiging")

    assert response.status_code == 404
    assert "Open uw link opnieuw" in text_of(response)


def test_a_withdrawn_invitation_explains_itself_and_takes_no_answer(client, meeting):
    (row,) = invite(meeting, make_person())
    client.get(f"/uitnodiging/{key_of(row)}")
    with unit_of_work():
        organisations.enter(row.organisation_id)
        invitations.withdraw(row.id, now=clock.now())

    shown = client.get("/uitnodiging")
    client.post(
        "/uitnodiging",
        data={"sequence": "1", "reply": "accepted", "channel": "mail", "email": "a@b.example"},
    )

    assert "Deze uitnodiging geldt niet meer." in text_of(shown)
    assert fresh(row).reply is None


def test_a_guest_takes_the_meeting_along_for_the_calendar(client, meeting):
    (row,) = invite(meeting, make_person())
    client.get(f"/uitnodiging/{key_of(row)}")

    response = client.get("/uitnodiging/agenda.ics")

    (event,) = Calendar.from_ical(response.data).events
    assert response.mimetype == "text/calendar"
    assert event.start == STARTS_AT
    assert "attendee" not in event
    assert key_of(row) not in response.text


def test_one_guest_never_sees_another(client, meeting):
    anna, bram = make_person("Anna", "Aalbers"), make_person("Bram", "Bos")
    row, _ = invite(meeting, anna, bram)
    client.get(f"/uitnodiging/{key_of(row)}")

    page = client.get("/uitnodiging")

    assert "Bos" not in page.text
    assert bram.email not in page.text
