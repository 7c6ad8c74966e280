"""What people were told "later" of comes back in time: as a task, on the page, and at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.programmes import Override, ProgrammeState
from dialoog.domain.tasks import TaskKind, TaskState
from dialoog.services import clock, programmes, tasks
from dialoog.services.feedback import board, checks, later
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import TODAY, come, decide, decision, make_advice, say, send
from tests.live_room import do, refusal

SOON, AFTER = TODAY + timedelta(days=20), TODAY + timedelta(days=21)
MUCH_LATER = TODAY + timedelta(days=60)


@pytest.fixture
def advice_id(organisation):
    programme, owner_id = factories.make_programme(), factories.make_user(Role.ORGANISER)
    with unit_of_work():
        programmes.get_programme(programme.id).owner_id = owner_id
    meeting = factories.make_meeting(programme)
    come(meeting)
    return make_advice(meeting.programme_id, say(meeting))


def say_later(advice_id: int, until=SOON) -> None:
    words = replace(decision(DecisionAnswer.LATER), until=until)
    version = board.get_advice(advice_id).version
    do(lambda: board.decide(advice_id, words, version=version, now=clock.now()))


def open_tasks() -> list:
    return tasks.list_open(kinds=[TaskKind.DECIDE_AGAIN])


def test_later_asks_its_owner_for_one_new_decision_by_its_day(advice_id):
    say_later(advice_id)
    say_later(advice_id, until=MUCH_LATER)

    [task] = open_tasks()

    assert (task.advice_id, task.due_on) == (advice_id, MUCH_LATER)
    assert task.owner_id == task.programme.owner_id is not None


def test_new_decision_is_what_was_asked_and_later_again_asks_again(advice_id):
    say_later(advice_id)
    task_id = open_tasks()[0].id
    decide(advice_id)
    assert tasks.get_task(task_id).state is TaskState.DONE

    say_later(advice_id, until=MUCH_LATER)

    assert [(task.id, task.due_on) for task in open_tasks()] == [(task_id, MUCH_LATER)]


def test_lapsed_is_listed_after_its_day_until_somebody_decides(advice_id):
    programme_id = board.get_advice(advice_id).programme_id
    say_later(advice_id)
    assert later.list_lapsed(today=SOON) == []

    [(row, until)] = later.list_lapsed(today=AFTER)
    elsewhere = later.list_lapsed(today=AFTER, programme_id=programme_id + 1)
    decide(advice_id)

    assert (row.id, until, elsewhere) == (advice_id, SOON, [])
    assert later.list_lapsed(today=AFTER, programme_id=programme_id) == []


def test_programme_does_not_close_while_people_wait_for_later(advice_id):
    programme_id = board.get_advice(advice_id).programme_id
    say_later(advice_id)
    send(programme_id)
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")

    def close() -> None:
        checks.close(programme_id, override=override, today=TODAY, user_id=None)

    assert refusal(close) == "feedback.later"

    decide(advice_id, answer=DecisionAnswer.NO)
    send(programme_id)
    do(close)
    assert programmes.get_programme(programme_id).state is ProgrammeState.CLOSED
