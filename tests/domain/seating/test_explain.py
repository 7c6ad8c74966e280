"""Explanations say what is seen at the tables, and never a private wish."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from dialoog.domain.seating import (
    Evenness,
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Reason,
    Table,
    Together,
    Uneven,
    Weights,
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


def test_what_was_traded_off_is_compared_with_the_best_there_can_be():
    problem = Problem(
        rounds=2,
        tables=(Table("T1", 2, 2), Table("T2", 2, 2)),
        people=(
            Person("A", "client", attrs={"district": "north"}),
            Person("B", "client", attrs={"district": "north"}),
            Person("C", "carer", attrs={"district": "south"}),
            Person("D", "carer", attrs={"district": "south"}),
        ),
        together=(Together("G", ("A", "B")),),
        weights=Weights(attrs={"district": 1}),
    )
    plan = Plan(({"T1": ("A", "B"), "T2": ("C", "D")},) * 2)

    evenness = explain(problem, plan).evenness

    assert evenness == (
        Evenness("group", 8, 2, 10),
        Evenness("size", 0, 0, 5),
        Evenness("org", 0, 0, 4),
        Evenness("repeats", 1, 0, 3),
        Evenness("district", 8, 2, 1),
    )
    assert [kind.kind for kind in evenness if not kind.as_even_as_can_be] == [
        "group",
        "repeats",
        "district",
    ]


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
