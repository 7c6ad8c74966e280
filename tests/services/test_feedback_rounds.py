"""What a round brings about: agreements that are noticed, what is missed, and rounds to come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.feedback import CheckAnswer, Verdict
from dialoog.domain.followup import ActionState, ActionStep
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.live import Source
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.domain.tasks import TaskKind
from dialoog.services import followup, programmes, tasks
from dialoog.services.feedback import checks, noticing
from dialoog.services.feedback.board import get_board
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import TODAY, come, decide, make_advice, open_round, say, send
from tests.factories import NOW

YES, NO, UNSURE = CheckAnswer.YES, CheckAnswer.NO, CheckAnswer.UNSURE


@pytest.fixture
def meeting(organisation):
    return factories.make_meeting(factories.make_programme())


@pytest.fixture
def agreement(meeting):
    """A programme that reported back, with five care users and an agreement carried out."""
    for number in range(5):
        come(meeting, first_name=f"Mens{number}")
    decide(make_advice(meeting.programme_id, say(meeting)))
    send(meeting.programme_id)
    words = followup.AgreementWords(
        what="Een bankje bij de deur",
        who="De gemeente",
        due_on=TODAY + timedelta(days=9),
        noticed_how="Er zitten mensen op.",
    )
    with unit_of_work():
        row = followup.make_agreement(
            words, programme_id=meeting.programme_id, meeting_id=meeting.id, now=NOW
        )
        action = followup.put_on_action_list(row.id, now=NOW)
        followup.take_step(action.id, ActionStep.FINISH, now=NOW)
    return row.id


def ask(programme_id, *said, words="", notices=()):
    """Open a round and let people answer it; gives the round."""
    check_id = open_round(programme_id)
    [row] = checks.list_checks(programme_id)[-1:]
    with unit_of_work():
        for number, (asked, answer) in enumerate(zip(row.answers, said, strict=False)):
            checks.answer(
                asked.id,
                answer,
                words=words,
                through=AnswerChannel.PHONE,
                now=NOW,
                today=TODAY,
                notices=notices[number] if notices else {},
            )
    return check_id


def end(check_id):
    with unit_of_work():
        checks.end_round(check_id, today=TODAY, user_id=None)


def state_of(agreement_id):
    return followup.get_agreement(agreement_id).actions[0].state


def test_agreements_that_were_carried_out_are_asked_about(meeting, agreement):
    assert [row.id for row in noticing.list_to_notice(meeting.programme_id)] == [agreement]


def test_what_care_users_notice_is_noticed_when_the_round_is_over(meeting, agreement):
    check_id = ask(
        meeting.programme_id, *[YES] * 5,
        notices=[*[{agreement: YES}] * 3, *[{agreement: UNSURE}] * 2],
    )  # fmt: skip
    assert state_of(agreement) is ActionState.DONE

    end(check_id)

    assert state_of(agreement) is ActionState.NOTICED


def test_what_nobody_notices_opens_again(meeting, agreement):
    check_id = ask(
        meeting.programme_id, *[YES] * 5,
        notices=[*[{agreement: NO}] * 3, *[{agreement: UNSURE}] * 2],
    )  # fmt: skip

    end(check_id)

    assert state_of(agreement) is ActionState.STARTED


@pytest.mark.parametrize("said", [YES, NO])
def test_fewer_answers_than_the_programme_asks_say_nothing_of_an_agreement(
    meeting, agreement, said
):
    check_id = ask(meeting.programme_id, YES, notices=[{agreement: said}])

    end(check_id)

    assert checks.read_round(checks.list_checks(meeting.programme_id)[0], today=TODAY).verdict is (
        Verdict.TOO_FEW_ANSWERS
    )
    assert state_of(agreement) is ActionState.DONE


def test_an_answer_that_is_changed_counts_once(meeting, agreement):
    check_id = ask(
        meeting.programme_id, *[YES] * 5,
        notices=[{agreement: NO}, *[{agreement: YES}] * 2, *[{agreement: UNSURE}] * 2],
    )  # fmt: skip
    [row] = checks.list_checks(meeting.programme_id)
    with unit_of_work():
        checks.answer(
            row.answers[0].id, YES, words="", through=AnswerChannel.LINK, now=NOW, today=TODAY,
            notices={agreement: YES},
        )  # fmt: skip

    end(check_id)

    assert state_of(agreement) is ActionState.NOTICED


def test_a_round_is_counted_once(meeting, agreement):
    check_id = ask(meeting.programme_id, *[YES] * 5, notices=[{agreement: NO}] * 5)
    end(check_id)
    action = followup.get_agreement(agreement).actions[0]
    with unit_of_work():
        followup.take_step(action.id, ActionStep.FINISH, now=NOW)

    with unit_of_work():
        checks.settle(meeting.programme_id, today=TODAY, user_id=None)

    assert state_of(agreement) is ActionState.DONE


def test_what_people_miss_waits_for_an_answer_without_a_name(meeting, agreement):
    programme_id = meeting.programme_id
    end(ask(programme_id, *[NO] * 3, *[YES] * 2, words="De bel doet het niet."))

    missed = get_board(programme_id).unplaced

    assert programmes.get_programme(programme_id).state is ProgrammeState.OPEN
    assert [row.text for row in missed] == ["De bel doet het niet."] * 3
    assert {row.source for row in missed} == {Source.CHECK}
    with pytest.raises(Refused) as refusal:
        send(programme_id)
    assert refusal.value.code == "feedback.unanswered"


def test_two_rounds_are_planned_when_people_heard_back(meeting, agreement):
    planned = tasks.list_open(programme_id=meeting.programme_id, kinds=[TaskKind.CHECK_ROUND])

    assert [(row.due_on - TODAY).days for row in planned] == [91, 364]


def test_a_round_that_is_asked_is_off_the_list(meeting, agreement):
    open_round(meeting.programme_id)

    planned = tasks.list_open(programme_id=meeting.programme_id, kinds=[TaskKind.CHECK_ROUND])

    assert [(row.due_on - TODAY).days for row in planned] == [364]
