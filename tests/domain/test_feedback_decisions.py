"""Laws of a decision: it has a reason, a name and a day, and a change is told again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import feedback
from dialoog.domain.feedback import Advice, Decision, DecisionAnswer
from dialoog.domain.refusal import Refused
from tests.domain.decided import NOW, TODAY, YES


@given(
    st.sampled_from(list(DecisionAnswer)),
    st.sampled_from(["", " ", "Omdat het geld er is."]),
    st.sampled_from(["", "\t", "wethouder Van Dam"]),
    st.none() | st.integers(-5, 60).map(lambda days: TODAY + timedelta(days=days)),
)
def test_decision_has_always_a_reason_and_a_name_and_later_a_date(answer, reason, name, until):
    later = answer is DecisionAnswer.LATER
    complete = reason.strip() and name.strip() and (not later or (until and until > TODAY))

    def make() -> Decision:
        return feedback.make_decision(
            answer=answer,
            reason=reason,
            decided_by=name,
            decided_on=TODAY,
            at=NOW,
            today=TODAY,
            until=until,
        )

    if complete:
        assert make().until == (until if later else None)
    else:
        with pytest.raises(Refused) as refusal:
            make()
        assert refusal.value.code.startswith("decision.")


def test_what_is_not_decided_yet_is_no_decision():
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(Refused) as refusal:
        feedback.make_decision(
            answer=DecisionAnswer.YES,
            reason="Er is geld.",
            decided_by="wethouder Van Dam",
            decided_on=tomorrow,
            at=NOW,
            today=TODAY,
        )

    assert (refusal.value.code, refusal.value.facts["on"]) == ("decision.not_yet", tomorrow)


def test_decision_changed_keeps_what_was_decided_before():
    no = replace(
        YES, answer=DecisionAnswer.NO, reason="Het geld is op.", at=NOW + timedelta(days=3)
    )
    advice = feedback.decide(Advice(title="Vaste hulp"), YES)

    changed = feedback.decide(advice, no)

    assert changed.decision == no
    assert changed.decisions == (YES, no)


@pytest.mark.parametrize(
    ("decisions_made", "told_at", "needed"),
    [
        ((), None, False),
        ((YES,), None, True),
        ((YES,), NOW + timedelta(minutes=1), False),
        ((YES, replace(YES, at=NOW + timedelta(days=1))), NOW + timedelta(minutes=1), True),
    ],
)
def test_decision_is_told_again_when_it_changed_after_the_report(decisions_made, told_at, needed):
    advice = Advice(title="Vaste hulp", decisions=decisions_made)

    assert feedback.needs_telling(advice, told_at=told_at) == needed


def test_later_lapses_after_its_date_until_there_is_a_new_decision():
    later = replace(YES, answer=DecisionAnswer.LATER, until=TODAY)
    advice = Advice(title="Vaste hulp", decisions=(later,))

    assert not feedback.lapsed(advice, today=TODAY)
    assert feedback.lapsed(advice, today=TODAY + timedelta(days=1))
    assert not feedback.lapsed(feedback.decide(advice, YES), today=TODAY + timedelta(days=1))


@given(
    st.lists(st.integers(-3, 3), max_size=3).map(sorted),
    st.none() | st.integers(-3, 3),
)
def test_advice_keeps_the_name_under_which_people_heard_of_it(decided, told):
    told_at = None if told is None else NOW + timedelta(days=told)
    made = tuple(replace(YES, at=NOW + timedelta(days=day)) for day in decided)
    advice = Advice(title="Vaste hulp", decisions=made)

    if told is not None and any(day <= told for day in decided):
        with pytest.raises(Refused, match=r"advice\.told"):
            feedback.rename(advice, title="Hulp", told_at=told_at)
    else:
        assert feedback.rename(advice, title=" Hulp ", told_at=told_at).title == "Hulp"
