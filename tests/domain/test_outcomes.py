"""Periods and harvests: what managers look at."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.followup import ActionState
from dialoog.domain.outcomes import Agreed, Harvest, Period, Span, harvest, span

TODAY = date(2026, 11, 21)


def agreed(*states: ActionState, reason: str = "") -> Agreed:
    return Agreed("Een bankje", tuple((state, reason) for state in states))


agreements = st.lists(
    st.lists(st.sampled_from(ActionState), max_size=4).map(lambda states: agreed(*states)),
    max_size=8,
)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.THIS_YEAR, Span(date(2026, 1, 1), date(2026, 12, 31))),
        (Period.LAST_YEAR, Span(date(2025, 1, 1), date(2025, 12, 31))),
        (Period.LAST_QUARTER, Span(date(2026, 8, 22), TODAY)),
    ],
)
def test_period_has_a_first_and_a_last_day(period: Period, expected: Span) -> None:
    assert span(period, today=TODAY) == expected


@given(st.dates(min_value=date(1971, 1, 1), max_value=date(2900, 1, 1)))
def test_every_period_fits_within_all(today: date) -> None:
    whole = span(Period.ALL, today=today)

    for period in Period:
        part = span(period, today=today)
        assert whole.first <= part.first <= part.last <= whole.last


def test_agreement_without_actions_still_stands() -> None:
    assert harvest(said=3, agreements=[agreed()]) == Harvest(said=3, agreed=1)


def test_agreement_is_noticed_when_one_of_its_actions_is() -> None:
    both = agreed(ActionState.NOTICED, ActionState.DROPPED)

    assert harvest(said=0, agreements=[both]) == Harvest(agreed=1, noticed=1)


def test_agreement_falls_when_all_its_actions_are_dropped() -> None:
    fallen = agreed(ActionState.DROPPED, ActionState.DROPPED, reason="Er is geen geld.")

    found = harvest(said=0, agreements=[fallen])

    assert found == Harvest(fallen=(fallen,))
    assert found.dropped == 1
    assert fallen.reasons == ("Er is geen geld.",)


@given(agreements)
def test_every_agreement_counts_once(found: list[list[ActionState]]) -> None:
    result = harvest(said=0, agreements=found)

    assert result.agreed + result.dropped == len(found)
    assert 0 <= result.noticed <= result.agreed
