"""Gather what was said into advice, and decide on it, on a real database."""

from __future__ import annotations

import pytest

from dialoog.domain.feedback import (
    CareRoute,
    DecisionAnswer,
)
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, programmes
from dialoog.services.feedback import board
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import decide, decision, make_advice, say
from tests.factories import NOW


@pytest.fixture
def programme(organisation):
    return factories.make_programme()


@pytest.fixture
def meeting(programme):
    return factories.make_meeting(programme)


def test_board_sorts_what_was_said_by_what_became_of_it(programme, meeting):
    loose, placed, aside = say(meeting, "los"), say(meeting, "geplaatst"), say(meeting, "opzij")
    worm = say(meeting, "pijn", kind="wormpje", private=True)
    make_advice(programme.id, placed)
    with unit_of_work():
        board.set_aside(programme.id, [aside], reason="Gaat over iets anders.")

    found = board.get_board(programme.id)

    assert [row.id for row in found.unplaced] == [loose]
    assert [row.id for row in found.placed] == [placed]
    assert [row.id for row in found.set_aside] == [aside]
    assert [row.id for row in found.private] == [worm]
    assert found.unanswered == {loose, placed, worm}
    assert not found.ready_to_report


def test_advice_is_split_and_merged_without_losing_a_contribution(programme, meeting):
    said = [say(meeting) for _ in range(3)]
    advice_id = make_advice(programme.id, *said)

    with unit_of_work():
        new_id = board.split_advice(advice_id, said[:1], title="Op tijd bellen", now=NOW).id
    with unit_of_work():
        board.merge_advices(advice_id, new_id, title="Vaste hulp die belt")

    [advice] = board.get_board(programme.id).advices
    assert advice.title == "Vaste hulp die belt"
    assert {row.id for row in advice.contributions} == set(said)


def test_merged_advice_keeps_dots_and_reasons_of_both(programme, meeting):
    chosen = {"Vaste hulp": (4, "Dan kent u elkaar."), "Op tijd bellen": (3, "Dan weet u het.")}
    numbers = []
    for title, (votes, why) in chosen.items():
        numbers.append(make_advice(programme.id, say(meeting), title=title))
        with unit_of_work():
            row = board.get_advice(numbers[-1])
            row.votes, row.why = votes, why
    plain = make_advice(programme.id, title="Zonder stippen")

    for other in (numbers[0], plain):
        with unit_of_work():
            board.merge_advices(numbers[1], other, title="Samen")

    [advice] = board.get_board(programme.id).advices
    assert advice.votes == 7
    assert advice.why.splitlines() == ["Dan weet u het.", "Dan kent u elkaar."]


def test_advice_undone_gives_its_contributions_back(programme, meeting):
    said = say(meeting)
    advice_id = make_advice(programme.id, said)

    with unit_of_work():
        board.remove_advice(advice_id)

    assert [row.id for row in board.get_board(programme.id).unplaced] == [said]


def test_wormpje_does_not_become_advice_unless_the_person_wants_it(programme, meeting):
    worm = say(meeting, kind="wormpje", private=True)
    wanted = say(meeting, kind="wormpje", private=True, care_route=CareRoute.ADVICE)

    with pytest.raises(Refused) as refusal:
        make_advice(programme.id, worm)

    assert refusal.value.code == "contribution.private"
    assert make_advice(programme.id, wanted)


def test_contribution_of_another_programme_is_not_gathered(programme):
    other = say(factories.make_meeting(factories.make_programme("Vervoer")))

    with pytest.raises(Refused) as refusal:
        make_advice(programme.id, other)

    assert refusal.value.code == "contribution.not_here"


def test_second_decision_on_the_same_version_is_refused_and_history_stays(programme, meeting):
    advice_id = make_advice(programme.id, say(meeting))
    version = board.get_advice(advice_id).version
    decide(advice_id)

    with pytest.raises(Refused) as refusal, unit_of_work():
        board.decide(advice_id, decision(DecisionAnswer.NO), version=version, now=clock.now())
    decide(advice_id, answer=DecisionAnswer.NO)

    assert refusal.value.code == "common.changed_meanwhile"
    assert [row.answer for row in board.get_advice(advice_id).decisions] == [
        DecisionAnswer.YES,
        DecisionAnswer.NO,
    ]


def test_closed_programme_keeps_its_answers(programme, meeting):
    said = say(meeting)
    advice_id = make_advice(programme.id, said)
    with unit_of_work():
        programmes.get_programme(programme.id).state = ProgrammeState.CLOSED

    with pytest.raises(Refused) as deciding:
        decide(advice_id)
    with pytest.raises(Refused) as gathering:
        make_advice(programme.id, said)

    assert (deciding.value.code, gathering.value.code) == ("programme.closed", "programme.closed")
