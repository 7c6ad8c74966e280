"""The intake, question by question, until the promise stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.programmes import ProgrammeState
from dialoog.services import clock, organisations, programmes
from tests import factories

pytestmark = pytest.mark.queries

TODAY = clock.today()
ANSWERS = {
    "heard": {"heard": "De hulp komt steeds op een andere dag.", "heard_from": "zorgvragers", "origin": "care_users"},
    "question": {"question": "Wat maakt hulp goed?", "core_theme": "hulp die bij je past"},
    "asked_of": {"asked_of": "zorgvragers en mantelzorgers"},
    "room": {"phase": "preparation", "room_left": "much", "fixed": "Het geld.", "open": "De dagen."},
    "decider": {"decider": "de wethouder", "decides_on": (TODAY + timedelta(days=90)).isoformat()},
    "ladder": {"ladder_step": "advise"},
    "report": {"report_channels": ["mail", "letter"], "report_by": (TODAY + timedelta(days=60)).isoformat()},
}  # fmt: skip


def begin(browser) -> int:
    answer = browser.post("/trajecten/nieuw", data={"title": "Hulp bij het huishouden"})
    return int(answer.location.split("/")[2])


def answer(browser, programme_id, step, **changed):
    version = programmes.get_programme(programme_id).version
    return browser.post(
        f"/trajecten/{programme_id}/intake/{step}",
        data={**ANSWERS[step], "version": version, **changed},
    )


def test_intake_leads_to_a_promise_that_stands(as_organiser):
    programme_id = begin(as_organiser)
    for step in ANSWERS:
        assert answer(as_organiser, programme_id, step).status_code == 303

    as_organiser.post(f"/trajecten/{programme_id}", data={"share": 60, "least": 5})

    row = programmes.get_programme(programme_id)
    assert row.state is ProgrammeState.OPEN
    assert row.promises[0].due_on == TODAY + timedelta(days=60)


def test_each_question_leads_to_the_next(as_organiser):
    programme_id = begin(as_organiser)

    assert answer(as_organiser, programme_id, "heard").location.endswith("/intake/question")
    assert answer(as_organiser, programme_id, "report").location == f"/trajecten/{programme_id}"


def test_unanswered_questions_are_named(as_organiser):
    programme_id = begin(as_organiser)
    answer(as_organiser, programme_id, "heard")

    page = as_organiser.get(f"/trajecten/{programme_id}").text

    assert "Nog 6 vragen te beantwoorden." in page
    assert "Start het traject" not in page


def test_who_only_manages_reads_the_answers_and_gets_no_link_to_the_questions(as_manager):
    programme = factories.make_programme(started=False)

    page = as_manager.get(f"/trajecten/{programme.id}").text

    assert programme.question in page
    assert "/intake/" not in page


def test_programme_cannot_start_without_its_intake(as_organiser):
    programme_id = begin(as_organiser)

    answer = as_organiser.post(f"/trajecten/{programme_id}", data={"share": 60, "least": 5})

    assert answer.status_code == 422
    assert "Er is nog geen vraag" in answer.text
    assert programmes.get_programme(programme_id).state is ProgrammeState.INTAKE


def test_no_room_is_advised_against(as_organiser):
    programme_id = begin(as_organiser)
    for step in ANSWERS:
        answer(as_organiser, programme_id, step)
    answer(as_organiser, programme_id, "ladder", ladder_step="inform")

    assert "Ons advies: begin nog niet" in as_organiser.get(f"/trajecten/{programme_id}").text


def test_what_was_typed_stays_when_something_is_missing(as_organiser):
    programme_id = begin(as_organiser)

    page = answer(as_organiser, programme_id, "heard", heard="De hulp is aardig.", heard_from="")

    assert page.status_code == 422
    assert "De hulp is aardig." in page.text
    assert programmes.get_programme(programme_id).heard == ""


def test_day_that_has_passed_cannot_be_promised(as_organiser):
    programme_id = begin(as_organiser)

    page = answer(as_organiser, programme_id, "report", report_by="2020-01-01")

    assert page.status_code == 422
    assert "Deze dag is al geweest." in page.text


def test_second_editor_of_a_question_is_told(as_organiser):
    programme_id = begin(as_organiser)
    answer(as_organiser, programme_id, "heard")

    page = answer(as_organiser, programme_id, "heard", version=1, heard="Iets anders.")

    assert page.status_code == 422
    assert "Iemand anders heeft dit net veranderd" in page.text
    assert "Iets anders." in page.text


def test_promise_moves_with_a_reason_only(as_organiser):
    programme = factories.make_programme()
    later = TODAY + timedelta(days=80)

    refused = as_organiser.post(
        f"/trajecten/{programme.id}/belofte", data={"to": later.isoformat(), "reason": " "}
    )
    moved = as_organiser.post(
        f"/trajecten/{programme.id}/belofte",
        data={"to": later.isoformat(), "reason": "De wethouder is ziek."},
    )

    assert refused.status_code == 422
    assert moved.status_code == 303
    page = as_organiser.get(f"/trajecten/{programme.id}").text
    assert "De wethouder is ziek." in page


def test_programme_of_another_organisation_looks_missing(as_organiser, organisation):
    organisations.enter(factories.make_organisation())
    foreign = factories.make_programme().id
    organisations.enter(organisation)

    there = as_organiser.get(f"/trajecten/{foreign}")
    nowhere = as_organiser.get("/trajecten/2147483647")

    assert there.status_code == nowhere.status_code == 404
    assert there.text == nowhere.text


def test_manager_reads_but_does_not_plan(as_manager):
    programme = factories.make_programme(started=False)

    assert as_manager.get(f"/trajecten/{programme.id}").status_code == 200
    assert as_manager.get("/trajecten/nieuw").status_code == 404
    assert as_manager.post(f"/trajecten/{programme.id}", data={"share": 60}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_programmes_asks_the_same_for_any_number(as_organiser, queries, count):
    for number in range(count):
        factories.make_programme(f"Traject {number}")
    as_organiser.get("/trajecten/")
    queries.clear()

    as_organiser.get("/trajecten/")

    assert len(queries) == 3
