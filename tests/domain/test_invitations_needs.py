"""What has to be arranged: for whom, and how the tasks follow what people say."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dialoog.domain.invitations import (
    Invitation,
    NeedState,
    NeedStep,
    Reply,
    mark_attendance,
    may_still_come,
    move,
    needs_of,
    record,
    require_day_begun,
    settle_needs,
    take_need_step,
    wait,
    withdraw,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Need, NeedKind
from dialoog.domain.refusal import Refused
from tests.invitation_life import MORNING, PLANNED, accepted, offered, says, sent

TAXI = Need(NeedKind.TAXI)
TURKISH = Need(NeedKind.INTERPRETER, "Turks")
DECLINED = record(sent(), says(Reply.DECLINED), meeting=PLANNED)


@pytest.mark.parametrize("invitation", [accepted(), move(accepted()).invitation])
def test_who_comes_needs_what_they_need(invitation):
    assert needs_of(invitation, [TAXI, TURKISH], companion="") == (TAXI, TURKISH)


@pytest.mark.parametrize(
    "invitation",
    [
        Invitation(),
        sent(),
        DECLINED,
        offered(),
        wait(accepted(), since=MORNING).invitation,
        withdraw(accepted()).invitation,
    ],
)
def test_for_who_does_not_come_nothing_is_arranged(invitation):
    assert needs_of(invitation, [TAXI], companion="Piet") == ()


def test_who_came_without_being_asked_counts_too():
    here = mark_attendance(Invitation(), came=True)

    assert needs_of(here, [TAXI], companion="") == (TAXI,)


def test_somebody_who_comes_along_is_a_need_once():
    along = Need(NeedKind.COMPANION, "mijn zus")

    assert needs_of(accepted(), [TAXI], companion=" mijn zus ") == (TAXI, along)
    assert needs_of(accepted(), [Need(NeedKind.COMPANION)], companion="mijn zus") == (
        Need(NeedKind.COMPANION),
    )


@pytest.mark.parametrize(
    ("invitation", "may"),
    [
        (sent(), True),
        (offered(), True),
        (accepted(), False),
        (DECLINED, False),
        (Invitation(), False),
    ],
)
def test_only_who_can_still_say_yes_may_bring_more(invitation, may):
    assert may_still_come(invitation) is may


@given(
    st.dictionaries(st.sampled_from("abcde"), st.sampled_from(NeedState)),
    st.frozensets(st.sampled_from("abcde")),
)
def test_tasks_are_open_or_arranged_exactly_for_what_is_needed(tasks, wanted):
    settled = settle_needs(tasks, wanted)

    assert {key for key, state in settled.items() if state is not NeedState.DROPPED} == wanted
    assert set(tasks) <= set(settled)
    for key in wanted:
        arranged = tasks.get(key) is NeedState.ARRANGED
        assert settled[key] is (NeedState.ARRANGED if arranged else NeedState.OPEN)
    assert settle_needs(settled, wanted) == settled


def test_a_dropped_task_can_not_be_arranged():
    with pytest.raises(Refused) as refusal:
        take_need_step(NeedState.DROPPED, NeedStep.ARRANGE)

    assert refusal.value.code == "need.step_not_allowed"


def test_whether_it_was_there_is_told_on_the_day_and_after():
    require_day_begun(MeetingState.UNDERWAY)
    require_day_begun(MeetingState.HELD)
    with pytest.raises(Refused) as refusal:
        require_day_begun(MeetingState.PLANNED)

    assert refusal.value.code == "need.day_not_begun"
