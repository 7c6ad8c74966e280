"""What a rearrangement brings, counted apart from the score and yet the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import (
    Change,
    Moved,
    Person,
    Plan,
    Problem,
    Table,
    Together,
    Weights,
    as_seats,
    consequences,
    score,
)
from dialoog.domain.seating.bounds import fewest
from tests.domain.seating.problems import solvable


@settings(max_examples=60, deadline=None)
@given(solvable(), st.randoms(use_true_random=False))
def test_the_difference_is_that_of_the_scores(problem_and_plan, luck):
    problem, plan = problem_and_plan
    after = _shuffled(plan, luck)

    found = consequences(problem, plan, after, number=0)

    told = problem.told
    assert found.cost == score(told, after).cost - score(told, plan).cost
    assert {move.number for move in found.moved} <= {0}


def _shuffled(plan: Plan, luck) -> Plan:
    seats = {table: list(ids) for table, ids in plan.rounds[0].items()}
    for _ in range(3):
        one, other = luck.sample(sorted(seats), 2)
        if seats[one]:
            seats[other].append(seats[one].pop())
    return replace(plan, rounds=(as_seats(seats), *plan.rounds[1:]))


@settings(max_examples=40, deadline=None)
@given(solvable(), st.randoms(use_true_random=False))
def test_private_wishes_have_no_consequences(problem_and_plan, luck):
    problem, plan = problem_and_plan
    after = _shuffled(plan, luck)
    wishes = replace(
        problem, together=tuple(replace(group, private=True) for group in problem.together)
    )
    without = replace(problem, never=(), together=())

    assert consequences(wishes, plan, after, number=0) == consequences(
        without, plan, after, number=0
    )


def test_a_move_is_said_in_numbers():
    problem = Problem(
        rounds=2,
        tables=(Table("T1", 1, 4), Table("T2", 1, 4), Table("T3", 1, 4)),
        people=(
            *(Person(name, "client") for name in "ABC"),
            *(Person(name, "official", "town") for name in "DEF"),
        ),
        weights=Weights(),
    )
    first = {"T1": ("A", "D"), "T2": ("B", "E"), "T3": ("C", "F")}
    second = {"T1": ("A", "E"), "T2": ("B", "F"), "T3": ("C", "D")}
    after = Plan(({"T1": ("A",), "T2": ("B", "D", "E"), "T3": ("C", "F")}, second))

    found = consequences(problem, Plan((first, second)), after, number=0)

    assert found.moved == (Moved("D", 0, "T1", "T2"),)
    assert found.counts == (
        Change("group", "official", "T1", 1, 0, 1, 1),
        Change("group", "official", "T2", 1, 2, 1, 1),
    )
    assert [(change.kind, change.table) for change in found.worse] == [
        ("group", "T1"),
        ("group", "T2"),
        ("size", "T1"),
        ("size", "T2"),
        ("org", "T2"),
    ]
    assert found.better == ()
    assert found.cost == 34


def test_meeting_again_is_a_consequence():
    problem = Problem(
        rounds=2,
        tables=(Table("T1", 1, 3), Table("T2", 1, 3)),
        people=tuple(Person(name, "client") for name in "ABCD"),
    )
    other = {"T1": ("A", "C"), "T2": ("B", "D")}
    before = Plan(({"T1": ("A", "B"), "T2": ("C", "D")}, other))

    found = consequences(problem, before, Plan((other, other)), number=0)

    assert found.worse == (Change("repeats", "", "", 0, 2, 0, 0),)


@settings(max_examples=80, deadline=None)
@given(solvable())
def test_no_plan_is_more_even_than_the_fewest_there_can_be(problem_and_plan):
    problem, plan = problem_and_plan
    found = score(problem, plan)

    best = fewest(problem)

    assert best["group"] <= found.group
    assert best["size"] <= found.size
    assert best["org"] <= found.org
    assert best["district"] <= found.attrs["district"]
    assert best["repeats"] <= found.repeats


def test_what_cannot_be_avoided_is_counted():
    problem = Problem(
        rounds=3,
        tables=(Table("T1", 3, 3), Table("T2", 3, 3)),
        people=(
            *(Person(name, "client", "centre") for name in "AB"),
            *(Person(name, "client") for name in "CD"),
            *(Person(name, "carer") for name in "EF"),
        ),
        together=(Together("G", ("A", "B")),),
    )

    best = fewest(problem)

    assert best["org"] == 3
    assert best["repeats"] == 2
