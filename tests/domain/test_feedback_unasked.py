"""Unasked advice keeps the day of its reply, whatever happens to it on the board."""

from __future__ import annotations

from datetime import date

import pytest

from dialoog.domain import feedback
from dialoog.domain.feedback import Advice

EARLY, LATE = date(2026, 12, 1), date(2026, 12, 24)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(EARLY, LATE, EARLY), (LATE, EARLY, EARLY), (None, LATE, LATE), (None, None, None)],
)
def test_merged_advice_is_answered_by_the_earliest_day(first, second, expected):
    merged = feedback.merge(
        Advice(title="Bus", asked=False, reply_by=first),
        Advice(title="Taxi", asked=False, reply_by=second),
        title="Vervoer",
    )

    assert merged.reply_by == expected


def test_both_parts_of_split_advice_keep_the_day():
    advice = Advice(title="Bus", contributions=frozenset({1, 2}), asked=False, reply_by=EARLY)

    stays, new = feedback.split(advice, [2], title="Taxi")

    assert (stays.reply_by, new.reply_by) == (EARLY, EARLY)
