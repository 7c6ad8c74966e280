"""The page of places and what people read about the waiting list on their own page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from dialoog.domain.invitations import InvitationState, Places, Reply
from dialoog.services import clock, invitations, organisations
from tests.factories import make_group, make_organisation, make_person
from tests.invitation_room import (
    answer,
    fresh,
    invite,
    key_of,
    planned_meeting,
    set_places,
    text_of,
    work_off,
)


@pytest.fixture
def meeting(organisation):
    return planned_meeting()


def page_of(meeting) -> str:
    return f"/bijeenkomsten/{meeting.id}/plaatsen"


def full_meeting(meeting):
    """Give one who sits and one who waits."""
    anna, bram = invite(meeting, make_person("Anna", "Aalders"), make_person("Bram", "Bakker"))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)
    answer(bram, Reply.ACCEPTED)
    return anna, bram


def test_an_organiser_sets_places_in_all_and_per_group(as_organiser: FlaskClient, meeting):
    group = make_group("Zorgvrager").id

    response = as_organiser.post(
        page_of(meeting), data={"seen": ";", "total": "8", f"group_{group}": "5"}
    )

    assert response.status_code == 303
    assert invitations.get_places(meeting.id) == Places(8, {group: 5})
    assert "ongeveer 12 mensen" in text_of(as_organiser.get(page_of(meeting)))


def test_fewer_places_than_are_taken_is_refused_and_kept_in_the_field(
    as_organiser: FlaskClient, meeting
):
    rows = invite(meeting, make_person("Anna"), make_person("Bram"))
    for row in rows:
        answer(row, Reply.ACCEPTED)
    set_places(meeting, 2)

    response = as_organiser.post(page_of(meeting), data={"seen": "2;", "total": "1"})

    assert response.status_code == 422
    assert "Er zijn al 2 plaatsen bezet" in response.text
    assert 'value="1"' in response.text
    assert invitations.get_places(meeting.id).total == 2


def test_what_a_colleague_changed_meanwhile_is_not_undone(as_organiser: FlaskClient, meeting):
    set_places(meeting, 4)

    response = as_organiser.post(page_of(meeting), data={"seen": ";", "total": "9"})

    assert response.status_code == 422
    assert "Iemand anders" in response.text


def test_the_waiting_list_shows_the_order_and_a_button_for_an_extra_place(
    as_organiser: FlaskClient, meeting
):
    _anna, bram = full_meeting(meeting)

    text = text_of(as_organiser.get(page_of(meeting)))
    as_organiser.post(f"/uitnodigingen/{bram.id}/plaats")
    refused = fresh(bram).state
    as_organiser.post(f"/uitnodigingen/{bram.id}/plaats", data={"extra": "1"})

    assert "1 van de 1 plaatsen zijn bezet" in text
    assert "1 mens wacht" in text
    assert "Geef een extra plaats" in text
    assert refused is InvitationState.WAITING
    assert fresh(bram).state is InvitationState.OFFERED
    assert "Antwoord vóór" in text_of(as_organiser.get(page_of(meeting)))


def test_a_lapsed_offer_is_put_on_the_list_again(as_organiser: FlaskClient, meeting, organisation):
    anna, bram = full_meeting(meeting)
    answer(fresh(anna), Reply.DECLINED)
    work_off(organisation)
    with clock.pretending(fresh(bram).until + timedelta(minutes=1)):
        work_off(organisation)
    assert "Aanbod verlopen" in text_of(as_organiser.get(page_of(meeting)))

    as_organiser.post(f"/uitnodigingen/{bram.id}/wachtlijst")

    assert fresh(bram).state is InvitationState.OFFERED


def test_somebody_reads_that_it_is_full_before_and_after_saying_yes(client: FlaskClient, meeting):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram"))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)
    client.get(f"/uitnodiging/{key_of(fresh(bram))}")

    before = text_of(client.get("/uitnodiging"))
    answer(fresh(bram), Reply.ACCEPTED)
    after = text_of(client.get("/uitnodiging"))

    assert "Er is nu geen plaats vrij" in before
    assert "U bent nummer 1 op de wachtlijst" in after
    assert "oude tijd" not in after
    assert anna.person.first_name not in after


def test_somebody_reads_until_when_a_place_is_kept(client: FlaskClient, meeting, organisation):
    anna, bram = full_meeting(meeting)
    answer(fresh(anna), Reply.DECLINED)
    work_off(organisation)
    client.get(f"/uitnodiging/{key_of(fresh(bram))}")

    words = text_of(client.get("/uitnodiging"))
    assert "Zo lang houden wij de plaats voor u vrij" in words
    assert re.search(r"Antwoord vóór \w+dag \d+ \w+ \d{4}, 20\.00", words)


def test_the_board_leads_to_the_waiting_list(as_organiser: FlaskClient, meeting):
    full_meeting(meeting)

    text = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/uitnodigingen"))

    assert "1 mens staat op de wachtlijst" in text


def test_places_are_for_organisers_of_this_organisation(
    as_organiser: FlaskClient, as_manager: FlaskClient, organisation
):
    mine = planned_meeting()
    organisations.enter(make_organisation())
    theirs = planned_meeting()
    organisations.enter(organisation)

    assert as_manager.get(page_of(mine)).status_code == 404
    assert as_organiser.get(page_of(theirs)).status_code == 404


def test_the_page_asks_as_much_for_three_people_as_for_one(
    as_organiser: FlaskClient, meeting, queries
):
    asked = []
    for name in ("Anna", "Bram", "Cora"):
        (row,) = invite(meeting, make_person(name))
        set_places(meeting, 1)
        answer(row, Reply.ACCEPTED)
        queries.clear()
        as_organiser.get(page_of(meeting))
        asked.append(len(queries))

    assert asked[1] == asked[2]
