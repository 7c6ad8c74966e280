"""What somebody allows, wishes and asks on their own page; and that looking was noticed."""

from __future__ import annotations

import pytest

from dialoog.domain.invitations import InvitationStep
from dialoog.domain.people import ConsentPurpose, NeedKind, WishKind
from dialoog.services import people
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_person
from tests.invitation_room import fresh, invite, key_of, planned_meeting, text_of

YES = {"sequence": "0", "reply": "accepted", "channel": "mail", "email": "anna@example.nl"}


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


@pytest.fixture
def row(client, meeting):
    (row,) = invite(meeting, make_person("Anna", email="anna@example.nl"))
    client.get(f"/uitnodiging/{key_of(row)}")
    return row


def allowed(row) -> dict[ConsentPurpose, bool]:
    consents = people.current_consents(fresh(row).person_id)
    return {purpose: consent.given for purpose, consent in consents.items()}


def wishes(row) -> set[tuple[WishKind, str, int | None]]:
    return {(wish.kind, wish.other_name, wish.other_id) for wish in fresh(row).person.wishes}


def test_somebody_allows_things_one_by_one_and_changes_it_later(client, row):
    client.post("/uitnodiging", data={**YES, "allowed": ["notes", "quote"]})
    first = allowed(row)
    page = client.get("/uitnodiging")
    client.post("/uitnodiging", data={**YES, "allowed": ["notes"]})

    assert first == {ConsentPurpose.NOTES: True, ConsentPurpose.QUOTE: True}
    assert page.text.count(" checked") >= 3
    assert allowed(row)[ConsentPurpose.QUOTE] is False


def test_the_best_time_to_call_is_kept(client, row):
    client.post("/uitnodiging", data={**YES, "call_time": "’s ochtends"})

    assert fresh(row).person.call_time == "’s ochtends"


def test_a_private_wish_is_never_shown_again(client, as_organiser, row):
    make_person("Bram", last_name="Vos")

    client.post("/uitnodiging", data={**YES, "apart": "Bram Vos"})
    page = client.get("/uitnodiging")
    office = as_organiser.get(f"/uitnodigingen/{row.id}")

    ((kind, name, _other),) = wishes(row)
    assert (kind, name) == (WishKind.APART, "Bram Vos")
    assert "Bram" not in page.text
    assert "Bram" not in office.text
    assert "U gaf 1 naam door." in text_of(page)


@pytest.mark.parametrize("name", ["Bram Vos", "Niemand Bekend"])
def test_the_page_does_not_tell_who_is_in_the_list(client, row, name):
    make_person("Bram", last_name="Vos")
    make_person("Bram", last_name="Vos")

    answer = client.post("/uitnodiging", data={**YES, "apart": name}, follow_redirects=True)

    assert "Dank u wel. Wij hebben uw antwoord." in text_of(answer)


def test_with_two_of_one_name_both_are_kept_apart(client, row):
    two = {make_person("Bram", last_name="Vos").id for _ in range(2)}

    client.post("/uitnodiging", data={**YES, "apart": "Bram Vos"})

    assert {other for _, _, other in wishes(row)} == two


def test_wishes_can_be_taken_back(client, row):
    client.post("/uitnodiging", data={**YES, "apart": "Bram Vos"})

    client.post("/uitnodiging", data={**YES, "forget_wishes": "y"})

    assert wishes(row) == set()


def test_a_fourth_wish_is_refused_and_nothing_else_is_stored(client, row):
    with unit_of_work():
        for name in ("Bram Vos", "Cor Vos", "Dina Vos"):
            people.wish_apart(row.person_id, name)

    answer = client.post("/uitnodiging", data={**YES, "apart": "Ella Vos"})

    assert answer.status_code == 422
    assert "U gaf al 3 namen door." in text_of(answer)
    assert "Ella Vos" in answer.text
    assert fresh(row).reply is None


def test_reading_the_page_is_noted_once_per_version(client, row):
    for _ in range(2):
        assert client.post("/uitnodiging/gezien").status_code == 204

    steps = [step.step for step in fresh(row).history]
    assert steps.count(InvitationStep.SEE) == 1


def test_a_stranger_has_seen_nothing(app):
    assert app.test_client().post("/uitnodiging/gezien").status_code == 204


def test_what_somebody_tells_about_a_need_stands_with_it_and_stays(client, row):
    told = {**YES, "needs": ["taxi", "interpreter"], "needs_detail": "tolk Turks"}

    client.post("/uitnodiging", data=told)
    page = client.get("/uitnodiging").text
    client.post("/uitnodiging", data=told)

    assert 'value="tolk Turks"' in page
    needs = [(need.kind, need.detail) for need in fresh(row).person.needs]
    assert sorted(needs) == [(NeedKind.INTERPRETER, "tolk Turks"), (NeedKind.TAXI, "")]


def test_a_need_that_is_taken_back_leaves_no_words_behind(client, row):
    told = {**YES, "needs": ["interpreter"], "needs_detail": "Turks"}

    client.post("/uitnodiging", data=told)
    client.post("/uitnodiging", data={**told, "needs": []})

    assert list(fresh(row).person.needs) == []


def test_boxes_that_are_left_alone_refuse_nothing(client, row):
    client.post("/uitnodiging", data=YES)

    assert allowed(row) == {}


def test_a_link_that_leads_nowhere_explains_itself(client, organisation):
    page = client.get("/uitnodiging/no-such-key")

    assert page.status_code == 404
    assert "Misschien is de link niet helemaal overgenomen." in text_of(page)
    assert 'href="/code"' in page.text
