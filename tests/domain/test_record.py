"""The life of a record: read by the people first, locked after, opened only with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.meetings import MeetingState
from dialoog.domain.record import (
    FEWEST_DAYS,
    MOST_DAYS,
    MUST_BE_CLOSED,
    Record,
    RecordGap,
    RecordState,
    keep_both,
    lock,
    require_words,
    send,
    takes_corrections,
    unlock,
)
from dialoog.domain.refusal import Refused

TODAY = date(2026, 12, 1)
MADE = Record(meeting=MeetingState.HELD)
READ = send(MADE, days=10, today=TODAY)
AFTER = TODAY + timedelta(days=11)
LOCKED = lock(READ, {}, reason="", today=AFTER)

days = st.integers(FEWEST_DAYS, MOST_DAYS)
texts = st.sampled_from(["", "  ", "Omdat het zo is."])


def refusal(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


@given(days=days, later=st.integers(0, MOST_DAYS + 5))
def test_corrections_come_in_until_and_on_the_last_day(days, later):
    record = send(MADE, days=days, today=TODAY)

    assert takes_corrections(record, today=TODAY + timedelta(days=later)) == (later <= days)


@given(days=st.integers(-100, 200))
def test_people_get_a_fair_time(days):
    if FEWEST_DAYS <= days <= MOST_DAYS:
        assert send(MADE, days=days, today=TODAY).closes_on == TODAY + timedelta(days=days)
    else:
        assert refusal(lambda: send(MADE, days=days, today=TODAY)) == "record.days"


@given(
    gaps=st.dictionaries(st.sampled_from(RecordGap), st.integers(0, 3)),
    reason=texts,
    later=st.integers(0, 20),
)
def test_a_record_is_locked_only_after_reading_and_over_nobody(gaps, reason, later):
    today = TODAY + timedelta(days=later)
    waits = any(gaps.get(gap) for gap in MUST_BE_CLOSED)
    unexplained = any(gaps.values()) and not reason.strip()

    if later <= 10 or waits or unexplained:
        refusal(lambda: lock(READ, gaps, reason=reason, today=today))
    else:
        locked = lock(READ, gaps, reason=reason, today=today)
        assert (locked.state, locked.locked_on) == (RecordState.LOCKED, today)


@given(name=texts, reason=texts)
def test_a_locked_record_opens_only_with_name_and_reason(name, reason):
    if name.strip() and reason.strip():
        assert unlock(LOCKED, name=name, reason=reason) == MADE
    else:
        code = refusal(lambda: unlock(LOCKED, name=name, reason=reason))
        assert code == "record.unlock_incomplete"


@given(state=st.sampled_from(MeetingState), closes_on=st.none() | st.just(TODAY))
def test_each_step_is_taken_from_one_state_only(state, closes_on):
    record = replace(MADE, meeting=state, closes_on=closes_on)
    steps = {
        RecordState.MAKING: lambda: send(record, days=10, today=AFTER),
        RecordState.READING: lambda: lock(record, {}, reason="", today=AFTER),
        RecordState.LOCKED: lambda: unlock(record, name="Sam", reason="Een fout"),
    }

    for needed, take in steps.items():
        if record.state is needed:
            assert take().state is not needed
        else:
            assert refusal(take) == "record.step_not_allowed"


def test_other_words_are_other_words():
    assert require_words(" Elke dinsdag. ", instead_of="Elke dag.") == "Elke dinsdag."
    assert refusal(lambda: require_words("  ", instead_of="x")) == "record.no_words"
    assert refusal(lambda: require_words("x ", instead_of=" x")) == "record.same_words"
    assert refusal(lambda: require_words("x" * 1001, instead_of="y")) == "record.too_many_words"


def test_both_wordings_stay_with_a_note_only():
    assert keep_both(" Twee mensen zeiden dit. ") == "Twee mensen zeiden dit."
    assert refusal(lambda: keep_both(" ")) == "record.note_missing"
