"""The fast count of a draft says the same as the slow one."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import Person, Problem, Table, check, score
from dialoog.domain.seating.model import Model
from dialoog.domain.seating.start import deal
from dialoog.domain.seating.tally import Tally
from tests.domain.seating.problems import solvable


@settings(max_examples=60, deadline=None)
@given(solvable(), st.integers(0, 100))
def test_tally_counts_what_score_and_check_count(problem_and_plan, seed):
    problem, _ = problem_and_plan
    draft = deal(Model(problem), Random(seed))

    tally = Tally(draft)

    broken = check(problem, draft.plan())
    if not any(rule.code == "seating.too_many" for rule in broken):
        assert tally.cost == score(problem, draft.plan()).cost
    for rule in broken:
        wrong = tally.broken[rule.facts["round"]]
        tables = rule.facts.get("tables") or [rule.facts["table"]]
        assert wrong >= {problem.table_index[table] for table in tables}


def test_tally_of_a_perfect_plan_finds_nothing_wrong():
    problem = _even()
    draft = deal(Model(problem), Random(1))

    tally = Tally(draft)

    assert tally.cost == 0
    assert tally.wrong(0) == set()


def _even():
    return Problem(
        rounds=1,
        tables=tuple(Table(f"T{number}", 2, 2) for number in range(3)),
        people=tuple(Person(f"P{number}", "ab"[number % 2]) for number in range(6)),
    )
