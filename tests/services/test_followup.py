"""What people can do with agreements and actions, on a real database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialoog.domain.followup import ActionState, ActionStep, AgreementGap, AgreementState, Through
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import followup, organisations
from dialoog.services.followup import ActionWords, AgreementWords
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.factories import NOW

DUE = date(2027, 1, 15)
WORDS = AgreementWords(
    what="Een vaste hulp per week",
    who="Thuiszorg Appelveld",
    due_on=DUE,
    noticed_how="Elke week belt dezelfde persoon aan.",
)


@pytest.fixture
def agreement_id(organisation):
    meeting = factories.make_meeting()
    with unit_of_work():
        return followup.make_agreement(
            WORDS, programme_id=meeting.programme_id, meeting_id=meeting.id, now=NOW
        ).id


@pytest.fixture
def action_id(agreement_id):
    with unit_of_work():
        return followup.put_on_action_list(agreement_id, now=NOW).id


def state_of(agreement_id: int) -> AgreementState:
    return followup.standing(followup.get_agreement(agreement_id)).state


def test_agreement_is_confirmed_by_reading_it_back(agreement_id):
    with unit_of_work():
        followup.read_back(agreement_id, present=6, agreed=5, minority_note="Te laat.", now=NOW)

    row = followup.get_agreement(agreement_id)
    assert state_of(agreement_id) is AgreementState.CONFIRMED
    assert (row.minority_note, row.read_back_at) == ("Te laat.", NOW)


def test_agreement_in_other_words_is_to_be_read_back_again(agreement_id):
    with unit_of_work():
        followup.read_back(agreement_id, present=6, agreed=6, minority_note="", now=NOW)
    version = followup.get_agreement(agreement_id).version
    other = AgreementWords(**{**WORDS.__dict__, "what": "Twee vaste hulpen"})

    with unit_of_work():
        followup.reword(agreement_id, other, version=version)

    assert state_of(agreement_id) is AgreementState.AGREED
    assert followup.get_agreement(agreement_id).read_back_at is None


def test_agreement_changed_by_two_people_loses_neither(agreement_id):
    version = followup.get_agreement(agreement_id).version
    with unit_of_work():
        followup.reword(agreement_id, AgreementWords(what="Eerste"), version=version)

    with pytest.raises(Refused) as refusal, unit_of_work():
        followup.reword(agreement_id, AgreementWords(what="Tweede"), version=version)

    assert refusal.value.code == "common.changed_meanwhile"
    assert followup.get_agreement(agreement_id).what == "Eerste"


def test_intention_does_not_go_on_the_action_list(organisation):
    programme = factories.make_programme()
    with unit_of_work():
        agreement_id = followup.make_agreement(
            AgreementWords(what="We gaan iets doen"), programme_id=programme.id, now=NOW
        ).id

    with pytest.raises(Refused) as refusal, unit_of_work():
        followup.put_on_action_list(agreement_id, now=NOW)

    assert refusal.value.code == "agreement.incomplete"
    assert followup.list_actions() == []


def test_agreement_with_an_action_stays(agreement_id, action_id):
    with pytest.raises(Refused) as refusal, unit_of_work():
        followup.remove_agreement(agreement_id)

    assert refusal.value.code == "agreement.in_use"


def test_agreement_written_by_mistake_is_taken_away(agreement_id):
    with unit_of_work():
        followup.remove_agreement(agreement_id)

    with pytest.raises(Missing):
        followup.get_agreement(agreement_id)


def test_action_keeps_every_step_with_its_note(action_id):
    with unit_of_work():
        followup.take_step(action_id, ActionStep.START, note="Gesprek gehad.", now=NOW)
        followup.add_note(action_id, "Het rooster is bijna klaar.", now=NOW, user_id=None)
        followup.take_step(action_id, ActionStep.FINISH, now=NOW)
        followup.noticed(action_id, yes=5, no=0, through=Through.PHONE, now=NOW)

    row = followup.get_action(action_id)
    assert row.state is ActionState.NOTICED
    assert [(step.step, step.note) for step in row.history] == [
        (ActionStep.START, "Gesprek gehad."),
        (None, "Het rooster is bijna klaar."),
        (ActionStep.FINISH, ""),
        (ActionStep.NOTICE, ""),
    ]


def test_action_refused_a_step_stays_as_it_was(action_id):
    with pytest.raises(Refused), unit_of_work():
        followup.take_step(action_id, ActionStep.NOTICE, now=NOW)

    row = followup.get_action(action_id)
    assert (row.state, row.history) == (ActionState.PROMISED, [])


def test_action_of_an_intention_is_refused_whichever_way_it_comes(organisation):
    programme = factories.make_programme()
    with unit_of_work():
        agreement_id = followup.make_agreement(
            AgreementWords(what="Bellen", who="Ria", due_on=DUE), programme_id=programme.id, now=NOW
        ).id
    words = ActionWords(what="Bellen", owner="Ria", due_on=DUE)

    with pytest.raises(Refused) as refusal, unit_of_work():
        followup.promise_action(
            words, programme_id=programme.id, agreement_id=agreement_id, now=NOW
        )

    assert refusal.value.code == "agreement.incomplete"


def test_agreement_with_an_action_does_not_become_an_intention_again(agreement_id, action_id):
    version = followup.get_agreement(agreement_id).version
    vaguer = AgreementWords(**{**WORDS.__dict__, "noticed_how": " "})

    with pytest.raises(Refused) as refusal, unit_of_work():
        followup.reword(agreement_id, vaguer, version=version)

    assert refusal.value.code == "agreement.has_action"
    assert refusal.value.facts == {"missing": (AgreementGap.NOTICED_HOW,)}


def test_list_of_actions_filters_by_lateness_owner_and_programme(action_id):
    late, other = DUE + timedelta(days=1), factories.make_programme("Vervoer")
    with unit_of_work():
        theirs = followup.promise_action(
            ActionWords(
                what="Bus bellen", owner="Piet", due_on=late, owner_email="Piet@proef.example"
            ),
            programme_id=other.id,
            now=NOW,
        ).id

    def found(**wanted):
        return [row.id for row in followup.list_actions(**wanted)]

    assert found() == [action_id, theirs]
    assert found(late_on=late) == [action_id]
    assert found(owner_email="piet@PROEF.example") == [theirs]
    assert found(programme_id=other.id) == [theirs]


def test_action_of_another_organisation_is_not_there(action_id):
    organisations.enter(factories.make_organisation())

    with pytest.raises(Missing):
        followup.get_action(action_id)
    assert followup.list_actions() == []
