"""The screens of a feedback meeting: the answers one by one, and what people say to them."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.people import Channel
from dialoog.services import clock, followup, live, reactions
from dialoog.services.followup import ActionWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import get_meeting
from dialoog.storage.people import get_person
from tests import after_the_day, live_room
from tests.adapters.pdf.reading import words
from tests.after_the_day import TODAY
from tests.factories import NOW

pytestmark = pytest.mark.queries

QUOTE = "Elke week een andere hulp."


@pytest.fixture
def room(as_facilitator: FlaskClient) -> live_room.Room:
    """A feedback meeting that has begun, with an answered and an open advice."""
    made = live_room.make_room(tables=2, method="terugkoppeling", guide=as_facilitator)
    live_room.begin(made)
    meeting = get_meeting(made.meeting_id)
    said = after_the_day.say(meeting, QUOTE, quote_consent="anonymous")
    hidden = after_the_day.say(meeting, "Dit blijft aan tafel.")
    answered = after_the_day.make_advice(meeting.programme_id, said, hidden)
    after_the_day.decide(answered, answer=DecisionAnswer.PARTLY)
    after_the_day.make_advice(meeting.programme_id, title="Een bankje")
    return made


def end_day(room: live_room.Room) -> None:
    live_room.do(lambda: live.end_day(room.meeting_id, now=clock.now()))


def answers(room: live_room.Room) -> list[int]:
    programme_id = get_meeting(room.meeting_id).programme_id
    return [row.id for row in reactions.list_answers(programme_id)]


def test_table_sees_the_answers_one_by_one_with_light_and_reason(room, as_facilitator):
    first = as_facilitator.get(f"/tafels/{room.table_id}/wij-doen").text
    second = as_facilitator.get(f"/tafels/{room.table_id}/wij-doen?nr=2").text

    assert "Advies 1 van 2" in first
    assert "Dit kan al deze maand." in first
    assert "tone--warning" in first
    assert QUOTE in first
    assert "Dit blijft aan tafel." not in first
    assert "Nog geen besluit" in second


def test_table_of_somebody_else_is_not_there(room, as_facilitator):
    other = room.table_ids[1]

    codes = [
        as_facilitator.get(f"/tafels/{other}/{page}").status_code
        for page in ("u-zei", "wij-doen", "merkt-u-het", "volgende-bericht")
    ]

    assert codes == [404] * 4


def test_unclear_answer_is_seen_on_the_answer_board_and_at_the_advice(
    room, as_facilitator, as_manager
):
    programme_id = get_meeting(room.meeting_id).programme_id

    as_facilitator.post(
        f"/tafels/{room.table_id}/wij-doen", data={"yes": 2, "no": 3, "words": "Waarom pas in mei?"}
    )
    end_day(room)

    on_board = as_manager.get(f"/trajecten/{programme_id}/antwoord").text
    at_advice = as_manager.get(f"/adviezen/{answers(room)[0]}").text
    assert "te weinig mensen vinden dit duidelijk" in on_board
    assert "Waarom pas in mei?" in at_advice
    assert "Niet genoeg mensen zeggen ja." in at_advice
    assert "Ongeveer 5 handen." in at_advice


def test_not_noticed_is_seen_at_the_action_and_at_the_check(room, as_facilitator, as_manager):
    programme_id = get_meeting(room.meeting_id).programme_id
    words = ActionWords(what="Bellen bij vertraging", owner="Planning", due_on=TODAY)
    with unit_of_work():
        action = followup.promise_action(
            words, programme_id=programme_id, advice_id=answers(room)[0], now=NOW
        ).id

    as_facilitator.post(
        f"/tafels/{room.table_id}/merkt-u-het", data={"yes": 1, "no": 4, "unsure": 1}
    )
    end_day(room)

    for page in (f"/acties/{action}", f"/trajecten/{programme_id}/beter"):
        assert "te weinig mensen merken het" in as_manager.get(page).text


def test_missing_thing_is_pointed_out_when_it_holds_a_name(room, as_facilitator):
    address = f"/tafels/{room.table_id}/u-zei"
    named = {"yes": 2, "asks": "Mevrouw De Vries wacht nog steeds."}

    asked = as_facilitator.post(address, data=named)
    kept = as_facilitator.post(address, data={**named, "no_name": "y", "verder": "1"})

    assert asked.status_code == 422
    assert "Staat hier een naam?" in asked.text
    assert kept.location.endswith("/u-zei?nr=2")
    assert "Mevrouw De Vries wacht nog steeds." in as_facilitator.get(address).text


def test_reaction_without_hands_and_words_says_what_to_do(room, as_facilitator):
    answer = as_facilitator.post(f"/tafels/{room.table_id}/wij-doen", data={})

    assert answer.status_code == 422
    assert "Vul in hoeveel handen u ziet" in answer.text


def test_hall_shows_an_answer_large_without_what_stays_at_the_table(room, as_organiser):
    page = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/antwoorden").text

    assert "Deels" in page
    assert QUOTE in page
    assert "Dit blijft aan tafel." not in page


def test_hall_leads_to_the_answers_of_a_feedback_meeting_only(room, as_organiser):
    other = live_room.make_room()

    assert "/antwoorden" in as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/zaal").text
    assert "/antwoorden" not in as_organiser.get(f"/bijeenkomsten/{other.meeting_id}/zaal").text


def test_wishes_for_the_next_message_reach_the_organiser(room, as_facilitator, as_organiser):
    person_id = live_room.seat(room)
    address = f"/tafels/{room.table_id}/volgende-bericht"

    as_facilitator.post(address, data={f"mee-{person_id}": "yes", f"weg-{person_id}": "letter"})
    page = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/volgende-bericht").text
    as_organiser.post(f"/bijeenkomsten/{room.meeting_id}/volgende-bericht")

    assert "Neem 1 wens over" in page
    assert "adres ontbreekt" in page
    assert get_person(person_id).channel is Channel.LETTER


def test_overview_to_hand_out_tells_answer_and_reason_and_keeps_the_table_to_itself(
    room, as_organiser
):
    heard = words(as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/u-zei-wij-doen.pdf").data)

    assert "Wij doen: Deels" in heard or "Wij doen: deels" in heard
    assert "Dit kan al deze maand." in heard
    assert QUOTE in heard
    assert "Dit blijft aan tafel." not in heard
