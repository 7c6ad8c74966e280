"""The most significant change: words that all may read are chosen, with a reason."""

from __future__ import annotations

import pytest

from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.live import QuoteConsent
from dialoog.domain.people import Forgetter
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import people
from dialoog.services.feedback import checks, stories
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import TODAY, come, decide, make_advice, open_round, say, send
from tests.factories import NOW

BETTER = "Nu durf ik weer naar buiten."


@pytest.fixture
def meeting(organisation):
    return factories.make_meeting(factories.make_programme())


def said(meeting, *, consent=QuoteConsent.ANONYMOUS):
    """Give the key of what was said at a meeting."""
    return f"contribution-{say(meeting, BETTER, quote_consent=consent)}"


def choose(meeting, key, **changes):
    words = {"because": "Hier begon het mee.", "chosen_by": "de cliëntenraad", **changes}
    with unit_of_work():
        return stories.choose_story(meeting.programme_id, key, today=TODAY, **words)


def answer(meeting, answer=CheckAnswer.YES, *, words=BETTER, quotable=True):
    """Let somebody answer in a round; gives their answer."""
    come(meeting)
    decide(make_advice(meeting.programme_id, say(meeting)))
    send(meeting.programme_id)
    open_round(meeting.programme_id)
    [asked] = checks.list_checks(meeting.programme_id)[0].answers
    with unit_of_work():
        return checks.answer(
            asked.id,
            answer,
            words=words,
            quotable=quotable,
            through=AnswerChannel.LINK,
            now=NOW,
            today=TODAY,
        )


def tellable(meeting):
    return [story.key for story in stories.list_tellable(meeting.programme_id)]


def told(meeting):
    return [(row.told.text, row.because) for row in stories.find_told(meeting.programme)]


def test_a_story_is_chosen_with_its_reason_and_told(meeting):
    choose(meeting, said(meeting))

    assert told(meeting) == [(BETTER, "Hier begon het mee.")]


def test_a_story_without_consent_is_not_there_to_choose(meeting):
    key = said(meeting, consent=QuoteConsent.TABLE_ONLY)

    with pytest.raises(Refused) as refusal:
        choose(meeting, key)

    assert refusal.value.code == "story.not_tellable"


def test_a_story_is_not_told_any_more_once_consent_is_withdrawn(meeting):
    row = choose(meeting, said(meeting))

    with unit_of_work():
        row.contribution.consent_withdrawn_at = NOW

    assert told(meeting) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"because": "  "}, "story.reason_missing"),
        ({"chosen_by": ""}, "story.chooser_missing"),
    ],
)
def test_a_choice_needs_a_reason_and_who_chose(meeting, changes, code):
    key = said(meeting)

    with pytest.raises(Refused) as refusal:
        choose(meeting, key, **changes)

    assert refusal.value.code == code


def test_what_somebody_writes_who_says_that_it_is_better_can_be_chosen(meeting):
    row = answer(meeting)

    choose(meeting, f"check_answer-{row.id}")

    assert told(meeting) == [(BETTER, "Hier begon het mee.")]


@pytest.mark.parametrize(
    "given",
    [
        {"quotable": False},
        {"words": ""},
        {"answer": CheckAnswer.NO},
        {"answer": CheckAnswer.UNSURE},
    ],
)
def test_an_answer_is_a_story_only_when_it_is_better_and_all_may_read_it(meeting, given):
    answer(meeting, **given)

    assert tellable(meeting) == []


def test_a_story_of_another_programme_is_not_there_to_choose(meeting):
    row = answer(factories.make_meeting(factories.make_programme()))

    with pytest.raises(Refused) as refusal:
        choose(meeting, f"check_answer-{row.id}")

    assert refusal.value.code == "story.not_tellable"


def test_who_takes_the_words_back_is_still_counted(meeting):
    row = answer(meeting)
    choose(meeting, f"check_answer-{row.id}")

    with unit_of_work():
        checks.take_words_back(row.id, person_id=row.person_id)

    assert told(meeting) == tellable(meeting) == []
    assert row.answer is CheckAnswer.YES


def test_nobody_takes_back_the_words_of_somebody_else(meeting):
    row = answer(meeting)

    with pytest.raises(Missing), unit_of_work():
        checks.take_words_back(row.id, person_id=row.person_id + 1)

    assert tellable(meeting) == [f"check_answer-{row.id}"]


def test_the_story_of_who_is_forgotten_is_gone(meeting):
    row = answer(meeting)
    choose(meeting, f"check_answer-{row.id}")

    with unit_of_work():
        people.forget_person(row.person_id, by=Forgetter.ORGANISER)

    assert told(meeting) == tellable(meeting) == []
