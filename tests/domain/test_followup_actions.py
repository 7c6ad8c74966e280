"""Laws of actions: their life, what care users say of them, and their dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import followup
from dialoog.domain.followup import TRANSITIONS, Action, ActionState, ActionStep, Heard
from dialoog.domain.programmes import Threshold
from dialoog.domain.refusal import Refused

DUE = date(2027, 1, 15)
ACTION = Action(what="Rooster maken", owner="Sanne Bos", due_on=DUE)
words = st.sampled_from(["", "  ", "iets"])


@pytest.mark.parametrize(
    ("what", "owner", "due_on", "code"),
    [
        (" ", "Sanne", DUE, "action.what_missing"),
        ("Rooster", "", DUE, "action.owner_missing"),
        ("Rooster", "Sanne", None, "action.date_missing"),
    ],
)
def test_action_has_a_task_an_owner_and_a_date(what, owner, due_on, code):
    with pytest.raises(Refused) as refusal:
        followup.promise_action(what=what, owner=owner, due_on=due_on)

    assert refusal.value.code == code


@given(st.sampled_from(list(ActionState)), st.sampled_from(list(ActionStep)))
def test_action_takes_the_steps_of_the_table_and_no_other(state, step):
    action = replace(ACTION, state=state)
    chosen = (state, step) in TRANSITIONS and step is not ActionStep.NOTICE

    if chosen:
        after = followup.advance(action, step, reason="om een reden")
        assert after.state is TRANSITIONS[state, step]
    else:
        with pytest.raises(Refused):
            followup.advance(action, step, reason="om een reden")
    assert (step in followup.steps(state)) == chosen


heards = st.lists(
    st.builds(Heard, yes=st.integers(-1, 6), no=st.integers(-1, 6)), min_size=1, max_size=3
)
moves = st.one_of(
    st.tuples(st.sampled_from(list(ActionStep)), words),
    st.tuples(heards, st.builds(Threshold, share=st.integers(50, 100), least=st.integers(5, 8))),
)


@given(st.lists(moves, max_size=12))
def test_action_is_noticed_only_after_it_was_done_and_care_users_said_so(events):
    action = ACTION
    for what, more in events:
        before = action
        try:
            if isinstance(what, ActionStep):
                action = followup.advance(action, what, reason=more)
                assert action.state is not ActionState.NOTICED
            else:
                action = followup.hear(action, what, threshold=more)
        except Refused:
            continue
        if action.state is ActionState.NOTICED:
            assert before.state in {ActionState.DONE, ActionState.NOTICED}
            if before.state is ActionState.DONE:
                assert sum(one.answers for one in what) >= more.least
                assert followup.weigh_heard(what, threshold=more).enough
        if action.state is ActionState.DROPPED:
            assert action.reason


@pytest.mark.parametrize("heard", [[], [Heard(0, 0)], [Heard(2, -1)], [Heard(-1, 2)]])
def test_action_that_nobody_speaks_of_is_not_noticed(heard):
    done = replace(ACTION, state=ActionState.DONE)

    with pytest.raises(Refused) as refusal:
        followup.hear(done, heard, threshold=Threshold())

    assert refusal.value.code == "action.noticed_by_nobody"


@pytest.mark.parametrize(
    ("state", "heard", "after"),
    [
        (ActionState.DONE, [Heard(1, 0)], ActionState.DONE),
        (ActionState.DONE, [Heard(2, 0), Heard(2, 0)], ActionState.DONE),
        (ActionState.DONE, [Heard(2, 0), Heard(3, 0)], ActionState.NOTICED),
        (ActionState.DONE, [Heard(3, 2)], ActionState.NOTICED),
        (ActionState.DONE, [Heard(2, 3)], ActionState.STARTED),
        (ActionState.DONE, [Heard(0, 1)], ActionState.DONE),
        (ActionState.DONE, [Heard(0, 5)], ActionState.STARTED),
        (ActionState.NOTICED, [Heard(5, 0), Heard(0, 5)], ActionState.STARTED),
        (ActionState.NOTICED, [Heard(5, 0), Heard(0, 4)], ActionState.NOTICED),
        (ActionState.STARTED, [Heard(5, 0)], ActionState.STARTED),
        (ActionState.DROPPED, [Heard(5, 0)], ActionState.DROPPED),
    ],
)
def test_action_follows_what_most_care_users_say(state, heard, after):
    heard_of = followup.hear(
        replace(ACTION, state=state),
        heard,
        threshold=Threshold(share=60, least=5),
        missing="De bus is nog te hoog.",
    )

    assert heard_of.state is after
    reopened = after is ActionState.STARTED and state is not ActionState.STARTED
    assert heard_of.reason == ("De bus is nog te hoog." if reopened else "")


@pytest.mark.parametrize(
    ("state", "step"),
    [(ActionState.STARTED, ActionStep.DROP), (ActionState.NOTICED, ActionStep.REOPEN)],
)
def test_action_is_dropped_or_reopened_with_a_reason(state, step):
    with pytest.raises(Refused) as refusal:
        followup.advance(replace(ACTION, state=state), step, reason="  ")

    assert refusal.value.code == "action.reason_missing"


@given(st.sampled_from(list(ActionState)), st.integers(-30, 30))
def test_action_is_late_only_while_it_is_unfinished_and_past_its_date(state, days):
    late = followup.days_late(replace(ACTION, state=state), today=DUE + timedelta(days=days))

    unfinished = state in {ActionState.PROMISED, ActionState.STARTED}
    assert late == (max(0, days) if unfinished else 0)


def test_action_gets_another_date_with_a_reason():
    later = DUE + timedelta(days=14)

    moved = followup.reschedule(ACTION, to=later, reason="De leverancier is laat.")

    assert moved == replace(ACTION, due_on=later)


@pytest.mark.parametrize(
    ("state", "reason", "code"),
    [
        (ActionState.STARTED, " ", "action.date_reason_missing"),
        (ActionState.DONE, "te laat", "action.finished"),
        (ActionState.DROPPED, "te laat", "action.finished"),
    ],
)
def test_action_keeps_its_date_without_a_reason_or_when_it_is_finished(state, reason, code):
    with pytest.raises(Refused) as refusal:
        followup.reschedule(replace(ACTION, state=state), to=DUE, reason=reason)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("state", "days", "reason", "code"),
    [
        (ActionState.STARTED, 1, "Druk.", "action.date_not_ahead"),
        (ActionState.STARTED, 0, "Druk.", "action.date_not_ahead"),
        (ActionState.STARTED, 9, " ", "action.date_reason_missing"),
        (ActionState.DONE, 9, "Druk.", "action.finished"),
    ],
)
def test_owner_asks_for_another_day_ahead_with_a_reason(state, days, reason, code):
    today = DUE - timedelta(days=1)

    with pytest.raises(Refused) as refusal:
        followup.require_date_to_propose(
            replace(ACTION, state=state),
            to=today + timedelta(days=days),
            reason=reason,
            today=today,
        )

    assert refusal.value.code == code


def test_action_in_other_hands_keeps_its_date_and_its_state():
    started = replace(ACTION, state=ActionState.STARTED)

    given = followup.hand_over(started, what="Rooster maken en ophangen", owner=" Piet ")

    assert given == replace(started, what="Rooster maken en ophangen", owner="Piet")
