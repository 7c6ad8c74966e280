"""Laws of the promise: it can be moved in the open, never mended afterwards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import programmes
from dialoog.domain.programmes import Promise, PromiseState, ReportChannel
from dialoog.domain.refusal import Refused

MADE = date(2026, 1, 1)
DUE = date(2026, 3, 1)
MAIL = frozenset({ReportChannel.MAIL})
days = st.integers(0, 400).map(lambda count: MADE + timedelta(days=count))


@st.composite
def promise_lives(draw):
    """Give a promise after any moves and perhaps an answer, and the day that it is then."""
    today = draw(days)
    promise = Promise(channels=MAIL, due_on=draw(days))
    for _ in range(draw(st.integers(0, 4))):
        today += timedelta(days=draw(st.integers(0, 60)))
        to = today + timedelta(days=draw(st.integers(0, 60)))
        if to != promise.due_on:
            promise, _notice = programmes.move_promise(promise, to=to, reason="ziek", today=today)
    if draw(st.booleans()):
        today += timedelta(days=draw(st.integers(0, 60)))
        promise = programmes.fulfil_promise(promise, today=today)
    return promise, today


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (15, PromiseState.DUE),
        (14, PromiseState.SOON),
        (4, PromiseState.SOON),
        (3, PromiseState.IMMINENT),
        (0, PromiseState.IMMINENT),
        (-1, PromiseState.LATE),
    ],
)
def test_promise_warns_fourteen_and_three_days_before(left, state):
    promise = Promise(channels=MAIL, due_on=DUE)
    today = DUE - timedelta(days=left)

    assert programmes.promise_state(promise, today=today) is state
    assert programmes.days_left(promise, today=today) == left


def test_promise_told_on_its_day_is_kept_and_a_day_later_is_not():
    promise = Promise(channels=MAIL, due_on=DUE)

    in_time = programmes.fulfil_promise(promise, today=DUE)
    too_late = programmes.fulfil_promise(promise, today=DUE + timedelta(days=1))

    assert programmes.promise_state(in_time, today=DUE) is PromiseState.KEPT
    assert programmes.promise_state(too_late, today=DUE) is PromiseState.TOLD_LATE


def test_promise_moved_gives_the_notice_that_people_get():
    promise = Promise(channels=MAIL, due_on=DUE)
    new = DUE + timedelta(days=20)

    moved, notice = programmes.move_promise(promise, to=new, reason=" De raad wacht. ", today=MADE)

    assert (notice.old, notice.new, notice.reason) == (DUE, new, "De raad wacht.")
    assert moved.due_on == new
    assert moved.moves == (notice,)


@pytest.mark.parametrize(
    ("to", "reason", "code"),
    [
        (DUE + timedelta(days=1), "  ", "promise.reason_missing"),
        (DUE, "ziek", "promise.date_unchanged"),
        (MADE - timedelta(days=1), "ziek", "promise.date_in_past"),
    ],
)
def test_promise_moves_not_without_a_reason_and_a_new_date(to, reason, code):
    with pytest.raises(Refused) as refusal:
        programmes.move_promise(
            Promise(channels=MAIL, due_on=DUE), to=to, reason=reason, today=MADE
        )

    assert refusal.value.code == code


def test_promise_that_was_fulfilled_moves_no_more():
    told = programmes.fulfil_promise(Promise(channels=MAIL, due_on=DUE), today=MADE)

    with pytest.raises(Refused) as refusal:
        programmes.move_promise(told, to=DUE + timedelta(days=1), reason="ziek", today=MADE)

    assert refusal.value.code == "promise.told_already"


@pytest.mark.parametrize(
    ("channels", "due_on", "code"),
    [
        (frozenset(), DUE, "promise.channel_missing"),
        (MAIL, MADE - timedelta(days=1), "promise.date_in_past"),
    ],
)
def test_promise_is_made_with_a_channel_and_a_date_to_come(channels, due_on, code):
    with pytest.raises(Refused) as refusal:
        programmes.make_promise(channels=channels, due_on=due_on, today=MADE)

    assert refusal.value.code == code


@given(promise_lives(), st.integers(0, 400), st.integers(1, 400))
def test_promise_once_broken_is_never_mended(life, wait, extra):
    promise, today = life
    later = today + timedelta(days=wait)
    broken = programmes.was_late(promise, today=later)

    if promise.told_on is None and promise.due_on != later + timedelta(days=extra):
        promise, _notice = programmes.move_promise(
            promise, to=later + timedelta(days=extra), reason="ziek", today=later
        )
    told = programmes.fulfil_promise(promise, today=later)

    assert programmes.was_late(told, today=later) == broken


@given(promise_lives(), st.integers(0, 100))
def test_promise_fulfilled_twice_counts_the_first_time(life, wait):
    promise, today = life
    first = programmes.fulfil_promise(promise, today=today)

    assert programmes.fulfil_promise(first, today=today + timedelta(days=wait)) == first


@given(st.lists(promise_lives(), max_size=8), days)
def test_tally_counts_every_promise_once(lives, today):
    promises = [promise for promise, _ in lives]

    figures = programmes.tally(promises, today=today)

    assert figures.kept + figures.late + figures.open == len(promises)
    assert figures.late == sum(programmes.was_late(promise, today=today) for promise in promises)


@given(st.lists(promise_lives(), max_size=8), days)
def test_tally_says_all_kept_only_when_none_was_late(lives, today):
    figures = programmes.tally([promise for promise, _ in lives], today=today)

    assert (figures.share_kept == 100) == (figures.kept > 0 and figures.late == 0)
    assert (figures.share_kept is None) == (figures.kept == figures.late == 0)
