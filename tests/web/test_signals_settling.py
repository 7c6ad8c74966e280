"""Every way in which a signal gets its trace, from one click to a programme."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.programmes import Origin, ProgrammeState
from dialoog.domain.signals import SignalChannel, SignalState
from dialoog.services import clock, signals
from dialoog.services.feedback import board
from dialoog.services.signals import SignalWords
from dialoog.services.unit_of_work import unit_of_work
from tests import factories

TODAY = clock.today()
REQUEST = {
    "title": "Vervoer in de avond",
    "heard": "De bus rijdt niet meer na vier uur.",
    "heard_from": "zorgvragers",
    "asked_of": "wie in de avond weg wil",
    "phase": "preparation",
    "room_left": "much",
    "decider": "de wethouder",
}


def hear(text="De bus rijdt niet meer.", *, days_ago=0, origin=Origin.CARE_USERS) -> int:
    with unit_of_work():
        words = SignalWords(
            text=text,
            origin=origin,
            channel=SignalChannel.PHONE,
            heard_on=TODAY - timedelta(days=days_ago),
        )
        return signals.take_in(words, now=clock.now()).id


def page(browser, address="/signalen"):
    return " ".join(browser.get(address).text.split())


def test_chosen_signals_join_a_programme(as_organiser):
    programme = factories.make_programme("Vervoer")
    chosen = [hear("Een"), hear("Twee")]
    form = page(as_organiser, f"/signalen/bij-een-traject?signaal={chosen[0]}&signaal={chosen[1]}")

    answer = as_organiser.post(
        "/signalen/bij-een-traject", data={"signals": chosen, "programme": programme.id}
    )

    assert form.count(" checked") == 2
    assert answer.location == f"/trajecten/{programme.id}"
    assert "Een" in as_organiser.get(f"/trajecten/{programme.id}/antwoord").text
    assert "hoort bij een traject" in page(as_organiser, f"/signalen/{chosen[0]}")
    assert "Vervoer" in page(as_organiser, "/signalen/wat-ervan-werd")


def test_nothing_joins_when_nothing_is_chosen(as_organiser):
    programme = factories.make_programme("Vervoer")
    hear()

    answer = as_organiser.post("/signalen/bij-een-traject", data={"programme": programme.id})

    assert answer.status_code == 422
    assert "Kies eerst een signaal." in answer.text


def test_signal_becomes_a_request_with_its_words(as_organiser):
    signal_id = hear("De brief is te moeilijk.")
    address = f"/signalen/{signal_id}/adviesvraag"
    form = as_organiser.get(address).text

    answer = as_organiser.post(address, data=REQUEST)

    assert "De brief is te moeilijk." in form
    assert 'value="zorgvragers en naasten"' in form
    assert answer.status_code == 303
    assert answer.location.endswith("/intake/question")
    assert "werd een adviesvraag" in page(as_organiser, f"/signalen/{signal_id}")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"decider": ""}, "Niemand besluit hierover."),
        ({"room_left": "none"}, "Er kan niets meer anders."),
    ],
)
def test_asking_on_advises_not_to_start_and_says_why(as_organiser, change, reason):
    signal_id = hear()
    address = f"/signalen/{signal_id}/adviesvraag"

    advised = as_organiser.post(address, data={**REQUEST, **change})
    still_open = signals.get_signal(signal_id).state
    begun = as_organiser.post(address, data={**REQUEST, **change, "anyway": "y"})

    assert advised.status_code == 422
    assert "Ons advies: begin nog niet" in advised.text
    assert reason in advised.text
    assert still_open is SignalState.OPEN
    assert begun.status_code == 303


def test_request_of_a_colleague_keeps_its_origin(as_organiser):
    answer = as_organiser.post("/signalen/doorvragen", data={**REQUEST, "origin": "policy"})

    programme_id = int(answer.location.split("/")[2])
    assert "uit het beleid" in page(as_organiser, f"/trajecten/{programme_id}")
    assert "Het beleid bepaalt de agenda" in page(as_organiser)
    assert "Draai het om" in page(as_organiser, "/overzicht")


def test_unasked_advice_gets_a_day_for_its_reply(as_organiser):
    programme = factories.make_programme("Vervoer")
    signal_id = hear()
    form = {"programme": programme.id, "title": "Zet een avondbus in"}
    address = f"/signalen/{signal_id}/ongevraagd-advies"

    late = as_organiser.post(address, data={**form, "reply_by": "2020-01-01"})
    good = as_organiser.post(
        address, data={**form, "reply_by": (TODAY + timedelta(days=3)).isoformat()}
    )

    assert late.status_code == 422
    assert "is al geweest" in late.text
    assert good.status_code == 303
    assert "Wie dit aanraadde, krijgt uiterlijk" in as_organiser.get(good.location).text
    assert "nog 3 dagen" in page(as_organiser)
    assert [row.asked for row in board.get_board(programme.id).advices] == [False]


def test_answer_needs_words_and_stays_readable(as_organiser):
    signal_id = hear()
    address = f"/signalen/{signal_id}/antwoord"

    empty = as_organiser.post(address, data={"reason": "  "})
    full = as_organiser.post(address, data={"reason": "De bus komt terug."})

    assert empty.status_code == 422
    assert full.status_code == 303
    assert "Ons antwoord: De bus komt terug." in page(as_organiser, f"/signalen/{signal_id}")
    assert as_organiser.get(address).status_code == 409


def test_name_in_an_answer_is_pointed_out(as_organiser):
    address = f"/signalen/{hear()}/antwoord"
    words = {"reason": "Onze collega Karin Prins belt u."}

    asked = as_organiser.post(address, data=words)
    kept = as_organiser.post(address, data={**words, "no_name": "y"})

    assert asked.status_code == 422
    assert "Staat hier een naam? Kijk naar: Karin Prins." in asked.text
    assert kept.status_code == 303


def test_mistake_is_taken_back(as_organiser):
    signal_id = hear()
    as_organiser.post(f"/signalen/{signal_id}/antwoord", data={"reason": "Per ongeluk."})

    as_organiser.post(f"/signalen/{signal_id}/open")

    assert signals.get_signal(signal_id).state is SignalState.OPEN


def test_started_theme_keeps_its_origin(as_organiser):
    programme = factories.make_programme()

    answer = as_organiser.post(
        f"/trajecten/{programme.id}/intake/heard",
        data={
            "heard": programme.heard,
            "heard_from": programme.heard_from,
            "origin": "policy",
            "version": programme.version,
        },
    )

    assert programme.state is ProgrammeState.OPEN
    assert answer.status_code == 422
    assert "Waar het thema vandaan komt, verandert dan niet meer." in answer.text
