"""Did it become better, and for whom: what the overview tells of the short measure."""

from __future__ import annotations

import pytest

from dialoog.domain.measures import MeasureMoment, Statement
from dialoog.domain.people import Perspective
from dialoog.services import measures
from dialoog.services.unit_of_work import unit_of_work
from tests.web.test_outcomes import held

pytestmark = pytest.mark.queries


def test_the_overview_tells_for_whom_it_became_better(as_manager):
    meeting = held()
    with unit_of_work():
        for moment, score in ((MeasureMoment.BEFORE, 2), (MeasureMoment.AFTER, 4)):
            for side, people in ((Perspective.PROFESSION, 5), (Perspective.GOVERNMENT, 3)):
                for _each in range(people):
                    answers = {Statement.OWN_SAY: score}
                    measures.enter(meeting.programme_id, moment, side, answers)

    page = as_manager.get("/overzicht").text
    better = page[page.index('id="beter"') : page.index('id="adviezen"')]

    assert "Ik heb zelf iets te zeggen over wat er gebeurt." in better
    assert "2,0" in better
    assert "4,0" in better
    assert "/overzicht/metingen?kant=profession" in better


def test_the_overview_says_so_when_too_few_people_told_whether_it_is_better(as_manager):
    meeting = held()
    with unit_of_work():
        for _each in range(4):
            answers = {Statement.OWN_SAY: 4}
            measures.enter(
                meeting.programme_id, MeasureMoment.AFTER, Perspective.PROFESSION, answers
            )

    page = as_manager.get("/overzicht").text

    assert "Nog niet genoeg mensen vulden de korte meting in" in page
    assert "4,0" not in page


def test_measures_belong_to_the_period_in_which_their_programme_met(as_manager):
    meeting = held(days_ago=200)
    with unit_of_work():
        for _each in range(6):
            answers = {Statement.OWN_SAY: 4}
            measures.enter(
                meeting.programme_id, MeasureMoment.AFTER, Perspective.PROFESSION, answers
            )

    for path in ("/overzicht", "/overzicht/metingen"):
        assert "4,0" in as_manager.get(path).text
        assert "4,0" not in as_manager.get(f"{path}?periode=last_quarter").text
