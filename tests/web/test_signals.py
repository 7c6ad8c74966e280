"""The inbox of signals: written down, growing older, and never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.programmes import Origin
from dialoog.domain.signals import SignalChannel
from dialoog.services import clock, organisations, signals
from dialoog.services.signals import SignalWords
from dialoog.services.unit_of_work import unit_of_work
from tests import factories

pytestmark = pytest.mark.queries

TODAY = clock.today()
SIGNAL = {
    "text": "De bus rijdt niet meer na vier uur.",
    "origin": "care_users",
    "channel": "card",
    "group": "0",
    "heard_on": TODAY.isoformat(),
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


def test_card_is_written_down_and_waits(as_organiser):
    answer = as_organiser.post("/signalen/nieuw", data=SIGNAL)

    assert answer.status_code == 303
    inbox = page(as_organiser)
    assert "De bus rijdt niet meer na vier uur." in inbox
    assert "kaart of brief" in inbox
    assert "vandaag binnen" in inbox


def test_next_card_follows_at_once(as_organiser):
    answer = as_organiser.post("/signalen/nieuw", data={**SIGNAL, "do": "next"})

    assert answer.location == "/signalen/nieuw"


def test_name_is_pointed_out_and_may_stay_when_it_is_none(as_organiser):
    words = {**SIGNAL, "text": "Mevrouw Jansen belt nooit terug."}

    asked = as_organiser.post("/signalen/nieuw", data=words)
    kept = as_organiser.post("/signalen/nieuw", data={**words, "no_name": "y"})

    assert asked.status_code == 422
    assert "Staat hier een naam? Kijk naar: Mevrouw Jansen." in asked.text
    assert "Ik heb gekeken. Er staat geen naam." in asked.text
    assert "Mevrouw Jansen belt nooit terug." in asked.text
    assert kept.status_code == 303


def test_name_that_came_in_is_pointed_out_to_whoever_reads_it(as_organiser):
    named, plain = hear("Mijn hulp Anna komt te laat."), hear("De hulp komt te laat.")

    assert "Kijk naar: Anna." in page(as_organiser, f"/signalen/{named}")
    assert "Staat hier een naam?" not in page(as_organiser, f"/signalen/{plain}")


def test_day_to_come_is_refused_at_its_field(as_organiser):
    tomorrow = (TODAY + timedelta(days=1)).isoformat()

    answer = as_organiser.post("/signalen/nieuw", data={**SIGNAL, "heard_on": tomorrow})

    assert answer.status_code == 422
    assert 'id="heard_on-error"' in answer.text


def test_oldest_signal_is_first_and_warns(as_organiser):
    hear("Pas gehoord", days_ago=1)
    hear("Lang geleden gehoord", days_ago=20)

    inbox = page(as_organiser)

    assert inbox.index("Lang geleden gehoord") < inbox.index("Pas gehoord")
    assert "wacht 20 dagen" in inbox
    assert "1 signaal wacht langer dan de 14 dagen die u koos." in inbox


def test_words_are_mended_and_the_second_editor_is_told(as_organiser):
    signal_id = hear("Er komt steeds iemand anders.")
    address = f"/signalen/{signal_id}/woorden"
    words = {**SIGNAL, "text": "Er komt elke week iemand anders.", "version": 1}

    first = as_organiser.post(address, data=words)
    second = as_organiser.post(address, data=words)

    assert first.status_code == 303
    assert second.status_code == 422
    assert "Iemand anders heeft dit net veranderd" in second.text


def test_manager_hears_signals_and_does_not_settle_them(as_manager):
    signal_id = hear()

    assert as_manager.post("/signalen/nieuw", data=SIGNAL).status_code == 303
    assert "Wat doet u hiermee?" not in page(as_manager, f"/signalen/{signal_id}")
    assert as_manager.get(f"/signalen/{signal_id}/antwoord").status_code == 404
    assert as_manager.post(f"/signalen/{signal_id}/open").status_code == 404


def test_facilitator_has_no_inbox(as_facilitator):
    assert as_facilitator.get("/signalen").status_code == 404


def test_traces_come_in_pages_and_of_one_programme(as_organiser):
    programme = factories.make_programme("Vervoer")
    for number in range(21):
        signal_id = hear(f"Signaal {number}")
        with unit_of_work():
            signals.answer(signal_id, "Gezien.", now=clock.now(), user_id=None)

    first = page(as_organiser, "/signalen/wat-ervan-werd")
    last = page(as_organiser, "/signalen/wat-ervan-werd?bladzijde=99")

    assert "Bladzijde 1 van 2" in first
    assert "Bladzijde 2 van 2" in last
    assert last.count("<blockquote>") == 1
    own = page(as_organiser, f"/signalen/wat-ervan-werd?traject={programme.id}")
    assert "Nog niets" in own


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "most"), [("/signalen", 5), ("/signalen/wat-ervan-werd", 4)])
def test_lists_ask_the_same_for_any_number(as_organiser, queries, count, address, most):
    programme = factories.make_programme()
    for number in range(count):
        hear(f"Wacht {number}")
        signal_id = hear(f"Klaar {number}")
        with unit_of_work():
            signals.advise(
                signal_id,
                programme.id,
                title=f"Advies {number}",
                reply_by=TODAY,
                now=clock.now(),
                user_id=None,
            )
    as_organiser.get(address)
    queries.clear()

    as_organiser.get(address)

    assert len(queries) == most


def test_signal_of_another_organisation_looks_missing(as_organiser, organisation):
    organisations.enter(factories.make_organisation())
    foreign = hear()
    organisations.enter(organisation)

    assert as_organiser.get(f"/signalen/{foreign}").status_code == 404
    answer = as_organiser.post(f"/signalen/{foreign}/antwoord", data={"reason": "Nee."})
    assert answer.status_code == 404
