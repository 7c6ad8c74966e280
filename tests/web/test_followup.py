"""Pages of agreements and actions, as organisers and managers use them."""

from __future__ import annotations

from datetime import date

import pytest

from dialoog.domain.followup import ActionState, AgreementState
from dialoog.services import followup, organisations
from dialoog.services.followup import ActionWords
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.factories import NOW

FULL = {
    "what": "Een vaste hulp per week",
    "who": "Thuiszorg Appelveld",
    "due_on": "2027-01-15",
    "noticed_how": "Elke week belt dezelfde persoon aan.",
}


@pytest.fixture
def meeting_id(organisation):
    return factories.make_meeting().id


@pytest.fixture
def action_id(organisation):
    return make_action("Rooster maken")


def make_action(what: str) -> int:
    programme = factories.make_programme()
    words = ActionWords(what=what, owner="Sanne Bos", due_on=date(2026, 1, 1))
    with unit_of_work():
        return followup.promise_action(words, programme_id=programme.id, now=NOW).id


def only_agreement(meeting_id: int) -> followup.Standing:
    [row] = followup.list_agreements(meeting_id=meeting_id)
    return followup.standing(row)


def test_agreement_goes_from_table_to_noticed(as_organiser, meeting_id):
    as_organiser.post(f"/bijeenkomsten/{meeting_id}/afspraken", data=FULL)
    agreement_id = only_agreement(meeting_id).row.id
    as_organiser.post(f"/afspraken/{agreement_id}/voorlezen", data={"present": 6, "agreed": 6})
    made = as_organiser.post(f"/afspraken/{agreement_id}/actie")
    as_organiser.post(made.location, data={"step": "finish"})
    heard = {"through": "phone", "said_on": "2026-01-05", "yes": 5, "no": 0}
    as_organiser.post(f"{made.location}/gemerkt", data=heard)

    [action] = followup.list_actions()
    assert only_agreement(meeting_id).state is AgreementState.CONFIRMED
    assert action.state is ActionState.NOTICED


def test_agreement_says_what_it_still_needs(as_organiser, meeting_id):
    page = as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/afspraken",
        data={"what": "Sneller bellen"},
        follow_redirects=True,
    ).text

    assert "voornemen" in page
    assert "Nog nodig: wie het doet, wanneer het klaar is, hoe een zorgvrager het merkt" in page


def test_agreement_with_a_wrong_address_keeps_what_was_typed(as_organiser, meeting_id):
    answer = as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/afspraken", data={**FULL, "owner_email": "sanne@"}
    )

    assert answer.status_code == 422
    assert "Dit e-mailadres klopt niet" in answer.text
    assert "Een vaste hulp per week" in answer.text
    assert followup.list_agreements(meeting_id=meeting_id) == []


def test_dissent_without_a_note_is_asked_for_at_its_field(as_organiser, meeting_id):
    as_organiser.post(f"/bijeenkomsten/{meeting_id}/afspraken", data=FULL)
    agreement_id = only_agreement(meeting_id).row.id

    answer = as_organiser.post(
        f"/afspraken/{agreement_id}/voorlezen", data={"present": 6, "agreed": 4}
    )

    assert answer.status_code == 422
    assert 'href="#minority_note"' in answer.text
    assert only_agreement(meeting_id).state is AgreementState.AGREED


def test_action_that_does_not_go_on_asks_for_the_reason(as_manager, action_id):
    answer = as_manager.post(f"/acties/{action_id}", data={"step": "drop", "note": ""})

    assert answer.status_code == 422
    assert "Mensen willen weten waarom" in answer.text
    assert followup.get_action(action_id).state is ActionState.PROMISED


def test_action_offers_only_the_steps_it_can_take(as_manager, action_id):
    answer = as_manager.post(f"/acties/{action_id}", data={"step": "notice", "noticed_by": 9})

    assert answer.status_code == 422
    assert followup.get_action(action_id).state is ActionState.PROMISED


def test_action_gets_another_date_with_its_reason_in_the_history(as_manager, action_id):
    version = followup.get_action(action_id).version

    as_manager.post(
        f"/acties/{action_id}/datum",
        data={"due_on": "2027-06-01", "reason": "De leverancier is laat.", "version": version},
    )

    page = as_manager.get(f"/acties/{action_id}").text
    assert followup.get_action(action_id).due_on == date(2027, 6, 1)
    assert "De leverancier is laat." in page


def test_list_shows_what_is_late(as_manager, action_id):
    assert "dagen te laat" in as_manager.get("/afspraken?te_laat=1").text
    assert "Niets gevonden" in as_manager.get("/afspraken?van_mij=1").text


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_number_of_questions_whatever_its_length(as_manager, queries, count):
    for number in range(count):
        make_action(f"Actie {number}")
    queries.clear()

    as_manager.get("/afspraken")

    assert len(queries) <= 8


def test_facilitator_has_no_list_of_actions(as_facilitator, action_id):
    assert as_facilitator.get("/afspraken").status_code == 404
    assert as_facilitator.get(f"/acties/{action_id}").status_code == 404


def test_action_and_agreement_of_another_organisation_are_not_there(as_organiser, organisation):
    organisations.enter(factories.make_organisation())
    foreign_action, foreign_meeting = make_action("Van een ander"), factories.make_meeting().id
    organisations.enter(organisation)

    assert as_organiser.get(f"/acties/{foreign_action}").status_code == 404
    assert as_organiser.post(f"/acties/{foreign_action}", data={"step": "start"}).status_code == 404
    assert as_organiser.get(f"/bijeenkomsten/{foreign_meeting}/afspraken").status_code == 404
