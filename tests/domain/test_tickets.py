"""A ticket opens its table on the day of the meeting, and never after it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.meetings import MeetingState
from dialoog.domain.pairs import Guide, PairNote, find_swap, note
from dialoog.domain.tickets import Opening, opening

DAY = date(2027, 3, 4)
days = st.integers(-400, 400).map(lambda number: DAY + timedelta(days=number))


def test_ticket_opens_the_whole_day():
    assert opening_on(DAY) is Opening.OPEN
    assert opening_on(DAY - timedelta(days=1)) is Opening.NOT_YET
    assert opening_on(DAY + timedelta(days=1)) is Opening.OVER


def test_ticket_that_may_is_open_before_the_day():
    assert opening_on(DAY - timedelta(days=9), early=True) is Opening.OPEN


@given(
    today=days, early=st.booleans(), state=st.sampled_from(MeetingState), nights=st.integers(0, 2)
)
def test_no_ticket_outlives_its_day(today, early, state, nights):
    last = DAY + timedelta(days=nights)

    found = opening(state, first_day=DAY, last_day=last, early=early, today=today)

    if found is Opening.OPEN:
        assert today <= last
        assert state is not MeetingState.CANCELLED
        assert early or today >= DAY


@pytest.mark.parametrize("early", [True, False])
def test_ticket_of_a_cancelled_meeting_opens_nothing(early):
    assert opening_on(DAY, state=MeetingState.CANCELLED, early=early) is Opening.CANCELLED


def opening_on(today, *, state=MeetingState.PLANNED, early=False):
    return opening(state, first_day=DAY, last_day=DAY, early=early, today=today)


guides = st.lists(
    st.builds(
        Guide,
        name=st.just("Samira"),
        led=st.integers(0, 3),
        seat=st.one_of(st.none(), st.integers(1, 10**9)),
    ),
    max_size=3,
).map(tuple)


def test_two_who_are_new_could_change_with_two_who_are_not():
    new, other = Guide("Samira", 0, seat=1), Guide("Fatma", 0)
    experienced, leader = Guide("Ahmed", 4, seat=2), Guide("Joke", 9, seat=3)

    swap = find_swap(1, [(1, (new, other)), (2, (leader, experienced))])

    assert note((new, other)) is PairNote.ALL_NEW
    assert (swap.new, swap.experienced, swap.other_table) == (new, experienced, 2)


@given(st.lists(guides, min_size=1, max_size=5))
def test_a_swap_leaves_both_tables_with_somebody_who_did_it_before(rooms):
    tables = list(enumerate(rooms, start=1))

    swap = find_swap(1, tables)

    if swap:
        there = [guide for guide in rooms[swap.other_table - 1] if guide is not swap.experienced]
        assert all(guide.is_new for guide in rooms[0])
        assert swap.new in rooms[0]
        assert swap.new.seat is not None
        assert swap.experienced.seat is not None
        assert not swap.experienced.is_new
        assert any(not guide.is_new for guide in there)
