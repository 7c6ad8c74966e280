"""Moves by hand: allowed when every rule that held still holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.refusal import Refused
from dialoog.domain.seating import (
    Never,
    Person,
    Plan,
    Problem,
    Table,
    Together,
    check,
    inseparable,
    move,
    swap,
)
from tests.domain.seating.problems import solvable

PROBLEM = Problem(
    rounds=2,
    tables=(Table("T1", 1, 3), Table("T2", 1, 3)),
    people=tuple(Person(name, "client") for name in "ABCDE"),
    never=(Never("N", "A", "D"),),
    together=(Together("G", ("B", "C")),),
)
PLAN = Plan(({"T1": ("A", "B", "C"), "T2": ("D", "E")},) * 2)


@settings(max_examples=40, deadline=None)
@given(solvable(), st.data())
def test_no_move_breaks_a_rule(problem_and_plan, data):
    problem, plan = problem_and_plan
    person = data.draw(st.sampled_from(problem.people)).id
    table = data.draw(st.sampled_from(problem.tables)).id

    try:
        after = move(problem, plan, person=person, table=table, number=0)
    except Refused:
        return

    assert check(problem, after) == []
    assert after.table_of(person, number=0) == table


def test_swapping_takes_along_who_belongs_together():
    after = swap(PROBLEM, PLAN, person="B", other="E", number=0)

    assert after.rounds[0] == {"T1": ("A", "E"), "T2": ("B", "C", "D")}
    assert after.rounds[1] == PLAN.rounds[1]


@pytest.mark.parametrize(
    ("person", "table", "code"),
    [("A", "T2", "seating.private"), ("B", "T2", "seating.too_many")],
)
def test_a_move_that_breaks_a_rule_is_refused(person, table, code):
    with pytest.raises(Refused) as refused:
        move(PROBLEM, PLAN, person=person, table=table, number=0)

    assert refused.value.code == code


def test_a_private_wish_gives_no_facts():
    with pytest.raises(Refused) as refused:
        move(PROBLEM, PLAN, person="A", table="T2", number=0)

    assert refused.value.facts == {}


def test_nobody_is_taken_along_by_a_private_wish():
    wished = replace(PROBLEM, never=(), together=(Together("G", ("B", "C"), private=True),))

    with pytest.raises(Refused) as refused:
        move(wished, PLAN, person="B", table="T2", number=0)

    assert (refused.value.code, refused.value.facts) == ("seating.private", {})
    assert inseparable(wished, "B", number=0) == ("B",)
