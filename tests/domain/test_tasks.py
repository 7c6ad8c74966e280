"""Laws of tasks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import tasks
from dialoog.domain.refusal import Refused
from dialoog.domain.tasks import CARE, Task, TaskKind, TaskState, When

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
DUE = date(2026, 11, 25)
kinds = st.sampled_from(list(TaskKind))
acts = st.sampled_from(["finish", "reopen", "cancel", "take_away", "move"])


def act(task: Task, name: str, *, reason: str = "Niet meer nodig.") -> Task:
    now = NOW + timedelta(hours=1)
    return {
        "finish": lambda: tasks.finish(task, now=now),
        "reopen": lambda: tasks.reopen(task),
        "cancel": lambda: tasks.cancel(task, reason=reason, now=now),
        "take_away": lambda: tasks.take_away(task, now=now),
        "move": lambda: tasks.move(task, to=DUE + timedelta(days=7)),
    }[name]()


@given(kinds, st.lists(st.tuples(acts, st.sampled_from(["", " ", "Kan niet."])), max_size=10))
def test_task_is_never_both_done_and_cancelled_and_care_never_cancelled_by_hand(kind, steps):
    task = Task(kind=kind, due_on=DUE)
    for name, reason in steps:
        before = task
        try:
            task = act(task, name, reason=reason)
        except Refused:
            continue
        assert not (task.done_at and task.cancelled_at)
        if name == "cancel":
            assert kind not in CARE
            assert task.cancel_reason
        if tasks.state(before) is TaskState.DONE and name != "reopen":
            assert tasks.state(task) is TaskState.DONE


@given(kinds, st.lists(acts, max_size=8))
def test_task_can_always_be_put_back_on_the_list(kind, steps):
    task = Task(kind=kind, due_on=DUE)
    for name in steps:
        try:
            task = act(task, name)
        except Refused:
            continue

    again = tasks.reopen(task)

    assert tasks.state(again) is TaskState.OPEN
    assert again.cancel_reason == ""


def test_task_keeps_the_moment_when_it_was_first_done():
    task = tasks.finish(Task(kind=TaskKind.DEBRIEF, due_on=DUE), now=NOW)

    assert tasks.finish(task, now=NOW + timedelta(days=1)).done_at == NOW


@pytest.mark.parametrize(
    ("days", "part"),
    [(-1, When.LATE), (0, When.THIS_WEEK), (7, When.THIS_WEEK), (8, When.LATER)],
)
def test_task_is_late_only_after_its_day(days, part):
    assert tasks.when(TODAY + timedelta(days=days), today=TODAY) is part


@given(kinds, st.integers(-10, 10), st.none() | st.integers(0, 20))
def test_manager_hears_of_late_care_once_a_week_and_of_nothing_else(kind, days, told_ago):
    task = Task(kind=kind, due_on=TODAY + timedelta(days=days))
    told_on = None if told_ago is None else TODAY - timedelta(days=told_ago)

    told = tasks.needs_a_manager(task, told_on=told_on, today=TODAY)

    assert told == (kind in CARE and days < 0 and (told_ago is None or told_ago >= 7))
    assert not tasks.needs_a_manager(tasks.finish(task, now=NOW), told_on=None, today=TODAY)
