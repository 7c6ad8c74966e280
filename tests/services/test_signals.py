"""Signals come in, and each ends with a trace that leads to an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.live import Source
from dialoog.domain.programmes import Obstacle, Origin, PolicyPhase, ProgrammeState, RoomLeft
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import SignalChannel, SignalState, Waiting
from dialoog.services import clock, organisations, signals
from dialoog.services.feedback import board, reporting
from dialoog.services.feedback.board import DecisionWords
from dialoog.services.signals import Request, SignalWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.signals import find_open_desk
from tests import factories
from tests.after_the_day import read_public_page

pytestmark = pytest.mark.usefixtures("organisation")

NOW = clock.now()
TODAY = clock.today()
WORDS = SignalWords(
    text="De bus rijdt niet meer na vier uur.",
    origin=Origin.CARE_USERS,
    channel=SignalChannel.PHONE,
    heard_on=TODAY,
)
REQUEST = Request(
    title="Vervoer in de avond",
    heard=WORDS.text,
    heard_from="zorgvragers",
    origin=Origin.CARE_USERS,
    asked_of="mensen die in de avond weg willen",
    phase=PolicyPhase.PREPARATION,
    room_left=RoomLeft.LITTLE,
    decider="de wethouder vervoer",
)


def hear(text: str = WORDS.text, *, days_ago: int = 0, quotable: bool = False) -> int:
    heard_on = TODAY - timedelta(days=days_ago)
    with unit_of_work():
        words = replace(WORDS, text=text, heard_on=heard_on, quotable=quotable)
        return signals.take_in(words, now=NOW).id


def join(signal_id: int, programme_id: int) -> None:
    with unit_of_work():
        signals.join([signal_id], programme_id, now=NOW, user_id=None)


def tell(desk_id: int, *, where_from: str = "192.0.2.1") -> str:
    with unit_of_work():
        return signals.tell(
            "De brief is te moeilijk.",
            origin=Origin.CARE_USERS,
            quotable=False,
            desk_id=desk_id,
            where_from=where_from,
            now=NOW,
        )


def open_form() -> int:
    with unit_of_work():
        signals.choose_desk(form_open=True, answer_days=10)
    found = find_open_desk(signals.get_desk().public_key)
    assert found
    return found.id


def read_inbox() -> signals.Inbox:
    return signals.read_inbox(signals.get_desk(), today=TODAY)


def test_oldest_signal_stands_on_top_and_is_warned_about():
    young, old = hear("Jong", days_ago=1), hear("Oud", days_ago=20)

    inbox = read_inbox()

    assert [found.row.id for found in inbox.open] == [old, young]
    assert [found.waiting for found in inbox.open] == [Waiting.OVERDUE, Waiting.FRESH]
    assert (inbox.overdue, inbox.open[0].days) == (1, 20)


def test_joined_signal_waits_on_the_answer_board():
    programme = factories.make_programme()
    signal_id = hear(quotable=True)

    join(signal_id, programme.id)

    (said,) = board.get_board(programme.id).unplaced
    assert (said.text, said.source) == (WORDS.text, Source.SIGNAL)
    assert said.may_be_read_by_all
    assert signals.get_signal(signal_id).state is SignalState.JOINED
    assert read_inbox().open == []


def test_nothing_is_reported_back_before_a_joined_signal_has_its_answer():
    programme = factories.make_programme()
    join(hear(), programme.id)

    with pytest.raises(Refused, match=r"feedback\.unanswered"), unit_of_work():
        reporting.send_report(
            programme.id, opening="Dank u wel.", now=NOW, today=TODAY, user_id=None
        )


def test_words_that_may_not_be_read_by_all_stay_off_the_public_page():
    programme = factories.make_programme()
    join(hear(quotable=False), programme.id)
    (said,) = board.get_board(programme.id).unplaced
    with unit_of_work():
        board.make_advice(programme.id, [said.id], title="Bus", asked=True, now=NOW)

    assert not said.may_be_read_by_all
    assert read_public_page(programme.id).answers == []


def test_several_signals_join_at_once():
    programme = factories.make_programme()
    chosen = [hear("Een"), hear("Twee")]

    with unit_of_work():
        signals.join(chosen, programme.id, now=NOW, user_id=None)

    assert {row.text for row in board.get_board(programme.id).unplaced} == {"Een", "Twee"}


def test_closed_programme_hears_nothing_new():
    programme = factories.make_programme()
    with unit_of_work():
        programme.state = ProgrammeState.CLOSED

    with pytest.raises(Refused, match=r"programme\.closed"):
        join(hear(), programme.id)

    assert programme.id not in {row.id for row in signals.list_programmes_to_join()}


def test_signal_becomes_a_request_with_its_words_and_origin():
    signal_id = hear()

    with unit_of_work():
        row = signals.translate(signal_id, REQUEST, now=NOW, user_id=None)

    intake = row.as_intake()
    assert (intake.heard, intake.origin) == (WORDS.text, Origin.CARE_USERS)
    assert (intake.room_left, intake.decider) == (RoomLeft.LITTLE, "de wethouder vervoer")
    assert row.state is ProgrammeState.INTAKE
    trace = signals.get_signal(signal_id)
    assert (trace.state, trace.programme_id) == (SignalState.TRANSLATED, row.id)
    assert [said.text for said in board.get_board(row.id).unplaced] == [WORDS.text]


@pytest.mark.parametrize(
    ("change", "obstacles"),
    [
        ({}, ()),
        ({"decider": " "}, (Obstacle.NO_DECIDER,)),
        ({"room_left": RoomLeft.NONE}, (Obstacle.NO_ROOM,)),
        ({"room_left": RoomLeft.NONE, "decider": ""}, (Obstacle.NO_ROOM, Obstacle.NO_DECIDER)),
    ],
)
def test_asking_on_says_when_it_is_better_not_to_start(change, obstacles):
    assert replace(REQUEST, **change).advice(today=TODAY) == obstacles


def test_unasked_advice_waits_for_its_promised_reply():
    programme = factories.make_programme()
    signal_id = hear()

    with unit_of_work():
        advice_id = signals.advise(
            signal_id,
            programme.id,
            title="Zet de bus in de avond in",
            reply_by=TODAY + timedelta(days=5),
            now=NOW,
            user_id=None,
        ).id

    (reply,) = read_inbox().replies
    assert (reply.row.id, reply.days, reply.row.asked) == (advice_id, 5, False)
    with unit_of_work():
        words = DecisionWords(
            answer=DecisionAnswer.NO, reason="Geen geld.", decided_by="Raad", decided_on=TODAY
        )
        board.decide(advice_id, words, version=board.get_advice(advice_id).version, now=NOW)
    assert read_inbox().replies == []
    assert signals.get_signal(signal_id).advices[0].decisions[0].reason == "Geen geld."


def test_answered_signal_keeps_its_reason():
    signal_id = hear()

    with unit_of_work():
        signals.answer(signal_id, " De bus rijdt weer. ", now=NOW, user_id=None)

    row = signals.get_signal(signal_id)
    assert (row.state, row.answer, row.settled_on) == (
        SignalState.ANSWERED,
        "De bus rijdt weer.",
        TODAY,
    )


def test_signal_is_settled_once():
    programme = factories.make_programme()
    signal_id = hear()
    join(signal_id, programme.id)

    with pytest.raises(Refused, match=r"signal\.settled"), unit_of_work():
        signals.answer(signal_id, "Nee.", now=NOW, user_id=None)
    with pytest.raises(Refused, match=r"signal\.settled"), unit_of_work():
        signals.translate(signal_id, REQUEST, now=NOW, user_id=None)


def test_signal_joined_by_mistake_waits_again_and_leaves_the_board():
    programme = factories.make_programme()
    signal_id = hear()
    join(signal_id, programme.id)

    with unit_of_work():
        signals.reopen(signal_id, now=NOW)

    assert board.get_board(programme.id).unplaced == []
    assert [found.row.id for found in read_inbox().open] == [signal_id]


def test_signal_with_a_place_in_an_advice_stays_there():
    programme = factories.make_programme()
    signal_id = hear()
    join(signal_id, programme.id)
    (said,) = board.get_board(programme.id).unplaced
    with unit_of_work():
        board.make_advice(programme.id, [said.id], title="Bus", asked=True, now=NOW)

    with pytest.raises(Refused, match=r"signal\.used"), unit_of_work():
        signals.reopen(signal_id, now=NOW)


def test_form_is_closed_until_somebody_opens_it():
    assert signals.get_desk().form_open is False
    open_form()
    old = signals.get_desk().public_key

    with unit_of_work():
        signals.renew_link()

    assert find_open_desk(old) is None
    assert find_open_desk(signals.get_desk().public_key)


def test_visitor_follows_their_own_signal_only_by_its_key():
    key = tell(open_form())

    row = signals.follow(key)

    assert row
    assert row.text == "De brief is te moeilijk."
    assert signals.expected_by(row) == TODAY + timedelta(days=10)
    assert signals.follow("iets anders") is None


def test_flood_from_one_place_stops_and_others_may_go_on():
    desk_id = open_form()
    for _time in range(20):
        tell(desk_id)

    with pytest.raises(Refused, match=r"signal\.too_many"):
        tell(desk_id)

    assert tell(desk_id, where_from="192.0.2.2")


def test_signals_of_another_organisation_are_not_here(organisation):
    hear("Van hier")
    organisations.enter(factories.make_organisation())

    assert read_inbox().open == []
    assert signals.agenda().total == 0
