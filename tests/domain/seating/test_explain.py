"""Explanations say what is seen at the tables, and never a private wish."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from dialoog.domain.seating import (
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Reason,
    Table,
    Together,
    Uneven,
    explain,
)
from tests.domain.seating.problems import solvable


@settings(max_examples=40, deadline=None)
@given(solvable())
def test_private_wishes_leave_no_trace(problem_and_plan):
    problem, plan = problem_and_plan
    wishes = replace(
        problem, together=tuple(replace(group, private=True) for group in problem.together)
    )
    without = replace(problem, never=(), together=())

    assert explain(wishes, plan) == explain(without, plan)


def test_a_table_is_explained():
    problem = Problem(
        rounds=1,
        tables=(Table("T1", 1, 4, frozenset({"loop"})), Table("T2", 1, 4)),
        people=(
            Person("A", "client", needs=frozenset({"loop"})),
            Person("B", "interpreter"),
            Person("C", "client"),
            Person("D", "official"),
        ),
        together=(Together("G", ("A", "B")),),
        pins=(Pin("X", "C", "T1"),),
        never=(Never("N", "A", "D"),),
    )

    first, second = explain(problem, Plan(({"T1": ("A", "B", "C"), "T2": ("D",)},))).tables

    assert first.groups == {"client": 2, "interpreter": 1}
    assert first.reasons == (
        Reason("pin", "C"),
        Reason("need", "A", {"need": "loop"}),
        Reason("together", "A", {"with": ("B",)}),
    )
    assert second.uneven == (
        Uneven("group", "client", 0, 1, 1),
        Uneven("size", "", 1, 2, 2),
    )
    assert second.reasons == ()
