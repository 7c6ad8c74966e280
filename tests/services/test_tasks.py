"""Tasks on a real database: made once, done here and there, and told to the manager when late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.feedback import CareRoute
from dialoog.domain.refusal import Missing
from dialoog.domain.tasks import TaskKind, TaskState
from dialoog.services import clock, live, organisations, tasks
from dialoog.services.tasks import About, escalating
from dialoog.storage import db
from dialoog.storage.outbox import MailRow
from tests import factories
from tests.after_the_day import say
from tests.factories import NOW
from tests.live_room import do, refusal

DUE = date(2026, 12, 5)
LATE = NOW + timedelta(days=30)
SECRET = "Mijn dochter belt nooit meer."


@pytest.fixture
def meeting(organisation):
    return factories.make_meeting()


@pytest.fixture
def worm(meeting):
    return say(meeting, SECRET, kind="wormpje", private=True)


def about(meeting, **more) -> About:
    return About(programme_id=meeting.programme_id, meeting_id=meeting.id, **more)


def open_kinds(**chosen) -> list[TaskKind]:
    return [row.kind for row in tasks.list_open(**chosen)]


def choose(worm: int, route: CareRoute) -> None:
    do(lambda: live.choose_route(worm, route))


def test_task_is_made_once_for_one_kind_and_subject(meeting):
    first = do(lambda: tasks.make(TaskKind.DEBRIEF, about(meeting), due_on=DUE).id)
    again = do(
        lambda: tasks.make(TaskKind.DEBRIEF, about(meeting), due_on=DUE + timedelta(days=9)).id
    )
    visit = do(
        lambda: tasks.make(TaskKind.DEBRIEF, about(meeting, occasion="tweede"), due_on=DUE).id
    )

    assert first == again != visit
    assert tasks.get_task(first).due_on == DUE


def test_task_is_for_whoever_leads_the_programme_unless_somebody_is_named(meeting):
    leader, other = (factories.make_user(Role.ORGANISER) for _ in range(2))
    do(lambda: setattr(meeting.programme, "owner_id", leader))

    led = do(lambda: tasks.make(TaskKind.DEBRIEF, about(meeting), due_on=DUE).owner_id)
    named = do(
        lambda: (
            tasks.make(TaskKind.CLOSING_LETTER, about(meeting), due_on=DUE, owner_id=other).owner_id
        )
    )

    assert (led, named) == (leader, other)


def test_task_that_was_cancelled_is_asked_anew(meeting):
    task_id = do(lambda: tasks.make(TaskKind.DEBRIEF, about(meeting), due_on=DUE).id)
    do(lambda: tasks.cancel(task_id, reason="Het team is al geweest.", now=NOW))
    later = DUE + timedelta(days=3)

    do(lambda: tasks.make(TaskKind.DEBRIEF, about(meeting), due_on=later))

    row = tasks.get_task(task_id)
    assert (row.state, row.due_on, row.cancel_reason) == (TaskState.OPEN, later, "")


def test_task_follows_what_it_is_about(meeting):
    task_id = do(lambda: tasks.make(TaskKind.ANSWER_ADVICE, about(meeting), due_on=DUE).id)

    do(lambda: tasks.move_about(TaskKind.ANSWER_ADVICE, about(meeting), to=date(2027, 1, 4)))
    do(lambda: tasks.finish_about(TaskKind.ANSWER_ADVICE, about(meeting), now=NOW))
    do(lambda: tasks.move_about(TaskKind.ANSWER_ADVICE, about(meeting), to=DUE))
    do(lambda: tasks.take_away(TaskKind.ANSWER_ADVICE, about(meeting), now=NOW))
    do(lambda: tasks.finish_about(TaskKind.DEBRIEF, about(meeting), now=NOW))

    row = tasks.get_task(task_id)
    assert (row.due_on, row.state) == (date(2027, 1, 4), TaskState.DONE)


@pytest.mark.parametrize(
    ("route", "kinds"),
    [
        (CareRoute.AFTER_CARE, [TaskKind.AFTER_CARE]),
        (CareRoute.COMPLAINT, [TaskKind.COMPLAINT]),
        (CareRoute.ADVICE, [TaskKind.CARE_ADVICE]),
        (CareRoute.NOTHING, []),
    ],
)
def test_wormpje_gets_the_task_of_its_route_within_two_working_days(worm, route, kinds):
    choose(worm, route)

    found = tasks.list_open()
    assert [row.kind for row in found] == kinds
    # said on Saturday 21 November 2026
    assert all(row.due_on == date(2026, 11, 24) for row in found)


def test_wormpje_with_another_route_has_one_care_at_a_time(worm):
    for route in (CareRoute.AFTER_CARE, CareRoute.COMPLAINT, CareRoute.AFTER_CARE):
        choose(worm, route)
    assert open_kinds() == [TaskKind.AFTER_CARE]

    choose(worm, CareRoute.NOTHING)
    assert open_kinds() == []


def test_care_is_done_in_both_places_and_put_back_in_both(worm):
    choose(worm, CareRoute.AFTER_CARE)
    [task] = tasks.list_open()

    do(lambda: tasks.finish(task.id, now=NOW, user_id=None))
    assert live.get_contribution(worm).care_done_at == NOW
    do(lambda: tasks.reopen(task.id))
    assert live.get_contribution(worm).care_done_at is None
    do(lambda: live.care_done(worm, now=NOW))
    assert tasks.get_task(task.id).state is TaskState.DONE


def test_care_that_was_given_is_not_put_back_under_another_route(worm):
    choose(worm, CareRoute.AFTER_CARE)
    [task] = tasks.list_open()
    do(lambda: tasks.finish(task.id, now=NOW, user_id=None))
    choose(worm, CareRoute.COMPLAINT)

    assert refusal(lambda: tasks.reopen(task.id)) == "task.other_route"


def test_care_is_never_cancelled_but_waits_while_its_words_are_taken_back(worm):
    choose(worm, CareRoute.AFTER_CARE)
    [task] = tasks.list_open()
    do(lambda: setattr(live.get_contribution(worm), "withdrawn_at", NOW))
    assert open_kinds() == []

    do(lambda: setattr(live.get_contribution(worm), "withdrawn_at", None))
    assert open_kinds() == [TaskKind.AFTER_CARE]
    assert refusal(lambda: tasks.cancel(task.id, reason="Druk.", now=NOW)) == "task.care_stays"


def test_wormpje_without_a_route_is_counted_for_its_programme(meeting, worm):
    programme_id = meeting.programme_id
    say(meeting, "En nog iets.", kind="wormpje", private=True)
    assert [row[::2] for row in tasks.list_worms_without_route()] == [(programme_id, 2)]

    choose(worm, CareRoute.NOTHING)
    assert [row[::2] for row in tasks.list_worms_without_route()] == [(programme_id, 1)]


def test_owner_is_somebody_here_who_may_follow_up(meeting):
    task_id = do(lambda: tasks.make(TaskKind.DEBRIEF, about(meeting), due_on=DUE).id)
    guide, manager = factories.make_user(Role.FACILITATOR), factories.make_user(Role.MANAGER)

    do(lambda: tasks.assign(task_id, manager))

    assert refusal(lambda: tasks.assign(task_id, guide)) == "task.owner_unknown"
    assert open_kinds(owner_id=manager) == [TaskKind.DEBRIEF]


def test_list_is_of_one_programme_or_meeting_and_of_no_other_organisation(meeting):
    other = factories.make_meeting()
    task_id = do(lambda: tasks.make(TaskKind.DEBRIEF, about(meeting), due_on=DUE).id)

    assert open_kinds(meeting_id=meeting.id) == [TaskKind.DEBRIEF]
    assert open_kinds(meeting_id=other.id) == open_kinds(programme_id=other.programme_id) == []
    organisations.enter(factories.make_organisation())
    assert open_kinds() == []
    with pytest.raises(Missing):
        tasks.get_task(task_id)


def escalate_on(moment) -> None:
    with clock.pretending(moment):
        escalating.escalate()


def mails() -> list[MailRow]:
    return db.session.query(MailRow).filter_by(kind=escalating.MAIL).order_by(MailRow.id).all()


def test_manager_hears_of_late_care_each_week_without_what_was_said(worm):
    factories.make_user(Role.MANAGER, email="baas@proef.example")
    factories.make_user(Role.ORGANISER)
    choose(worm, CareRoute.AFTER_CARE)

    for days in (0, 1, 6, 7):
        escalate_on(LATE + timedelta(days=days))

    assert [mail.recipient for mail in mails()] == ["baas@proef.example"] * 2
    assert not any(SECRET.encode() in mail.raw for mail in mails())


def test_manager_hears_nothing_of_care_that_is_done_or_in_time(worm):
    factories.make_user(Role.MANAGER)
    choose(worm, CareRoute.AFTER_CARE)
    escalate_on(NOW)
    do(lambda: live.care_done(worm, now=NOW))

    escalate_on(LATE)

    assert mails() == []


def test_late_care_is_looked_for_in_every_organisation(worm):
    choose(worm, CareRoute.AFTER_CARE)
    late = escalating.storage.list_organisations_with_late_care(today=clock.day_of(LATE))

    assert late == [live.get_contribution(worm).organisation_id]
