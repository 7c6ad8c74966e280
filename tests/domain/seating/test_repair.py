"""On the day: the rules hold again, and nobody moves who needn't."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import (
    Moved,
    Never,
    Person,
    Plan,
    Problem,
    Table,
    changes,
    check,
    compose,
    repair,
    steps,
)
from tests.domain.seating.problems import solvable


@settings(max_examples=25, deadline=None)
@given(solvable(), st.integers(0, 100))
def test_nobody_moves_when_nothing_is_wrong(problem_and_plan, seed):
    problem, plan = problem_and_plan

    repaired = repair(problem, plan, seed=seed, budget=steps(20))

    assert changes(plan, repaired) == []


def test_who_comes_in_gets_a_seat_and_the_others_keep_theirs():
    problem, plan = _room()
    more = replace(problem, people=(*problem.people, Person("new", "a")))

    repaired = repair(more, plan, seed=1, budget=steps(20))

    assert check(more, repaired) == []
    assert [(move.person, move.before) for move in changes(plan, repaired)] == [("new", None)] * 2


def test_who_is_absent_frees_a_seat():
    problem, plan = _room()
    fewer = replace(problem, people=problem.people[1:])

    repaired = repair(fewer, plan, seed=1, budget=steps(20))

    assert check(fewer, repaired) == []
    assert changes(plan, repaired) == []


def test_a_table_that_is_gone_sends_only_its_own_people_elsewhere():
    problem, plan = _room()
    fewer = replace(problem, tables=problem.tables[1:])

    repaired = repair(fewer, plan, seed=1, budget=steps(20))

    assert check(fewer, repaired) == []
    assert {move.before for move in changes(plan, repaired)} == {"T0"}


def test_a_new_conflict_moves_one_person():
    problem, plan = _room()
    a, b = plan.rounds[0]["T0"][:2]
    at_odds = replace(problem, never=(Never("N", a, b),))

    repaired = repair(at_odds, plan, seed=1, budget=steps(40))

    assert check(at_odds, repaired) == []
    moved = [move for move in changes(plan, repaired) if move.number == 0]
    assert [move.person for move in moved] in ([a], [b])
    assert isinstance(moved[0], Moved)


def _room() -> tuple[Problem, Plan]:
    problem = Problem(
        rounds=2,
        tables=tuple(Table(f"T{number}", 2, 7) for number in range(4)),
        people=tuple(Person(f"P{number}", "ab"[number % 2]) for number in range(18)),
    )
    return problem, compose(problem, seed=1, budget=steps(20))
