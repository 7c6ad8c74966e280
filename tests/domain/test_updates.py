"""The calendar after a meeting: what is planned is done, late, or left out with a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import feedback
from dialoog.domain.feedback import Update, UpdateKind, UpdateState
from dialoog.domain.refusal import Refused

DAY = date(2027, 1, 10)
NEVER = [UpdateKind.ANSWERS, UpdateKind.NEWS]


def test_calendar_is_one_three_and_six_weeks_three_months_and_a_year():
    proposed = feedback.propose_updates(met_on=DAY)

    assert [(update.kind, (update.due_on - DAY).days) for update in proposed] == [
        (UpdateKind.THANKS, 7),
        (UpdateKind.NOTES, 21),
        (UpdateKind.ANSWERS, 42),
        (UpdateKind.CHANGE, 91),
        (UpdateKind.STORY, 365),
    ]


@pytest.mark.parametrize("kind", NEVER)
@pytest.mark.parametrize(
    "leave",
    [
        lambda update: feedback.skip_update(update, reason="Geen tijd."),
        lambda update: feedback.finish_by_hand(update, today=DAY),
    ],
)
def test_answers_are_never_left_out_nor_called_done_by_hand(kind, leave):
    with pytest.raises(Refused, match=r"update\.never_skipped"):
        leave(Update(kind=kind, due_on=DAY))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda update: feedback.skip_update(update, reason="  "), "update.reason_missing"),
        (
            lambda update: feedback.move_update(update, to=DAY - timedelta(days=1), today=DAY),
            "update.date_in_past",
        ),
    ],
)
def test_nothing_is_left_out_without_a_reason_nor_moved_to_the_past(change, code):
    with pytest.raises(Refused) as refusal:
        change(Update(kind=UpdateKind.NOTES, due_on=DAY))

    assert refusal.value.code == code


@given(st.sampled_from(list(UpdateKind)), st.integers(-400, 400), st.integers(0, 3))
def test_update_is_in_one_state_and_stays_late_until_it_is_settled(kind, late, way):
    update = Update(kind=kind, due_on=DAY)
    today = DAY + timedelta(days=late)
    if way == 1:
        update = feedback.finish_update(update, today=today)
    elif way == 2 and kind not in NEVER:
        update = feedback.skip_update(update, reason="Past niet.")

    state = feedback.update_state(update, today=today)

    assert (state in {UpdateState.DONE, UpdateState.SKIPPED}) == (not update.is_open)
    assert (state is UpdateState.OVERDUE) == (update.is_open and late > 0)
    assert feedback.finish_update(update, today=today + timedelta(days=9)).done_on in {
        update.done_on,
        today + timedelta(days=9),
    }
