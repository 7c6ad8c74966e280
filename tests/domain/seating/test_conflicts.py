"""When rules can't go together: which ones, no more than needed, and what would help."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import (
    Facilitator,
    MaxShare,
    MinCount,
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Remedy,
    Table,
    Together,
    check,
    compose,
    conflicts,
    steps,
)
from dialoog.domain.seating.conflicts import relaxed
from dialoog.domain.seating.refute import examine
from dialoog.domain.seating.remedies import remedies
from tests.domain.seating.problems import solvable

LOOP = frozenset({"loop"})


def _problem(**rules) -> Problem:
    """Twelve people at three tables of at most five, one of them with a hearing loop."""
    people = tuple(
        Person(f"P{number}", "official" if number < 4 else "client") for number in range(12)
    )
    tables = (Table("T0", 3, 5, LOOP), Table("T1", 3, 5), Table("T2", 3, 5))
    return Problem(**{"rounds": 1, "tables": tables, "people": people, **rules})


@settings(max_examples=60, deadline=None)
@given(solvable())
def test_what_can_be_solved_is_never_called_impossible(problem_and_plan):
    problem, _ = problem_and_plan

    assert not examine(problem).impossible
    assert conflicts(problem) is None


@pytest.mark.parametrize(
    ("rules", "ids"),
    [
        (
            {"never": (Never("N", "P1", "P2"),), "together": (Together("G", ("P1", "P2")),)},
            {"N", "G"},
        ),
        ({"pins": (Pin("X", "P1", "T1"), Pin("Y", "P1", "T2"))}, {"X", "Y"}),
        (
            {
                "never": (Never("N", "P1", "P3"),),
                "together": (Together("G", ("P1", "P2")), Together("H", ("P2", "P3"))),
            },
            {"N", "G", "H"},
        ),
        ({"rules": (MinCount("R", frozenset({"official"}), 2),)}, {"R"}),
        ({"rules": (MaxShare("R", frozenset({"official"}), 1, 4),)}, {"R"}),
        (
            {
                "never": (
                    Never("N1", "P1", "P2"),
                    Never("N2", "P1", "P3"),
                    Never("N3", "P1", "P4"),
                    Never("N4", "P2", "P3"),
                    Never("N5", "P2", "P4"),
                    Never("N6", "P3", "P4"),
                    Never("N7", "P5", "P6"),
                )
            },
            {"N1", "N2", "N3", "N4", "N5", "N6"},
        ),
        (
            {
                "facilitators": (Facilitator("F"), Facilitator("G"), Facilitator("H")),
                "never": (Never("N", "P1", "F"),),
                "pins": (Pin("X", "F", "T1"), Pin("Y", "P1", "T1")),
            },
            {"N", "X", "Y"},
        ),
        (
            {
                "together": tuple(
                    Together(f"G{n}", (f"P{3 * n}", f"P{3 * n + 1}", f"P{3 * n + 2}"))
                    for n in range(4)
                )
            },
            {"G0", "G1", "G2", "G3", "seats:T0:max", "seats:T1:max", "seats:T2:max"},
        ),
    ],
)
def test_the_rules_in_conflict_are_named_and_no_others(rules, ids):
    conflict = conflicts(_problem(**rules))

    assert set(conflict.ids) == ids


def test_too_few_seats_say_a_table_more_helps():
    problem = _problem(tables=(Table("T0", 3, 5), Table("T1", 3, 5)))

    conflict = conflicts(problem)

    assert set(conflict.ids) == {"seats:T0:max", "seats:T1:max"}
    assert conflict.remedies[0].code == "extra_table"


def test_too_many_needs_for_one_table_say_where_the_feature_helps():
    people = tuple(
        Person(f"P{n}", "client", needs=LOOP if n < 6 else frozenset()) for n in range(12)
    )

    conflict = conflicts(_problem(people=people))

    assert len(conflict.ids) == 7
    assert "feature" in {remedy.code for remedy in conflict.remedies}


def test_too_few_of_a_group_say_how_many_more_help():
    rules = (MinCount("R", frozenset({"official"}), 2),)

    conflict = conflicts(_problem(rules=rules))

    more = next(remedy for remedy in conflict.remedies if remedy.code == "more")
    assert more.facts == {"groups": ("official",), "people": 2}


def test_many_too_many_of_a_group_say_how_many_fewer_help():
    people = tuple(Person(f"P{n}", "official" if n < 6 else "client") for n in range(12))
    rules = (MaxShare("R", frozenset({"official"}), 1, 3),)

    conflict = conflicts(_problem(people=people, rules=rules))

    assert [(remedy.code, remedy.facts.get("people")) for remedy in conflict.remedies] == [
        ("fewer", 3),
        ("drop_rule", None),
    ]


def test_too_many_tables_for_who_comes_can_be_left_out():
    people = tuple(Person(f"P{n}", "client") for n in range(7))

    conflict = conflicts(_problem(people=people))

    assert set(conflict.ids) == {"seats:T0:min", "seats:T1:min", "seats:T2:min"}
    assert Remedy("fewer_tables", {"tables": 1}, enough=True) in conflict.remedies
    assert Remedy("smaller_table", {"table": "T0", "people": 2}, enough=True) in conflict.remedies


@pytest.mark.parametrize(
    "rules",
    [
        {"pins": (Pin("X", "P1", "T1"), Pin("Y", "P1", "T2"))},
        {"never": (Never("N", "P1", "P2"),), "together": (Together("G", ("P1", "P2")),)},
        {"rules": (MinCount("R", frozenset({"official"}), 2),)},
        {"rules": (MaxShare("R", frozenset({"official"}), 1, 4),)},
        {"tables": (Table("T0", 3, 5), Table("T1", 3, 5))},
        {"tables": (Table("T0", 5, 6), Table("T1", 5, 6), Table("T2", 5, 6))},
        {"together": (Together("G", tuple(f"P{number}" for number in range(6))),)},
    ],
)
def test_after_each_remedy_the_rules_in_conflict_go_together(rules):
    problem = _problem(**rules)
    conflict = conflicts(problem)
    keep = frozenset(
        [
            *conflict.ids,
            *(f"seats:{table}:max" for table in ("T0", "T1", "T2", "extra0", "extra1")),
            *(f"seats:{table}:min" for table in ("T0", "T1", "T2")),
        ]
    )

    offered = remedies(problem, conflict.ids, possible=lambda p: _works(relaxed(p, keep=keep)))

    assert conflict.remedies
    assert [replace(remedy, enough=False) for remedy in conflict.remedies] == [
        remedy for remedy, _ in offered
    ]


def _works(problem: Problem) -> bool:
    return not check(problem, compose(problem, seed=1, budget=steps(10)))


@settings(max_examples=30, deadline=None)
@given(solvable(rounds=1), st.data())
def test_no_rule_of_a_conflict_can_be_missed(problem_and_plan, data):
    problem = _spoilt(*problem_and_plan, data.draw)
    conflict = conflicts(problem)
    assume(conflict is not None)

    every = frozenset(conflict.ids)

    assert conflicts(relaxed(problem, keep=every)) is not None
    for id_ in every:
        assert conflicts(relaxed(problem, keep=every - {id_})) is None


def _spoilt(problem: Problem, plan: Plan, draw) -> Problem:
    """Ask for something that goes against the seats everybody has, or against the seats there are."""
    table = draw(st.sampled_from([table for table, ids in plan.rounds[0].items() if len(ids) > 1]))
    a, b = plan.rounds[0][table][:2]
    other = draw(st.sampled_from([one.id for one in problem.tables if one.id != table]))
    return draw(
        st.sampled_from(
            [
                replace(
                    problem,
                    never=(*problem.never, Never("new", a, b)),
                    together=(*problem.together, Together("too", (a, b))),
                ),
                replace(problem, pins=(*problem.pins, Pin("new", a, table), Pin("too", a, other))),
                replace(problem, tables=problem.tables[:1], pins=()),
                replace(
                    problem,
                    together=(*problem.together, Together("new", tuple(problem.person)[:6])),
                ),
            ]
        )
    )


def test_a_private_wish_is_not_told_in_a_remedy():
    conflict = conflicts(
        _problem(
            never=(Never("N", "P1", "P2", private=True),), together=(Together("G", ("P1", "P2")),)
        )
    )

    asked = [remedy for remedy in conflict.remedies if remedy.code == "ask_wish"]
    assert asked
    assert asked[0].facts == {}
