"""Laws of the end of a programme: what still leaves after it, and what keeps it from closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialoog.domain import feedback
from dialoog.domain.feedback import Check, CheckAnswer, Contribution, Voice
from dialoog.domain.programmes import Intake, Programme, ProgrammeState, Threshold
from dialoog.domain.refusal import Refused
from tests.domain.decided import NOW, TODAY

CLOSED = Programme(
    intake=Intake(), state=ProgrammeState.CLOSED, reported_on=TODAY - timedelta(days=90)
)
NOT_BETTER = Check(
    asked=frozenset(range(3)),
    threshold=Threshold(share=60, least=3),
    opened_on=TODAY - timedelta(days=30),
    closes_on=TODAY,
    voices=tuple(
        Voice(person=person, care_user=True, answer=CheckAnswer.NO, at=NOW) for person in range(3)
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
