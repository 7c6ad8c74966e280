"""When to phone again."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.invitations import next_attempt, times_to_call

ZONE = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("called", "again"),
    [
        (datetime(2027, 1, 18, 9, 30, tzinfo=ZONE), datetime(2027, 1, 18, 15, tzinfo=ZONE)),
        (datetime(2027, 1, 18, 14, 0, tzinfo=ZONE), datetime(2027, 1, 19, 10, tzinfo=ZONE)),
        (datetime(2027, 1, 22, 16, 0, tzinfo=ZONE), datetime(2027, 1, 25, 10, tzinfo=ZONE)),
    ],
    ids=["later the same day", "the next morning", "after the weekend"],
)
def test_the_next_attempt_is_at_another_part_of_the_day(called, again):
    assert next_attempt(called) == again


@given(st.integers(0, 5_000_000), st.integers(1, 9))
def test_times_to_call_come_in_order_on_working_days(minutes, count):
    now = datetime(2026, 1, 1, tzinfo=ZONE) + timedelta(minutes=minutes)

    moments = times_to_call(now, count=count)

    assert len(set(moments)) == count
    assert moments == sorted(moments)
    assert all(one.weekday() < 5 and one - now >= timedelta(hours=2) for one in moments)
