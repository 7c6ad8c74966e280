"""Laws of reporting back and of the end: what may leave, and what keeps a programme from closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import feedback, programmes
from dialoog.domain.feedback import (
    Advice,
    Check,
    CheckAnswer,
    Contribution,
    Decision,
    DecisionAnswer,
    Voice,
)
from dialoog.domain.programmes import (
    Intake,
    Programme,
    ProgrammeState,
    Promise,
    PromiseState,
    ReportChannel,
    Threshold,
)
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


def test_report_answers_the_promise_and_opens_the_way_to_the_check():
    promise = Promise(channels=frozenset({ReportChannel.MAIL}), due_on=TODAY)
    programme = Programme(intake=Intake(), state=ProgrammeState.OPEN, promises=(promise,))
    decision = Decision(
        answer=DecisionAnswer.NO, reason="Geen geld.", decided_by="raad", decided_on=TODAY, at=NOW
    )
    advice = Advice(title="Vaste hulp", contributions=frozenset({1}), decisions=(decision,))

    told = feedback.report_back(
        programme,
        contributions=[Contribution(key=1)],
        advices=[advice],
        told_at=None,
        today=TODAY,
    )

    assert (told.state, told.reported_on) == (ProgrammeState.REPORTED, TODAY)
    assert programmes.promise_state(told.promise, today=TODAY) is PromiseState.TELLING


def test_report_does_not_go_out_with_a_contribution_that_has_no_answer():
    programme = Programme(intake=Intake(), state=ProgrammeState.OPEN)

    with pytest.raises(Refused) as refusal:
        feedback.report_back(
            programme, contributions=[Contribution(key=1)], advices=[], told_at=None, today=TODAY
        )

    assert refusal.value.code == "feedback.unanswered"


def test_news_after_closing_leaves_it_closed_and_its_rounds_counting():
    told = feedback.report_back(CLOSED, contributions=[], advices=[], told_at=NOW, today=TODAY)

    assert told == CLOSED
    assert feedback.settle(told, [NOT_BETTER], today=TODAY) == replace(
        CLOSED, state=ProgrammeState.OPEN
    )


def test_news_after_closing_waits_for_what_has_no_answer():
    with pytest.raises(Refused, match=r"feedback\.unanswered"):
        feedback.report_back(
            CLOSED, contributions=[Contribution(key=1)], advices=[], told_at=NOW, today=TODAY
        )


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
