"""Why somebody sits where they sit: in public rules and evenness, never a private wish."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.refusal import Refused
from dialoog.domain.seating import (
    MinCount,
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Reason,
    Table,
    Together,
    Weights,
    as_seats,
    check,
    inseparable,
    score,
    why,
)
from tests.domain.seating.problems import solvable

LOOP = frozenset({"loop"})
PROBLEM = Problem(
    rounds=1,
    tables=(Table("T1", 2, 4, LOOP), Table("T2", 2, 4), Table("T3", 2, 4)),
    people=(
        Person("A", "client", needs=LOOP),
        Person("B", "interpreter"),
        Person("C", "client"),
        Person("D", "client"),
        Person("E", "client"),
        Person("F", "official"),
        Person("G", "official"),
        Person("H", "official"),
    ),
    together=(Together("G", ("A", "B")),),
    rules=(MinCount("R", frozenset({"client"}), 2, allow_zero=True),),
)
PLAN = Plan(({"T1": ("A", "B", "C"), "T2": ("D", "E", "F"), "T3": ("G", "H")},))


@settings(max_examples=40, deadline=None)
@given(solvable(), st.data())
def test_private_wishes_change_nothing(problem_and_plan, data):
    problem, plan = problem_and_plan
    person = data.draw(st.sampled_from(problem.people)).id
    without = replace(problem, never=(), together=())
    pair = tuple(who.id for who in problem.people[:2])
    wishes = replace(
        without,
        never=(*problem.never, Never("wish", *pair, private=True)),
        together=tuple(replace(group, private=True) for group in problem.together),
    )

    assert why(wishes, plan, person=person, number=0) == why(without, plan, person=person, number=0)


@settings(max_examples=40, deadline=None)
@given(solvable(), st.data())
def test_another_table_is_possible_when_it_is_called_so(problem_and_plan, data):
    problem, plan = problem_and_plan
    problem = replace(problem, never=tuple(replace(n, private=False) for n in problem.never))
    person = data.draw(st.sampled_from(problem.people)).id

    found = why(problem, plan, person=person, number=0)

    assert {option.table for option in found.alternatives} == {
        table.id for table in problem.tables
    } - {found.table}
    for option in found.alternatives:
        after = _go(problem, plan, person, found.table, option)
        assert bool(check(problem, after)) == (option.code == "forbidden")
        dearer = score(problem, after).cost > score(problem, plan).cost
        assert option.code == "forbidden" or dearer == (option.code == "worse")
        assert bool(option.worse) == (option.code == "worse")


def _go(problem, plan, person, here, option) -> Plan:
    coming = option.swap
    going = inseparable(problem, person, number=0)
    seats = {table: list(ids) for table, ids in plan.rounds[0].items()}
    seats[here] = [who for who in seats[here] if who not in going] + [*coming]
    seats[option.table] = [who for who in seats[option.table] if who not in coming] + [*going]
    return replace(plan, rounds=(as_seats(seats), *plan.rounds[1:]))


@pytest.mark.parametrize(
    ("person", "reasons"),
    [
        (
            "A",
            (
                Reason("need", "A", {"need": "loop"}),
                Reason("together", "A", {"with": ("B",)}),
                Reason("company", "A", {"groups": ("client",), "with": ("C",)}),
            ),
        ),
        ("B", (Reason("together", "B", {"with": ("A",)}),)),
        ("C", (Reason("company", "C", {"groups": ("client",), "with": ("A",)}),)),
        ("F", ()),
    ],
)
def test_what_ties_somebody_to_a_table_is_said(person, reasons):
    assert why(PROBLEM, PLAN, person=person, number=0).reasons == reasons


def test_a_rule_in_the_way_is_named():
    to_two, to_three = why(PROBLEM, PLAN, person="A", number=0).alternatives

    assert (to_two.code, to_three.code) == ("forbidden", "forbidden")
    assert [rule.code for rule in to_two.broken] == ["seating.need"]
    assert to_two.broken[0].facts["table"] == "T2"


def test_a_pin_is_in_the_way_of_every_other_table():
    pinned = replace(PROBLEM, pins=(Pin("X", "F", "T2"),))

    found = why(pinned, PLAN, person="F", number=0)

    assert found.reasons == (Reason("pin", "F"),)
    assert {rule.code for option in found.alternatives for rule in option.broken} == {"seating.pin"}


def test_what_gets_worse_is_said():
    problem = replace(
        PROBLEM,
        weights=Weights(group=10),
        pins=(Pin("X", "G", "T3"), Pin("Y", "H", "T3")),
    )

    found = why(problem, PLAN, person="F", number=0)

    option = next(option for option in found.alternatives if option.table == "T3")
    assert (option.code, option.swap) == ("worse", ())
    assert [(c.kind, c.name, c.table, c.before, c.after) for c in option.worse] == [
        ("group", "official", "T2", 1, 0),
        ("group", "official", "T3", 2, 3),
    ]


def test_who_has_no_seat_has_no_reason():
    with pytest.raises(Refused, match="not_seated"):
        why(PROBLEM, Plan(({"T1": (), "T2": (), "T3": ()},)), person="A", number=0)


def test_of_a_round_that_is_over_no_other_table_is_weighed():
    held = replace(PROBLEM, held={0: PLAN.rounds[0]})

    assert why(held, PLAN, person="F", number=0).alternatives == ()
