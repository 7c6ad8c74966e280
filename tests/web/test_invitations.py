"""The pages of invitations as organisers use them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.invitations import InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, invitations, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.conftest import log_in
from tests.factories import make_organisation, make_person
from tests.invitation_room import (
    LETTER,
    NOW,
    PHONE,
    fresh,
    invite,
    planned_meeting,
    text_of,
)

pytestmark = pytest.mark.queries


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


def test_an_organiser_chooses_and_sends(as_organiser, meeting):
    anna, bram = make_person("Anna"), make_person("Bram", **PHONE)

    chosen = as_organiser.post(
        f"/bijeenkomsten/{meeting.id}/uitnodigingen/kiezen", data={"mens": [anna.id, bram.id]}
    )
    preview = as_organiser.get(f"/bijeenkomsten/{meeting.id}/uitnodigingen/versturen")
    sent = as_organiser.post(
        f"/bijeenkomsten/{meeting.id}/uitnodigingen/versturen", follow_redirects=True
    )

    assert chosen.status_code == 303
    assert meeting.programme.question in text_of(preview)
    assert "1 per e-mail, 1 op de bellijst" in text_of(sent)
    assert {row.state for row in invitations.list_of_meeting(meeting.id)} == {
        InvitationState.QUEUED
    }


def test_people_stand_in_the_order_of_a_dutch_phone_book(as_organiser, meeting):
    names = [("Piet", "Pol"), ("Anna", "Özdemir"), ("Gijs", "Hendriks"), ("Truus", "de Graaf")]
    people = [make_person(first, last) for first, last in names]
    in_order = ["Truus de Graaf", "Gijs Hendriks", "Anna Özdemir", "Piet Pol"]

    before = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/uitnodigingen/kiezen"))
    invite(meeting, *people)
    after = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/uitnodigingen"))

    for words in (before, after):
        assert sorted(in_order, key=words.index) == in_order


def test_places_can_be_set_before_anybody_is_chosen(as_organiser, meeting):
    page = as_organiser.get(f"/bijeenkomsten/{meeting.id}/uitnodigingen")

    assert f'href="/bijeenkomsten/{meeting.id}/plaatsen"' in page.text


def test_the_page_says_that_mail_is_held_or_the_meeting_is_off(as_organiser, meeting):
    invite(meeting, make_person("Anna"))
    address = f"/bijeenkomsten/{meeting.id}/uitnodigingen"

    as_organiser.post(f"{address}/onderweg/wacht")
    as_organiser.get(address)
    held = as_organiser.get(address)
    as_organiser.post(f"/bijeenkomsten/{meeting.id}/afzeggen", data={"reason": "Een lek"})
    as_organiser.get(address)
    off = as_organiser.get(address)

    assert "Het versturen wacht." in text_of(held)
    assert "Deze bijeenkomst gaat niet door" in text_of(off)
    assert f'href="{address}/kiezen"' not in off.text


def test_the_whole_shown_list_is_chosen_in_one_go(as_organiser, meeting):
    people = [make_person() for _ in range(3)]

    as_organiser.post(
        f"/bijeenkomsten/{meeting.id}/uitnodigingen/kiezen",
        data={"getoond": [person.id for person in people], "allen": "ja"},
    )

    assert len(invitations.list_of_meeting(meeting.id)) == 3


def test_choosing_can_be_narrowed_by_name_group_and_district(as_organiser, meeting):
    make_person("Anna", group="Zorgvrager", district="Noord")
    make_person("Bram", group="Ambtenaar", district="Zuid")
    url = f"/bijeenkomsten/{meeting.id}/uitnodigingen/kiezen"

    by_name = text_of(as_organiser.get(url, query_string={"zoek": "ann"}))
    by_district = text_of(as_organiser.get(url, query_string={"wijk": "Zuid"}))

    assert ("Anna" in by_name, "Bram" in by_name) == (True, False)
    assert ("Anna" in by_district, "Bram" in by_district) == (False, True)


def test_nobody_chosen_changes_nothing(as_organiser, meeting):
    response = as_organiser.post(
        f"/bijeenkomsten/{meeting.id}/uitnodigingen/kiezen", follow_redirects=True
    )

    assert "U hebt niemand gekozen." in text_of(response)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": MeetingState.DRAFT}, "concept"),
        ({"programme.question": ""}, "Er is nog geen vraag"),
        ({"programme.open": ""}, "wat anders kan"),
        ({"programme.report_by": None}, "Er is nog geen belofte"),
    ],
)
def test_what_is_missing_is_said_before_and_when_sending(as_organiser, meeting, change, words):
    person = make_person()
    with unit_of_work():
        invitations.choose(meeting.id, {person.id}, now=NOW)
        for name, value in change.items():
            target, _, field = name.rpartition(".")
            setattr(meeting.programme if target else meeting, field, value)
    url = f"/bijeenkomsten/{meeting.id}/uitnodigingen/versturen"

    shown = as_organiser.get(url)
    sent = as_organiser.post(url, headers={"Referer": f"http://localhost{url}"})
    told = as_organiser.get(url)

    assert words in text_of(shown)
    assert sent.status_code == 303
    assert words in text_of(told)
    (row,) = invitations.list_of_meeting(meeting.id)
    assert row.state is InvitationState.DRAFT


def test_the_board_shows_answers_and_filters_them(as_organiser, meeting):
    anna, _ = invite(meeting, make_person("Anna"), make_person("Bram"))
    with unit_of_work():
        given = invitations.GuestAnswer(Reply.ACCEPTED, 0, note="Graag bij het raam")
        invitations.answer_by_link(anna.id, given, now=clock.now())
    url = f"/bijeenkomsten/{meeting.id}/uitnodigingen"

    everybody, only_yes = as_organiser.get(url), as_organiser.get(f"{url}?stand=ja")

    assert "Graag bij het raam" in text_of(everybody)
    assert "Anna" in text_of(only_yes)
    assert "Bram" not in text_of(only_yes)


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_asks_the_same_number_of_queries(as_organiser, meeting, queries, count):
    invite(meeting, *[make_person() for _ in range(count)])
    queries.clear()

    as_organiser.get(f"/bijeenkomsten/{meeting.id}/uitnodigingen")

    assert len(queries) <= 8


@pytest.mark.parametrize("page", ["uitnodigingen/kiezen", "bellijst", "brieven"])
@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_number_of_queries(as_organiser, meeting, queries, page, count):
    invite(meeting, make_person(**PHONE), make_person(**LETTER))
    for _ in range(count):
        invite(meeting, make_person(**PHONE), make_person(**LETTER))
        make_person()
    queries.clear()

    as_organiser.get(f"/bijeenkomsten/{meeting.id}/{page}")

    assert len(queries) <= 8


def test_a_card_by_post_is_written_down_with_its_day(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**LETTER))
    yesterday = clock.today() - timedelta(days=1)

    response = as_organiser.post(
        f"/uitnodigingen/{row.id}",
        data={
            "sequence": "0",
            "reply": "declined",
            "through": "letter",
            "answered_on": yesterday.isoformat(),
            "note": "Volgende keer wel",
        },
    )

    row = fresh(row)
    assert response.status_code == 303
    assert (row.reply, row.note) == (Reply.DECLINED, "Volgende keer wel")
    assert row.answered_at.astimezone(clock.ZONE).date() == yesterday


def test_an_answer_from_tomorrow_is_refused_and_keeps_what_was_typed(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**LETTER))

    response = as_organiser.post(
        f"/uitnodigingen/{row.id}",
        data={
            "reply": "declined",
            "through": "letter",
            "answered_on": (clock.today() + timedelta(days=1)).isoformat(),
            "note": "Volgende keer wel",
        },
    )

    assert response.status_code == 422
    assert "Deze dag moet nog komen" in text_of(response)
    assert "Volgende keer wel" in response.text
    assert fresh(row).reply is None


def test_letters_on_the_post_are_noted(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**LETTER))
    url = f"/bijeenkomsten/{meeting.id}/brieven"

    shown = as_organiser.get(url)
    after = as_organiser.post(url, data={"brief": [row.id]}, follow_redirects=True)

    assert "Dorpsstraat 1" in text_of(shown)
    assert "1 brief is op de post." in text_of(after)
    assert fresh(row).state is InvitationState.SENT


def test_an_invitation_is_withdrawn_and_sent_again(as_organiser, meeting):
    (row,) = invite(meeting, make_person())

    as_organiser.post(f"/uitnodigingen/{row.id}/intrekken")
    withdrawn = fresh(row).state
    as_organiser.post(f"/uitnodigingen/{row.id}/opnieuw")

    assert withdrawn is InvitationState.WITHDRAWN
    assert fresh(row).state is InvitationState.QUEUED


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.MANAGER])
def test_only_organisers_see_who_is_invited(app, meeting, role):
    (row,) = invite(meeting, make_person())
    browser = log_in(app, role)

    for url in (
        f"/bijeenkomsten/{meeting.id}/uitnodigingen",
        f"/bijeenkomsten/{meeting.id}/bellijst",
        f"/uitnodigingen/{row.id}",
    ):
        assert browser.get(url).status_code == 404
    assert browser.post(f"/uitnodigingen/{row.id}/intrekken").status_code == 404


def test_an_invitation_of_another_organisation_does_not_exist(app, meeting):
    (row,) = invite(meeting, make_person())
    organisations.enter(make_organisation())
    stranger = log_in(app, Role.ORGANISER)

    foreign = stranger.get(f"/uitnodigingen/{row.id}")
    absent = stranger.get("/uitnodigingen/999999")

    assert foreign.status_code == absent.status_code == 404
    assert stranger.post(f"/uitnodigingen/{row.id}/intrekken").status_code == 404
    assert fresh(row).state is InvitationState.QUEUED
