"""Signals age, keep one trace, and say whose experience leads the agenda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import signals
from dialoog.domain.live import LONGEST_CONTRIBUTION
from dialoog.domain.programmes import Origin
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import AgendaVerdict, SignalState, Waiting

TODAY = date(2026, 11, 22)
SETTLED = [state for state in SignalState if state is not SignalState.OPEN]
origins = st.lists(st.sampled_from([*Origin, None]), max_size=30)


def test_words_are_kept_without_stray_spaces():
    assert signals.take_in("  De bus rijdt niet.\n", heard_on=TODAY, today=TODAY) == (
        "De bus rijdt niet."
    )


@pytest.mark.parametrize(
    ("text", "heard_on", "code"),
    [
        (" \n", TODAY, "signal.text_missing"),
        ("x" * (LONGEST_CONTRIBUTION + 1), TODAY, "signal.text_too_long"),
        ("De bus rijdt niet.", TODAY + timedelta(days=1), "signal.heard_in_future"),
    ],
)
def test_signal_without_words_or_from_tomorrow_is_refused(text, heard_on, code):
    with pytest.raises(Refused) as refused:
        signals.take_in(text, heard_on=heard_on, today=TODAY)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Waiting.FRESH),
        (6, Waiting.FRESH),
        (7, Waiting.AGEING),
        (14, Waiting.AGEING),
        (15, Waiting.OVERDUE),
    ],
)
def test_signal_grows_older(days, expected):
    heard_on = TODAY - timedelta(days=days)

    assert signals.waiting(heard_on, today=TODAY, within=14) is expected
    assert signals.days_waiting(heard_on, today=TODAY) == days


@given(st.integers(0, 400), st.integers(1, 90))
def test_waiting_never_gets_younger(days, within):
    order = list(Waiting)

    now, later = (
        order.index(signals.waiting(TODAY, today=TODAY + timedelta(days=passed), within=within))
        for passed in (days, days + 1)
    )

    assert now <= later


@given(st.integers(0, 400), st.integers(1, 90))
def test_signal_is_overdue_exactly_after_its_last_day(days, within):
    today = TODAY + timedelta(days=days)
    overdue = signals.waiting(TODAY, today=today, within=within) is Waiting.OVERDUE

    assert overdue == (today > signals.answer_by(TODAY, within=within))


@pytest.mark.parametrize("state", SETTLED)
@pytest.mark.parametrize("outcome", SETTLED)
def test_settled_signal_keeps_its_trace(state, outcome):
    with pytest.raises(Refused, match=r"signal\.settled"):
        signals.settle(state, outcome, reason="Dat kan.")


def test_answer_needs_a_reason():
    with pytest.raises(Refused, match=r"signal\.reason_missing"):
        signals.settle(SignalState.OPEN, SignalState.ANSWERED, reason=" ")

    assert signals.settle(SignalState.OPEN, SignalState.ANSWERED, reason="Dat kan.") == (
        SignalState.ANSWERED
    )


@pytest.mark.parametrize("state", SETTLED)
def test_signal_waits_again_only_while_its_words_have_no_place(state):
    assert signals.reopen(state, used=False) is SignalState.OPEN
    with pytest.raises(Refused, match=r"signal\.used"):
        signals.reopen(state, used=True)


def test_open_signal_has_nothing_to_take_back():
    with pytest.raises(Refused, match=r"signal\.open_already"):
        signals.reopen(SignalState.OPEN, used=False)


def test_reply_is_promised_for_a_day_to_come():
    signals.require_reply_to_come(TODAY, today=TODAY)

    with pytest.raises(Refused, match=r"signal\.reply_in_past"):
        signals.require_reply_to_come(TODAY - timedelta(days=1), today=TODAY)


@pytest.mark.parametrize("days", [0, -1, 91])
def test_days_that_nobody_can_promise_are_refused(days):
    with pytest.raises(Refused, match=r"signal\.days_out_of_range"):
        signals.require_answer_days(days)


@pytest.mark.parametrize(
    ("care_users", "professionals", "policy", "verdict", "share"),
    [
        (0, 0, 0, AgendaVerdict.EMPTY, None),
        (3, 1, 1, AgendaVerdict.CARE_USERS_LEAD, 60),
        (1, 1, 1, AgendaVerdict.MIXED, 33),
        (2, 0, 2, AgendaVerdict.MIXED, 50),
        (1, 4, 1, AgendaVerdict.MIXED, 16),
        (1, 0, 2, AgendaVerdict.POLICY_DOMINATES, 33),
        (0, 5, 1, AgendaVerdict.POLICY_DOMINATES, 0),
    ],
)
def test_agenda_says_who_leads_it(care_users, professionals, policy, verdict, share):
    themes = (
        [Origin.CARE_USERS] * care_users
        + [Origin.PROFESSIONALS] * professionals
        + [Origin.POLICY] * policy
    )

    agenda = signals.measure_agenda(themes)

    assert (agenda.verdict, agenda.share) == (verdict, share)


@given(origins)
def test_theme_of_unknown_origin_counts_for_nobody(themes):
    known = [origin for origin in themes if origin]

    assert signals.measure_agenda(themes) == signals.measure_agenda(known)
    assert signals.measure_agenda(themes).total == len(known)


@given(origins)
def test_theme_from_care_users_never_makes_the_agenda_less_theirs(themes):
    before = signals.measure_agenda(themes)
    after = signals.measure_agenda([*themes, Origin.CARE_USERS])

    assert (after.share or 0) >= (before.share or 0)
    if before.verdict is not AgendaVerdict.POLICY_DOMINATES:
        assert after.verdict is not AgendaVerdict.POLICY_DOMINATES


@given(origins)
def test_policy_dominates_exactly_when_it_brings_more_than_care_users(themes):
    dominates = signals.measure_agenda(themes).verdict is AgendaVerdict.POLICY_DOMINATES

    assert dominates == (themes.count(Origin.POLICY) > themes.count(Origin.CARE_USERS))
