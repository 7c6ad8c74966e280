"""Laws of the short measure: true where it shows, and silent about small groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.figures import SMALLEST_GROUP
from dialoog.domain.measures import (
    STATEMENTS,
    UNKNOWN,
    MeasureMoment,
    Statement,
    Tally,
    combine,
    require_answers,
    results,
)
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused

AFTER, SAY = MeasureMoment.AFTER, Statement.COULD_SAY
counts = st.dictionaries(
    st.tuples(st.sampled_from(Perspective), st.integers(0, 5)), st.integers(1, 12), max_size=16
)


def tallies(table):
    return [Tally(AFTER, SAY, side, score, count) for (side, score), count in table.items()]


def people(table, *sides):
    return sum(
        count for (side, score), count in table.items() if side in sides and score != UNKNOWN
    )


@given(counts)
def test_no_group_below_five_is_shown_nor_left_over(table):
    for result in results(tallies(table)):
        shown = [side for side, figure in result.groups.items() if figure.mean is not None]

        assert all(people(table, side) >= SMALLEST_GROUP for side in shown)
        if result.together.mean is not None:
            rest = people(table, *Perspective) - people(table, *shown)
            assert rest == 0 or rest >= SMALLEST_GROUP


@given(counts)
def test_every_number_of_people_is_a_multiple_of_five(table):
    for result in results(tallies(table)):
        for figure in (*result.groups.values(), result.together):
            assert figure.people is None or figure.people % SMALLEST_GROUP == 0


@given(counts)
def test_a_mean_that_is_shown_is_true(table):
    for result in results(tallies(table)):
        for side, figure in result.groups.items():
            if figure.mean is not None:
                points = sum(n * score for (one, score), n in table.items() if one is side)
                assert figure.mean == round(points / people(table, side), 1)


def test_who_does_not_know_is_in_no_mean():
    side = Perspective.LIVED_EXPERIENCE

    (result,) = results(tallies({(side, 4): 6, (side, UNKNOWN): 9}))

    assert result.groups[side].mean == 4.0
    assert result.groups[side].people == 5


def test_statements_come_in_the_order_in_which_they_are_asked():
    told = [
        Tally(moment, statement, Perspective.OTHER, 3, 5)
        for moment in reversed(MeasureMoment)
        for statement in reversed(STATEMENTS[moment])
    ]

    assert [(one.moment, one.statement) for one in results(told)] == [
        (moment, statement) for moment in MeasureMoment for statement in STATEMENTS[moment]
    ]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({}, "measure.nothing_answered"),
        ({Statement.NOTICE: 4}, "measure.unknown_answer"),
        ({SAY: 6}, "measure.unknown_answer"),
        ({SAY: -1}, "measure.unknown_answer"),
    ],
)
def test_answers_that_can_t_be_are_refused(answers, code):
    with pytest.raises(Refused) as refusal:
        require_answers(AFTER, answers)

    assert refusal.value.code == code


def together(tables):
    """Give what may be told of some programmes together, if anything."""
    (found,) = combine([one for table in tables for one in results(tallies(table))]) or (None,)
    return found


@given(st.lists(counts, min_size=1, max_size=4), st.data())
def test_no_two_selections_of_programmes_differ_by_a_small_group(tables, data):
    fewer = data.draw(st.lists(st.sampled_from(tables), max_size=len(tables)))
    whole, part = together(tables), together(fewer)
    if whole is None or part is None:
        return

    for large, small in (
        (whole.together, part.together),
        *((whole.groups[side], part.groups[side]) for side in Perspective),
    ):
        difference = (large.people or 0) - (small.people or 0)
        assert difference % SMALLEST_GROUP == 0


@given(st.lists(counts, min_size=1, max_size=4))
def test_what_is_hidden_in_every_programme_stays_hidden_together(tables):
    found = together(tables)
    each = [one for table in tables for one in results(tallies(table))]

    for side in Perspective:
        if all(one.groups[side].mean is None for one in each):
            assert found is None or found.groups[side].mean is None
