"""Laws of reminding: never twice a day, never after it is done, and a moved date begins anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dialoog.domain import followup
from dialoog.domain.followup import Action, ActionState, Chased, Chasing, Occasion
from dialoog.domain.refusal import Refused

DUE = date(2027, 1, 13)  # a Wednesday
ACTION = Action(what="Rooster maken", owner="Sanne Bos", due_on=DUE)
RULES = Chasing()
DAYS = range(-20, 80)
UNFINISHED = {ActionState.PROMISED, ActionState.STARTED}


def mail(chased: Chased, today: date, *, mailed_on: date | None, rules: Chasing = RULES):
    return followup.occasion_to_mail(
        [chased], rules=rules, weekly=False, mailed_on=mailed_on, today=today
    )


def test_owner_hears_a_week_before_a_day_after_and_then_each_week_until_the_most():
    chased, mailed_on, heard = Chased(ACTION), None, []
    for days in DAYS:
        today = DUE + timedelta(days=days)
        if mail(chased, today, mailed_on=mailed_on) is Occasion.CHASE:
            heard.append(days)
            times = followup.times_to_hear(ACTION, rules=RULES, today=today)
            chased, mailed_on = Chased(ACTION, due_on=DUE, times=times), today

    assert heard == [-7, 1, 8, 15, 22, 29, 36]


@given(
    st.lists(
        st.one_of(
            st.just("next day"),
            st.just("look again"),
            st.sampled_from(list(ActionState)),
            st.integers(-30, 30),
        ),
        max_size=60,
    ),
    st.booleans(),
)
def test_owner_hears_at_most_once_a_day_and_never_of_what_is_finished(events, weekly):
    action, told, times, mailed_on = ACTION, None, 0, None
    today, mails = DUE - timedelta(days=12), []
    for event in events:
        if event == "next day":
            today += timedelta(days=1)
        elif isinstance(event, ActionState):
            action = replace(action, state=event)
        elif isinstance(event, int):
            action = replace(action, due_on=today + timedelta(days=event))
        chased = Chased(action, due_on=told, times=times)
        occasion = followup.occasion_to_mail(
            [chased], rules=RULES, weekly=weekly, mailed_on=mailed_on, today=today
        )
        if occasion:
            assert action.state in UNFINISHED
            assert occasion is not Occasion.WEEKLY or (weekly and today.weekday() == 0)
            mails.append(today)
            mailed_on, told = today, action.due_on
            times = followup.times_to_hear(action, rules=RULES, today=today)

    assert len(mails) == len(set(mails))


@given(st.integers(-30, 60), st.integers(1, 40))
def test_moved_date_begins_anew(days, later):
    today = DUE + timedelta(days=days)
    heard = Chased(ACTION, due_on=DUE, times=99)
    moved = replace(ACTION, due_on=today + timedelta(days=later))
    assume(moved.due_on != DUE)

    due = followup.is_to_be_chased(replace(heard, action=moved), rules=RULES, today=today)

    assert not followup.is_to_be_chased(heard, rules=RULES, today=today)
    assert due == (later <= RULES.days_before)


@pytest.mark.parametrize(
    ("rules", "mailed", "occasion"),
    [
        (RULES, False, Occasion.WEEKLY),
        (RULES, True, None),
        (replace(RULES, paused=True), False, None),
        (replace(RULES, weekly=False), False, Occasion.CHASE),
    ],
)
def test_monday_has_one_mail_with_everything(rules, mailed, occasion):
    monday = DUE + timedelta(days=5)

    found = followup.occasion_to_mail(
        [Chased(ACTION)],
        rules=rules,
        weekly=True,
        mailed_on=monday if mailed else None,
        today=monday,
    )

    assert found is occasion


@given(st.sampled_from(list(ActionState)), st.integers(-5, 40), st.booleans())
def test_manager_hears_of_each_late_date_once(state, days, told):
    action = replace(ACTION, state=state)

    needed = followup.needs_a_manager(
        action,
        told_of=DUE if told else None,
        rules=RULES,
        today=DUE + timedelta(days=days),
    )

    assert needed == (state in UNFINISHED and days >= 14 and not told)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"days_before": -1}, "chasing.days_out_of_range"),
        ({"escalate_after": 0}, "chasing.days_out_of_range"),
        ({"most_late": 91}, "chasing.times_out_of_range"),
    ],
)
def test_rules_that_nobody_could_follow_are_refused(change, code):
    with pytest.raises(Refused) as refusal:
        followup.require_sensible(replace(RULES, **change))

    assert refusal.value.code == code
