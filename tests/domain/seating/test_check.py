"""Every rule that is broken is found, with the facts to say it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dialoog.domain.seating import (
    Facilitator,
    MaxShare,
    MinCount,
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Table,
    Together,
    check,
)
from tests.domain.seating.problems import solvable

TABLES = (Table("T1", 2, 3, frozenset({"loop"})), Table("T2", 2, 3))
PEOPLE = (
    Person("A", "client"),
    Person("B", "client"),
    Person("C", "official"),
    Person("D", "official", needs=frozenset({"loop"})),
    Person("E", "carer"),
)
GOOD = Plan(({"T1": ("A", "B", "D"), "T2": ("C", "E")},))


@settings(max_examples=30, deadline=None)
@given(solvable())
def test_a_plan_that_keeps_every_rule_has_nothing_broken(problem_and_plan):
    assert check(*problem_and_plan) == []


@pytest.mark.parametrize(
    ("seats", "codes"),
    [
        ({"T1": ("A", "B", "D"), "T2": ("C", "E")}, []),
        ({"T1": ("A", "B", "D", "E"), "T2": ("C",)}, ["too_few", "too_many"]),
        ({"T1": ("A", "B"), "T2": ("C", "D", "E")}, ["need"]),
        ({"T1": ("A", "B", "D"), "T2": ("C",)}, ["too_few", "unseated"]),
        ({"T1": ("A", "B", "D"), "T2": ("A", "C", "E")}, ["doubly_seated"]),
        ({"T1": ("A", "B", "D"), "T2": ("C", "E", "Z")}, ["absent"]),
        ({"T1": ("A", "B", "D"), "T2": ("C", "E"), "T9": ()}, ["unknown_table"]),
    ],
)
def test_seats_are_checked(seats, codes):
    problem = Problem(1, TABLES, PEOPLE)

    broken = check(problem, Plan((seats,)))

    assert sorted(rule.code for rule in broken) == [f"seating.{code}" for code in codes]


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"never": (Never("N", "A", "B"),)}, "never"),
        ({"together": (Together("G", ("A", "C")),)}, "apart"),
        ({"pins": (Pin("X", "A", "T2"),)}, "pin"),
        ({"rules": (MinCount("R", frozenset({"carer"}), 1),)}, "min_count"),
        ({"rules": (MinCount("R", frozenset({"official"}), 2, allow_zero=True),)}, "min_count"),
        ({"rules": (MaxShare("R", frozenset({"client"}), 1, 2),)}, "max_share"),
        ({"held": {0: {"T1": ("A", "B", "C"), "T2": ("D", "E")}}}, "held"),
        ({"facilitators": (Facilitator("F"),)}, "unled"),
    ],
)
def test_each_kind_of_rule_is_checked(rules, code):
    problem = Problem(1, TABLES, PEOPLE, **rules)

    broken = check(problem, GOOD)

    assert {rule.code for rule in broken} == {f"seating.{code}"}


def test_facilitators_are_checked():
    problem = Problem(
        1,
        TABLES,
        PEOPLE,
        facilitators=(Facilitator("F"), Facilitator("G")),
        never=(Never("N", "A", "F"),),
        pins=(Pin("X", "G", "T2"),),
    )

    moved = ({"T1": ("B", "D"), "T2": ("A", "C", "E")},)

    assert _codes(problem, Plan(GOOD.rounds, {"T1": "F", "T2": "F"})) == {
        "seating.doubly_leading",
        "seating.pin",
    }
    assert _codes(problem, Plan(GOOD.rounds, {"T1": "F", "T2": "G"})) == {"seating.never"}
    assert _codes(problem, Plan(moved, {"T1": "F", "T2": "G"})) == set()


def _codes(problem: Problem, plan: Plan) -> set[str]:
    return {rule.code for rule in check(problem, plan)}
