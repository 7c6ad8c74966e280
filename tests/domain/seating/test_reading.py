"""Problems and plans as data: read back as written, and refused when they make no sense."""

from __future__ import annotations

import pytest

from dialoog.domain.refusal import Refused
from dialoog.domain.seating import MaxShare, MinCount, Plan, read_plan, read_problem, write_plan

DATA = {
    "format": "dialoog-tables/1",
    "name": "small",
    "rounds": 2,
    "tables": [{"id": "T1", "min": 1, "max": 4, "features": ["loop"]}],
    "people": [
        {
            "id": "A",
            "group": "client",
            "org": None,
            "attrs": {"age": None},
            "needs": ["loop"],
            "rounds": None,
        },
        {
            "id": "B",
            "group": "official",
            "org": "town",
            "attrs": {"age": "70+"},
            "needs": [],
            "rounds": [1],
        },
    ],
    "facilitators": [{"id": "F", "org": "extern"}],
    "never": [{"id": "N", "a": "A", "b": "F", "reason": "personal conflict"}],
    "together": [{"id": "G", "members": ["A", "B"], "reason": "interpreter"}],
    "pins": [{"id": "X", "person": "A", "table": "T1", "rounds": [0]}],
    "rules": [
        {"id": "R1", "kind": "min_count", "group": "client", "min": 2, "allow_zero": True},
        {"id": "R2", "kind": "max_share", "groups": ["official"], "num": 1, "den": 2},
    ],
    "weights": {"size": 5, "group": 10, "org": 4, "repeat": 3, "attrs": {"age": 2}},
}


def test_a_problem_is_read():
    problem = read_problem(DATA)

    assert problem.person["A"].attrs == {}
    assert problem.person["B"].rounds == frozenset({1})
    assert problem.never[0].private
    assert problem.rules == (
        MinCount("R1", frozenset({"client"}), 2, allow_zero=True),
        MaxShare("R2", frozenset({"official"}), 1, 2),
    )


def test_a_plan_is_read_as_it_was_written():
    plan = Plan(({"T1": ("A",)}, {"T1": ("A", "B")}), {"T1": "F"})

    assert read_plan(write_plan(plan, instance="small")) == plan


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "other"}, "seating.unreadable"),
        ({"tables": None}, "seating.unreadable"),
        ({"rules": [{"id": "R", "kind": "other"}]}, "seating.unreadable"),
        ({"people": DATA["people"] * 2}, "seating.twice"),
        ({"pins": [{"id": "X", "person": "Z", "table": "T1"}]}, "seating.unknown"),
        ({"pins": [{"id": "X", "person": "A", "table": "T9"}]}, "seating.unknown"),
        ({"tables": [{"id": "T1", "min": 5, "max": 4}]}, "seating.seats"),
    ],
)
def test_nonsense_is_refused(change, code):
    with pytest.raises(Refused) as refused:
        read_problem({**DATA, **change})

    assert refused.value.code == code
