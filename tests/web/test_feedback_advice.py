"""One advice as people work on it: the decision in plain words, and that it gets told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.programmes import Override, ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.services import programmes
from dialoog.services.feedback import board, checks
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import (
    TODAY,
    come,
    decide,
    decide_on_page,
    gather_on_board,
    make_advice,
    say,
    send,
)


@pytest.fixture
def programme_id(organisation):
    return factories.make_programme().id


@pytest.fixture
def meeting(programme_id):
    return factories.make_meeting(programmes.get_programme(programme_id))


@pytest.fixture
def told(programme_id, meeting):
    """An advice that was decided and told; gives its number."""
    come(meeting)
    advice_id = make_advice(programme_id, say(meeting))
    decide(advice_id)
    send(programme_id)
    return advice_id


def test_hard_words_are_hinted_at_while_somebody_writes(as_organiser, as_facilitator):
    words = {"woorden": "Indien mogelijk."}

    hinted = as_organiser.post("/gewone-woorden", data=words)
    plain = as_organiser.post("/gewone-woorden", data={"woorden": "Dit kan al."})

    assert "Liever: 'als'" in hinted.text
    assert plain.text.strip() == ""
    assert as_facilitator.post("/gewone-woorden", data=words).status_code == 404


def test_hard_words_do_not_stop_a_decision_and_are_hinted_at_afterwards(
    as_organiser, programme_id, meeting
):
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))

    saved = decide_on_page(as_organiser, advice_id, reason="Indien mogelijk doen wij dit.")
    refused = decide_on_page(as_organiser, advice_id, answer="", reason="Conform de regels.")

    assert saved.status_code == 303
    assert "Moeilijk woord: 'Indien'" in as_organiser.get(f"/adviezen/{advice_id}").text
    assert "Moeilijk woord: 'Conform'" in refused.text


def test_new_decision_shows_that_people_do_not_know_it_until_they_are_told(
    as_organiser, programme_id, told
):
    pages = (f"/adviezen/{told}", f"/trajecten/{programme_id}/antwoord")
    before = [as_organiser.get(page).text for page in pages]
    decide(told, answer=DecisionAnswer.NO)
    changed = [as_organiser.get(page).text for page in pages]
    send(programme_id)
    after = [as_organiser.get(page).text for page in pages]

    assert ["nog te vertellen" in text for text in (*before, *changed, *after)] == [
        False, False, True, True, False, False,
    ]  # fmt: skip
    assert "Eerder besloten: Ja" in changed[0]


def test_first_decision_is_not_called_untold(as_organiser, programme_id, meeting):
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))
    decide_on_page(as_organiser, advice_id)

    assert "nog te vertellen" not in as_organiser.get(f"/adviezen/{advice_id}").text


@pytest.mark.parametrize("leave", ["untold", "unanswered"])
def test_programme_does_not_close_over_the_heads_of_people(programme_id, meeting, told, leave):
    if leave == "untold":
        decide(told, answer=DecisionAnswer.NO)
    else:
        say(meeting, "Dit zei ik later nog.")
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")

    with pytest.raises(Refused, match=leave), unit_of_work():
        checks.close(programme_id, override=override, today=TODAY, user_id=None)

    assert programmes.get_programme(programme_id).state is ProgrammeState.REPORTED


def test_closed_programme_tells_how_it_goes_on_and_offers_no_other_decision(
    as_organiser, programme_id, told
):
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")
    with unit_of_work():
        checks.close(programme_id, override=override, today=TODAY, user_id=None)
    report = f"/trajecten/{programme_id}/terugkoppeling"

    advice = as_organiser.get(f"/adviezen/{told}").text
    page = as_organiser.get(report).text
    sent = as_organiser.post(report, data={"do": "send", "opening": "Zo ging het verder."})

    assert "Neem een nieuw besluit" not in advice
    assert f"/adviezen/{told}/naam" not in advice
    assert f'href="/trajecten/{programme_id}/beter"' in advice
    assert "blijft gesloten" in page
    assert "Nieuws over uw inbreng" in page
    assert sent.status_code == 303
    assert "Zo ging het verder." in as_organiser.get(sent.location).text
    assert programmes.get_programme(programme_id).state is ProgrammeState.CLOSED


def test_later_that_has_passed_is_seen_on_the_programme_and_keeps_it_from_closing(
    as_organiser, as_manager, as_facilitator, programme_id, meeting
):
    come(meeting)
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))
    passed = {
        "answer": "later",
        "decided_on": (TODAY - timedelta(days=20)).isoformat(),
        "until": (TODAY - timedelta(days=1)).isoformat(),
    }
    assert decide_on_page(as_organiser, advice_id, **passed).status_code == 303
    send(programme_id)
    page = f"/trajecten/{programme_id}"
    closing = {"do": "override", "name": "H. de Wit", "reason": "De regeling is gestopt."}

    seen = [browser.get(page).text for browser in (as_organiser, as_manager, as_facilitator)]
    to_do = as_organiser.get("/te-doen").text
    refused = as_organiser.post(f"{page}/sluiten", data=closing)
    decide_on_page(as_organiser, advice_id)

    assert ["Neem nu een nieuw besluit" in text for text in seen] == [True, True, False]
    assert "Neem een nieuw besluit" in to_do
    assert refused.status_code == 422
    assert "Neem daar eerst een nieuw besluit over" in refused.text
    assert "Neem nu een nieuw besluit" not in as_organiser.get(page).text


def test_advice_that_people_heard_of_keeps_its_name(as_organiser, programme_id, told):
    decide(told, answer=DecisionAnswer.NO)
    version = board.get_advice(told).version

    page = as_organiser.get(f"/adviezen/{told}").text
    refused = as_organiser.post(
        f"/adviezen/{told}/naam", data={"title": "Iets anders", "version": version}
    )

    assert f"/adviezen/{told}/naam" not in page
    assert refused.status_code == 422
    assert "Mensen kennen dit advies al onder deze naam" in refused.text
    assert board.get_advice(told).title == "Een vaste hulp"
