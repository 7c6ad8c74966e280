"""On the day: the rules hold again, and nobody moves who needn't."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import (
    Base,
    Facilitator,
    Moved,
    Never,
    Person,
    Plan,
    Problem,
    Table,
    as_seats,
    changes,
    check,
    compose,
    inseparable,
    repair,
    score,
    steps,
)
from tests.domain.seating.problems import solvable

LATE = Person("late", "client", rounds=frozenset({1}))


@settings(max_examples=25, deadline=None)
@given(solvable(), st.integers(0, 100))
def test_nobody_moves_when_nothing_is_wrong(problem_and_plan, seed):
    problem, plan = problem_and_plan

    repaired = repair(problem, plan, seed=seed, budget=steps(20))

    assert changes(plan, repaired) == []


@settings(max_examples=25, deadline=None)
@given(solvable(), st.data())
def test_nobody_moves_needlessly(problem_and_plan, data):
    problem, plan = problem_and_plan
    gone = set(data.draw(st.lists(st.sampled_from(sorted(problem.person)), max_size=3)))
    changed = replace(
        problem,
        people=(*(p for p in problem.people if p.id not in gone), Person("new", "client")),
        never=(
            *(wish for wish in problem.never if not {wish.a, wish.b} & gone),
            *_at_odds(data.draw(st.permutations(sorted(problem.person.keys() - gone)))),
        ),
        together=tuple(group for group in problem.together if not set(group.members) & gone),
        pins=tuple(pin for pin in problem.pins if pin.person not in gone),
    )

    repaired = repair(changed, plan, seed=1, budget=steps(30))

    if not check(changed, repaired):
        for moved in changes(plan, repaired):
            if moved.before in changed.table_index:
                assert check(changed, _back(changed, repaired, moved))


def _at_odds(people: list[str]) -> tuple[Never, ...]:
    return (Never("new", people[0], people[1]),) if len(people) > 1 else ()


def _back(problem: Problem, plan: Plan, moved: Moved) -> Plan:
    """Give the plan with somebody, and who belongs with them, back where they sat."""
    seats = {table: list(ids) for table, ids in plan.rounds[moved.number].items()}
    for who in inseparable(problem, moved.person, number=moved.number):
        seats[plan.table_of(who, number=moved.number)].remove(who)
        seats[moved.before].append(who)
    rounds = [*plan.rounds]
    rounds[moved.number] = as_seats(seats)
    return replace(plan, rounds=tuple(rounds))


@settings(max_examples=15, deadline=None)
@given(solvable(rounds=2))
def test_a_round_that_is_over_stays_exactly_as_it_was(problem_and_plan):
    problem, plan = problem_and_plan
    held = replace(problem, held={0: plan.rounds[0]}, people=(*problem.people, LATE))

    repaired = repair(held, plan, seed=1, budget=steps(10))

    assert repaired.rounds[0] == plan.rounds[0]
    assert {move.number for move in changes(plan, repaired)} == {1}


def test_who_falls_ill_is_replaced_where_they_led():
    problem, plan = _room()
    led = replace(problem, facilitators=tuple(Facilitator(name) for name in "FGHI"))
    plan = replace(plan, facilitators=dict(zip(("T0", "T1", "T2", "T3"), "FGHI", strict=True)))
    ill = replace(led, facilitators=tuple(Facilitator(name) for name in "NGHI"))

    repaired = repair(ill, plan, seed=1, budget=steps(10))

    assert repaired.facilitators == {"T0": "N", "T1": "G", "T2": "H", "T3": "I"}
    assert changes(plan, repaired) == []


def test_leaders_trade_when_that_keeps_more_people_in_their_seats():
    problem, plan = _room()
    led = replace(problem, facilitators=tuple(Facilitator(name) for name in "NGHI"))
    plan = replace(plan, facilitators=dict(zip(("T0", "T1", "T2", "T3"), "FGHI", strict=True)))
    at_odds = replace(led, never=tuple(Never(f"N-{who}", who, "N") for who in plan.rounds[0]["T0"]))

    repaired = repair(at_odds, plan, seed=1, budget=steps(40))

    assert check(at_odds, repaired) == []
    assert len(repaired.facilitators) == len(set(repaired.facilitators.values())) == 4
    assert score(replace(at_odds, base=Base(plan.rounds, plan.facilitators)), repaired).moves <= 4


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
