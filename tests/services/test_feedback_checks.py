"""Ask whether it is better, and close on the answer only, on a real database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.feedback import (
    CheckAnswer,
    DecisionAnswer,
    Verdict,
)
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.programmes import Override, ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, organisations, programmes
from dialoog.services.feedback import board, checks, reporting
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import (
    TODAY,
    answer_all,
    come,
    decide,
    mails,
    make_advice,
    open_round,
    say,
    send,
)
from tests.factories import NOW

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def programme(organisation):
    return factories.make_programme()


@pytest.fixture
def meeting(programme):
    return factories.make_meeting(programme)


@pytest.fixture
def reported(programme, meeting):
    """A programme with five care users who came, one answered advice, told to everybody."""
    for number in range(5):
        come(meeting, first_name=f"Mens{number}")
    advice_id = make_advice(programme.id, say(meeting))
    decide(advice_id)
    send(programme.id)
    return programme.id


def tell_tomorrow(programme_id):
    with unit_of_work():
        reporting.send_report(
            programme_id,
            opening="",
            now=clock.now() + timedelta(days=1),
            today=TOMORROW,
            user_id=None,
        )


def close_tomorrow(programme_id):
    with unit_of_work():
        checks.close(programme_id, override=None, today=TOMORROW, user_id=None)


def test_programme_closes_on_the_word_of_the_people(reported):
    open_round(reported)
    answer_all(reported, *[CheckAnswer.YES] * 3, *[CheckAnswer.NO] * 2)

    with unit_of_work():
        checks.close(reported, override=None, today=TODAY, user_id=None)

    assert programmes.get_programme(reported).state is ProgrammeState.CLOSED


def test_news_while_a_round_runs_takes_no_answer_away(reported):
    open_round(reported)
    tell_tomorrow(reported)
    answer_all(reported, *[CheckAnswer.YES] * 5)

    close_tomorrow(reported)

    assert programmes.get_programme(reported).state is ProgrammeState.CLOSED


def test_a_decision_that_changed_after_a_round_is_asked_about_anew(reported):
    open_round(reported)
    answer_all(reported, *[CheckAnswer.YES] * 5)
    [advice] = board.get_board(reported).advices
    decide(advice.id, answer=DecisionAnswer.NO)
    tell_tomorrow(reported)

    with pytest.raises(Refused, match=r"programme\.not_checked"):
        close_tomorrow(reported)


def test_programme_does_not_close_while_people_still_answer(reported):
    open_round(reported)
    answer_all(reported, CheckAnswer.YES, CheckAnswer.YES)

    with pytest.raises(Refused) as refusal, unit_of_work():
        checks.close(reported, override=None, today=TODAY, user_id=None)

    assert refusal.value.code == "programme.check_open"


def test_round_ended_with_no_opens_the_programme_again(reported):
    check_id = open_round(reported)
    answer_all(reported, *[CheckAnswer.NO] * 3, *[CheckAnswer.YES] * 2)
    with unit_of_work():
        checks.settle(reported, today=TODAY, user_id=None)

    [row] = checks.list_checks(reported)
    assert row.id == check_id
    assert checks.read_round(row, today=TODAY).verdict is Verdict.NOT_BETTER
    assert programmes.get_programme(reported).state is ProgrammeState.OPEN


def test_round_ended_by_hand_takes_no_more_answers(reported):
    check_id = open_round(reported)
    [row] = checks.list_checks(reported)
    asked = row.answers[0].id

    with unit_of_work():
        checks.end_round(check_id, today=TODAY, user_id=None)
    with pytest.raises(Refused) as refusal, unit_of_work():
        checks.answer(
            asked, CheckAnswer.YES, words="", through=AnswerChannel.LINK, now=NOW, today=TODAY
        )

    assert refusal.value.code == "check.ended"


def test_programme_closed_against_the_rule_keeps_name_and_reason(reported):
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")

    with unit_of_work():
        checks.close(reported, override=override, today=TODAY, user_id=None)

    row = programmes.get_programme(reported)
    assert (row.override_name, row.override_reason) == ("H. de Wit", "De regeling is gestopt.")


def test_personal_link_finds_its_answer_and_no_other(reported):
    open_round(reported)
    organisations.leave()

    links = [text.split("/beter/")[1].split()[0] for _, text in mails() if "/beter/" in text]
    found = {checks.find_by_key(link).id for link in links}

    assert len(found) == 5
    assert checks.find_by_key("niet-van-hier") is None
