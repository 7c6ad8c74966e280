"""Laws of composing: nobody lost, no rule broken, the same again, and better than chance."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import (
    Facilitator,
    MinCount,
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Progress,
    Table,
    Together,
    Weights,
    as_seats,
    check,
    compose,
    score,
    steps,
)
from tests.domain.seating.problems import solvable

FEW = settings(max_examples=25, deadline=None)


@FEW
@given(solvable(), st.integers(0, 1000))
def test_composing_seats_everyone_once_and_keeps_every_rule(problem_and_plan, seed):
    problem, _ = problem_and_plan
    told: list[Progress] = []
    patience = steps(400)

    plan = compose(
        problem,
        seed=seed,
        budget=lambda: patience() if told[-1].broken else 1.0,
        on_progress=told.append,
    )

    assert check(problem, plan) == []


@FEW
@given(solvable(), st.integers(0, 1000))
def test_the_same_seed_and_steps_give_the_same_plan(problem_and_plan, seed):
    problem, _ = problem_and_plan

    plans = [compose(problem, seed=seed, budget=steps(10)) for _ in range(2)]

    assert plans[0] == plans[1]


@FEW
@given(solvable(), st.integers(0, 1000))
def test_a_plan_to_start_from_never_gets_worse(problem_and_plan, seed):
    problem, start = problem_and_plan

    plan = compose(problem, seed=seed, budget=steps(10), start=start)

    assert check(problem, plan) == []
    assert score(problem, plan).cost <= score(problem, start).cost


@FEW
@given(solvable(), st.integers(0, 1000))
def test_composing_is_better_than_chance(problem_and_plan, seed):
    problem, _ = problem_and_plan
    free = replace(
        problem, never=(), together=(), pins=(), rules=(), people=_without_needs(problem)
    )

    plan = compose(free, seed=seed, budget=steps(20))

    assert score(free, plan).cost <= score(free, _by_chance(free, seed)).cost


@FEW
@given(solvable(), st.integers(0, 1000))
def test_other_names_give_the_same_plan_under_those_names(problem_and_plan, seed):
    problem, _ = problem_and_plan
    renamed = _renamed(problem)

    plan = compose(problem, seed=seed, budget=steps(5))
    again = compose(renamed, seed=seed, budget=steps(5))

    for seats, others in zip(plan.rounds, again.rounds, strict=True):
        assert others == as_seats({_new(at): map(_new, ids) for at, ids in seats.items()})


def test_two_people_go_together_to_one_empty_chair_and_one_exchange():
    people = tuple(
        Person(f"P{number}", group="carer" if number == 2 else "client") for number in range(7)
    )
    quiet = replace(people[2], needs=frozenset({"quiet"}))
    problem = Problem(
        rounds=1,
        tables=(Table("T0", 4, 5), Table("T1", 3, 4, features=frozenset({"quiet"}))),
        people=(*people[:2], quiet, *people[3:]),
        together=(Together("quiet", ("P2", "P1")), Together("pair", ("P3", "P0"))),
        rules=(MinCount("company", groups=frozenset({"client"}), min=2, allow_zero=True),),
    )

    for seed in range(10):
        assert check(problem, compose(problem, seed=seed, budget=steps(20))) == []


def test_a_table_without_care_users_is_found_where_nothing_else_will_do():
    """Enough clients for both tables, but the only plan seats the two carers by themselves."""
    people = tuple(
        Person(f"P{number}", group="carer" if number in {4, 6} else "client") for number in range(7)
    )
    quiet = replace(people[2], needs=frozenset({"quiet"}))
    problem = Problem(
        rounds=1,
        tables=(Table("T0", 5, 5, features=frozenset({"quiet"})), Table("T1", 2, 2)),
        people=(*people[:2], quiet, *people[3:]),
        never=(Never("apart", "P4", "P0"),),
        together=(Together("quiet", ("P2", "P0")),),
        rules=(MinCount("company", groups=frozenset({"client"}), min=2, allow_zero=True),),
    )

    for seed in range(10):
        assert check(problem, compose(problem, seed=seed, budget=steps(400))) == []


def test_progress_gets_better_and_ends_with_the_plan():
    problem = _room(people=24, tables=4, rounds=2)
    seen: list[Progress] = []

    plan = compose(problem, seed=1, budget=steps(60), on_progress=seen.append)

    assert seen[-1].plan == plan
    prices = [(progress.broken, progress.cost) for progress in seen]
    assert prices == sorted(prices, reverse=True)


def test_search_stops_when_nothing_can_be_better():
    problem = _room(people=8, tables=2, rounds=1)

    plan = compose(problem, seed=1, budget=lambda: 0.0)

    assert score(problem, plan).cost == 0


def test_rounds_that_are_over_stay_as_they_were():
    problem = _room(people=12, tables=3, rounds=3)
    first = compose(problem, seed=1, budget=steps(5)).rounds[0]
    held = replace(problem, held={0: first})

    plan = compose(held, seed=2, budget=steps(20))

    assert plan.rounds[0] == first
    assert score(held, plan).repeats < 12


def test_people_come_only_to_their_rounds():
    problem = _room(people=12, tables=3, rounds=2)
    late = replace(problem.people[0], rounds=frozenset({1}))
    problem = replace(problem, people=(late, *problem.people[1:]))

    plan = compose(problem, seed=1, budget=steps(10))

    assert check(problem, plan) == []
    assert plan.table_of(late.id, number=0) is None


def test_facilitators_lead_one_table_and_nobody_they_may_not():
    problem = replace(
        _room(people=12, tables=3, rounds=2),
        facilitators=tuple(Facilitator(f"F{number}") for number in range(3)),
        never=(Never("N1", "P0", "F0"), Never("N2", "F1", "P0")),
        pins=(Pin("X1", "F0", "T2"),),
    )

    plan = compose(problem, seed=1, budget=steps(10))

    assert check(problem, plan) == []
    assert plan.facilitators["T2"] == "F0"


def test_many_tables_are_composed_too():
    problem = _room(people=280, tables=40, rounds=1)

    plan = compose(problem, seed=1, budget=steps(2))

    assert check(problem, plan) == []


def test_a_table_left_over_from_a_handful_keeps_its_company():
    room = _room(people=68, tables=17, rounds=1)
    people = tuple(replace(p, group="a" if n < 10 else "b") for n, p in enumerate(room.people))
    rule = MinCount("M1", frozenset({"a"}), min=2, allow_zero=True)
    problem = replace(room, people=people, rules=(rule,))

    plan = compose(problem, seed=1, budget=steps(20))

    assert check(problem, plan) == []


def _room(*, people: int, tables: int, rounds: int) -> Problem:
    size = people // tables
    return Problem(
        rounds=rounds,
        tables=tuple(Table(f"T{number}", size - 1, size + 1) for number in range(tables)),
        people=tuple(Person(f"P{number}", "ab"[number % 2]) for number in range(people)),
        weights=Weights(),
    )


def _without_needs(problem: Problem) -> tuple[Person, ...]:
    return tuple(replace(person, needs=frozenset()) for person in problem.people)


def _by_chance(problem: Problem, seed: int) -> Plan:
    rng = Random(seed)
    rounds = []
    for _ in range(problem.rounds):
        people = [person.id for person in problem.people]
        rng.shuffle(people)
        at = {table.id: [people.pop() for _ in range(table.min)] for table in problem.tables}
        for who in people:
            free = [table.id for table in problem.tables if len(at[table.id]) < table.max]
            at[rng.choice(free)].append(who)
        rounds.append(as_seats(at))
    return Plan(tuple(rounds))


def _renamed(problem: Problem) -> Problem:
    """Give everybody and every table another name, in the same order."""
    return replace(
        problem,
        people=tuple(replace(person, id=_new(person.id)) for person in problem.people),
        tables=tuple(replace(table, id=_new(table.id)) for table in problem.tables),
        never=tuple(replace(wish, a=_new(wish.a), b=_new(wish.b)) for wish in problem.never),
        together=tuple(
            replace(group, members=tuple(map(_new, group.members))) for group in problem.together
        ),
        pins=tuple(
            replace(pin, person=_new(pin.person), table=_new(pin.table)) for pin in problem.pins
        ),
    )


@pytest.mark.parametrize(
    ("tables", "seats", "rounds"), [(8, 4, 9), (7, 7, 8), (9, 9, 10), (5, 5, 6), (8, 3, 8)]
)
def test_nobody_meets_twice_where_a_field_shows_how(tables, seats, rounds):
    problem = Problem(
        rounds=rounds,
        tables=tuple(Table(f"T{number}", seats, seats) for number in range(tables)),
        people=tuple(Person(f"P{number}", "golfer") for number in range(tables * seats)),
    )

    plan = compose(problem, seed=1, budget=lambda: 1.0)

    assert check(problem, plan) == []
    assert score(problem, plan).repeats == 0


def _new(id_: str) -> str:
    """Give a name that sorts the other way round."""
    return f"{id_[0]}{999 - int(id_[1:])}"
