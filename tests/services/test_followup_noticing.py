"""Done is not the end: an action is noticed when care users say so, and opens again when not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialoog.domain.followup import ActionState, ActionStep, Through
from dialoog.domain.refusal import Refused
from dialoog.services import followup
from dialoog.services.followup import ActionWords
from tests import factories
from tests.factories import NOW
from tests.live_room import do, refusal

WORDS = ActionWords(what="Rooster maken", owner="Sanne Bos", due_on=date(2027, 1, 15))


@pytest.fixture
def action_id(organisation):
    programme = factories.make_programme()
    return do(lambda: followup.promise_action(WORDS, programme_id=programme.id, now=NOW).id)


def finish(action_id: int) -> None:
    do(lambda: followup.take_step(action_id, ActionStep.FINISH, now=NOW))


def hear(action_id: int, yes: int, no: int, **more) -> ActionState:
    through = more.pop("through", Through.PHONE)
    return do(
        lambda: followup.noticed(action_id, yes=yes, no=no, through=through, now=NOW, **more).state
    )


def test_action_is_noticed_with_who_said_so_how_and_when(action_id):
    finish(action_id)

    hear(action_id, 5, 0, through=Through.MEETING, said_on=date(2026, 11, 20), words="Ik zie hem.")

    row = followup.get_action(action_id)
    [notice] = row.notices
    assert row.state is ActionState.NOTICED
    assert (notice.yes, notice.no, notice.through, notice.said_on, notice.words) == (
        5,
        0,
        Through.MEETING,
        date(2026, 11, 20),
        "Ik zie hem.",
    )


def test_no_opens_it_again_with_what_is_missing_and_what_was_said_before_no_longer_counts(
    action_id,
):
    finish(action_id)
    assert hear(action_id, 0, 5, words="De bus is nog te hoog.") is ActionState.STARTED
    assert followup.get_action(action_id).history[-1].note == "De bus is nog te hoog."

    finish(action_id)
    assert hear(action_id, 5, 0) is ActionState.NOTICED


def test_too_few_voices_say_nothing_until_later_ones_join_them(action_id):
    finish(action_id)

    assert [hear(action_id, 1, 0), hear(action_id, 0, 2), hear(action_id, 2, 0)] == [
        ActionState.DONE,
        ActionState.DONE,
        ActionState.NOTICED,
    ]


def test_later_voices_count_with_the_earlier_ones(action_id):
    finish(action_id)
    assert hear(action_id, 6, 0) is ActionState.NOTICED
    assert hear(action_id, 0, 4) is ActionState.NOTICED

    assert hear(action_id, 0, 1, words="Het is weer weg.") is ActionState.STARTED


def test_same_source_counted_again_replaces_its_numbers(action_id):
    finish(action_id)
    for yes in (1, 4):
        hear(action_id, yes, 0, through=Through.CHECK, source="check:7")

    assert [(one.yes, one.source) for one in followup.get_action(action_id).notices] == [
        (4, "check:7")
    ]


def test_voices_before_it_is_done_are_kept_and_change_nothing(action_id):
    assert hear(action_id, 5, 0) is ActionState.PROMISED
    finish(action_id)

    row = followup.get_action(action_id)
    assert (row.state, len(row.notices)) == (ActionState.DONE, 1)


def test_nobody_is_refused_and_nothing_is_kept(action_id):
    finish(action_id)

    assert refusal(lambda: followup.noticed(action_id, yes=0, no=0, through=Through.PHONE, now=NOW))
    assert followup.get_action(action_id).notices == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*ActionStep, "yes", "no"]), max_size=8))
def test_no_order_of_steps_reaches_noticed_without_care_users(organisation, steps):
    programme = factories.make_programme()
    number = do(lambda: followup.promise_action(WORDS, programme_id=programme.id, now=NOW).id)
    said_yes = False
    for step in steps:
        try:
            if isinstance(step, ActionStep):
                do(lambda step=step: followup.take_step(number, step, note="Omdat.", now=NOW))
            else:
                hear(number, int(step == "yes"), int(step == "no"))
        except Refused:
            continue
        said_yes = step == "yes" or (said_yes and step is not ActionStep.FINISH)
        if followup.get_action(number).state is ActionState.NOTICED:
            assert said_yes
