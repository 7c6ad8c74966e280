"""When rules can't go together: which ones, no more than needed, and what would help."""

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
    Problem,
    Table,
    Together,
    conflicts,
)
from dialoog.domain.seating.refute import examine
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


def test_a_private_wish_is_not_told_in_a_remedy():
    conflict = conflicts(
        _problem(
            never=(Never("N", "P1", "P2", private=True),), together=(Together("G", ("P1", "P2")),)
        )
    )

    asked = [remedy for remedy in conflict.remedies if remedy.code == "ask_wish"]
    assert asked
    assert asked[0].facts == {}
