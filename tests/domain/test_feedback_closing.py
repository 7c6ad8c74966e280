"""Laws of the end of a programme: what still leaves after it, and what keeps it from closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import feedback
from dialoog.domain.feedback import (
    Advice,
    Check,
    CheckAnswer,
    Contribution,
    DecisionAnswer,
    Voice,
)
from dialoog.domain.programmes import Intake, Programme, ProgrammeState, Threshold
from dialoog.domain.refusal import Refused
from tests.domain.decided import NOW, TODAY, YES

CLOSED = Programme(
    intake=Intake(), state=ProgrammeState.CLOSED, reported_on=TODAY - timedelta(days=90)
)
NOT_BETTER = Check(
    asked=frozenset(range(5)),
    threshold=Threshold(share=60, least=5),
    opened_on=TODAY - timedelta(days=30),
    closes_on=TODAY,
    voices=tuple(
        Voice(person=person, care_user=True, answer=CheckAnswer.NO, at=NOW) for person in range(5)
    ),
)


def test_news_after_closing_leaves_it_closed_and_its_rounds_counting():
    told = feedback.report_back(CLOSED, contributions=[], advices=[], today=TODAY)

    assert told == CLOSED
    assert feedback.settle(told, [NOT_BETTER], today=TODAY) == replace(
        CLOSED, state=ProgrammeState.OPEN
    )


def test_news_after_closing_waits_for_what_has_no_answer():
    with pytest.raises(Refused, match=r"feedback\.unanswered"):
        feedback.report_back(CLOSED, contributions=[Contribution(key=1)], advices=[], today=TODAY)


answers = st.lists(st.sampled_from(list(DecisionAnswer)), max_size=3)


@given(st.lists(answers, max_size=4))
def test_nothing_ends_while_the_newest_word_is_later(advices):
    decided = [
        Advice(title="Vaste hulp", decisions=tuple(map(decision_of, said))) for said in advices
    ]
    waiting = sum(said[-1:] == [DecisionAnswer.LATER] for said in advices)

    if not waiting:
        feedback.require_none_later(decided)
        return
    with pytest.raises(Refused) as refusal:
        feedback.require_none_later(decided)
    assert (refusal.value.code, refusal.value.facts["count"]) == ("feedback.later", waiting)


def decision_of(answer):
    until = TODAY + timedelta(days=30) if answer is DecisionAnswer.LATER else None
    return replace(YES, answer=answer, until=until)
