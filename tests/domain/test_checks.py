"""Laws of the check: a programme closes on the word of care users who took part."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import feedback
from dialoog.domain.feedback import (
    Check,
    CheckAnswer,
    Verdict,
    Voice,
)
from dialoog.domain.programmes import (
    Intake,
    Override,
    Programme,
    ProgrammeState,
    Threshold,
)
from dialoog.domain.refusal import Refused

OPENED = date(2027, 3, 1)
CLOSES = date(2027, 3, 22)
NOW = datetime(2027, 3, 2, 10, tzinfo=UTC)
PEOPLE = range(16)
REPORTED = Programme(intake=Intake(), state=ProgrammeState.REPORTED, reported_on=date(2027, 2, 15))


def voice_of(person: int, answer: CheckAnswer, minutes: int) -> Voice:
    """Let the even numbers be care users."""
    at = NOW + timedelta(minutes=minutes)
    return Voice(person=person, care_user=person % 2 == 0, answer=answer, at=at)


voices = st.builds(
    voice_of,
    person=st.sampled_from(PEOPLE),
    answer=st.sampled_from(list(CheckAnswer)),
    minutes=st.integers(0, 500),
)
checks = st.builds(
    Check,
    asked=st.frozensets(st.sampled_from(PEOPLE)),
    threshold=st.builds(Threshold, share=st.integers(50, 100), least=st.integers(5, 7)),
    opened_on=st.just(OPENED),
    closes_on=st.none() | st.just(CLOSES),
    voices=st.lists(voices, max_size=20, unique_by=lambda voice: voice.at).map(tuple),
)
days = st.integers(-5, 40).map(lambda count: OPENED + timedelta(days=count))


def round_of(*answers: CheckAnswer, care_user: bool = True, **changes) -> Check:
    said = tuple(
        Voice(person=person, care_user=care_user, answer=answer, at=NOW)
        for person, answer in enumerate(answers)
    )
    check = Check(
        asked=frozenset(PEOPLE),
        threshold=Threshold(share=60, least=5),
        opened_on=OPENED,
        closes_on=CLOSES,
        voices=said,
    )
    return replace(check, **changes)


YES, NO, UNSURE = CheckAnswer.YES, CheckAnswer.NO, CheckAnswer.UNSURE


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([YES] * 4, Verdict.TOO_FEW_ANSWERS),
        ([YES] * 5, Verdict.BETTER),
        ([YES, YES, YES, NO, NO], Verdict.BETTER),
        ([YES, YES, NO, NO, NO], Verdict.NOT_BETTER),
        ([YES, YES, YES, UNSURE, UNSURE, UNSURE], Verdict.NOT_BETTER),
        ([], Verdict.TOO_FEW_ANSWERS),
    ],
)
def test_verdict_needs_the_least_number_and_the_share(answers, said):
    assert feedback.verdict(round_of(*answers), today=CLOSES) is said


def test_verdict_waits_until_the_round_ends():
    check = round_of(*[YES] * 5)

    assert feedback.verdict(check, today=CLOSES - timedelta(days=1)) is Verdict.OPEN
    assert feedback.verdict(replace(check, closes_on=None), today=CLOSES) is Verdict.OPEN


def test_verdict_is_there_once_everybody_has_spoken():
    check = round_of(*[YES] * 5, asked=frozenset(range(5)), closes_on=None)

    assert feedback.verdict(check, today=OPENED) is Verdict.BETTER


@given(checks)
def test_only_care_users_who_were_asked_count(check):
    counting = [voice for voice in check.voices if voice.care_user and voice.person in check.asked]

    assert feedback.result(replace(check, voices=tuple(counting))) == feedback.result(check)
    assert feedback.result(check).answers == len({voice.person for voice in counting})


@given(checks, voices)
def test_each_person_counts_once_with_the_newest_answer(check, voice):
    newest = replace(voice, at=NOW + timedelta(days=1), care_user=True)
    check = replace(check, asked=check.asked | {newest.person})

    once = feedback.result(replace(check, voices=(*check.voices, newest)))
    twice = feedback.result(replace(check, voices=(newest, *check.voices, newest)))

    assert once == twice
    assert once.answers <= len(check.asked)
    assert getattr(once, newest.answer) >= 1


@given(checks)
def test_a_yes_more_never_makes_it_worse_and_a_no_more_never_better(check):
    stranger = max(PEOPLE) + 1
    check = replace(check, asked=check.asked | {stranger}, closes_on=OPENED)
    order = [Verdict.NOT_BETTER, Verdict.BETTER]
    before = feedback.verdict(check, today=CLOSES)

    def after(answer: CheckAnswer) -> Verdict:
        voice = Voice(person=stranger, care_user=True, answer=answer, at=NOW)
        return feedback.verdict(replace(check, voices=(*check.voices, voice)), today=CLOSES)

    if before in order:
        assert order.index(after(YES)) >= order.index(before)
        assert order.index(after(NO)) <= order.index(before)
        assert after(NO) == after(UNSURE)


@given(checks, days, st.sampled_from([*PEOPLE, 99]))
def test_answers_are_taken_of_who_was_asked_while_the_round_lasts(check, today, person):
    ended = check.closes_on is not None and today >= check.closes_on

    if person in check.asked and not ended:
        feedback.require_may_answer(check, person=person, today=today)
    else:
        with pytest.raises(Refused) as refusal:
            feedback.require_may_answer(check, person=person, today=today)
        assert refusal.value.code == ("check.ended" if person in check.asked else "check.not_asked")


@given(checks, days)
def test_round_ends_once_and_takes_no_answers_after_that(check, today):
    if not feedback.takes_answers(check, today=today):
        with pytest.raises(Refused) as refusal:
            feedback.end(check, today=today)
        assert refusal.value.code == "check.ended"
        return

    ended = feedback.end(check, today=today)

    assert not feedback.takes_answers(ended, today=today)
    assert feedback.verdict(ended, today=today) is not Verdict.OPEN


@given(st.sampled_from(list(ProgrammeState)), st.lists(checks, max_size=3), days)
def test_programme_closes_exactly_when_the_newest_round_says_better(state, rounds, today):
    programme = replace(REPORTED, state=state)
    better = bool(rounds) and feedback.verdict(rounds[-1], today=today) is Verdict.BETTER

    if state is ProgrammeState.REPORTED and better:
        closed = feedback.close(programme, rounds, today=today)
        assert closed.state is ProgrammeState.CLOSED
    else:
        with pytest.raises(Refused):
            feedback.close(programme, rounds, today=today)


@pytest.mark.parametrize(
    ("rounds", "today", "code"),
    [
        ([], CLOSES, "programme.not_checked"),
        ([round_of(*[YES] * 5)], OPENED, "programme.check_open"),
        ([round_of(*[YES] * 4)], CLOSES, "programme.too_few_answers"),
        ([round_of(YES, *[NO] * 4)], CLOSES, "programme.not_better"),
        ([round_of(*[YES] * 5, care_user=False)], CLOSES, "programme.too_few_answers"),
        (
            [round_of(*[YES] * 5, opened_on=REPORTED.reported_on - timedelta(days=1))],
            CLOSES,
            "programme.not_checked",
        ),
    ],
)
def test_programme_says_why_it_does_not_close(rounds, today, code):
    with pytest.raises(Refused) as refusal:
        feedback.close(REPORTED, rounds, today=today)

    assert refusal.value.code == code


def test_programme_closed_on_somebodys_own_word_shows_name_and_reason_for_good():
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")

    closed = feedback.close(REPORTED, [], today=CLOSES, override=override)
    reopened = feedback.settle(closed, [round_of(*[NO] * 5)], today=CLOSES)

    assert reopened.state is ProgrammeState.OPEN
    assert closed.override == reopened.override == override


@pytest.mark.parametrize(("name", "reason"), [("", "gestopt"), ("H. de Wit", " ")])
def test_programme_is_not_closed_by_a_nameless_or_reasonless_override(name, reason):
    with pytest.raises(Refused) as refusal:
        feedback.close(REPORTED, [], today=CLOSES, override=Override(name=name, reason=reason))

    assert refusal.value.code == "programme.override_incomplete"


def test_override_does_not_close_what_people_have_not_heard_back():
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")

    with pytest.raises(Refused) as refusal:
        feedback.close(
            replace(REPORTED, state=ProgrammeState.OPEN), [], today=CLOSES, override=override
        )

    assert refusal.value.code == "programme.step_not_allowed"


@given(st.sampled_from(list(ProgrammeState)), st.lists(checks, max_size=3), days)
def test_programme_reopens_by_itself_exactly_when_the_newest_round_says_no(state, rounds, today):
    programme = replace(REPORTED, state=state)
    no = bool(rounds) and feedback.verdict(rounds[-1], today=today) is Verdict.NOT_BETTER
    told = state in {ProgrammeState.REPORTED, ProgrammeState.CLOSED}

    settled = feedback.settle(programme, rounds, today=today)

    assert settled.state is (ProgrammeState.OPEN if told and no else state)


@pytest.mark.parametrize(
    ("state", "rounds", "closes_on", "code"),
    [
        (ProgrammeState.OPEN, [], CLOSES, "check.not_told_yet"),
        (ProgrammeState.REPORTED, [round_of()], CLOSES, "check.running"),
        (ProgrammeState.CLOSED, [], OPENED, "check.ends_too_soon"),
    ],
)
def test_round_is_not_opened_too_early_or_twice(state, rounds, closes_on, code):
    programme = replace(REPORTED, state=state)

    with pytest.raises(Refused) as refusal:
        feedback.require_may_ask(programme, rounds, closes_on=closes_on, today=OPENED)

    assert refusal.value.code == code


@pytest.mark.parametrize("state", [ProgrammeState.REPORTED, ProgrammeState.CLOSED])
def test_round_may_be_opened_after_people_heard_back(state):
    ended = round_of(closes_on=OPENED)

    feedback.require_may_ask(
        replace(REPORTED, state=state), [ended], closes_on=CLOSES, today=OPENED
    )
