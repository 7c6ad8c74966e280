"""The prices of swaps are exactly what the swaps do to the cost of the plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import check, score
from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.lanes import SCALE
from dialoog.domain.seating.model import NOBODY, Model
from dialoog.domain.seating.problem import MinCount, Problem, Rule
from dialoog.domain.seating.sitting import Sitting
from dialoog.domain.seating.start import deal
from tests.domain.seating.problems import solvable

HARD = 1000


@settings(max_examples=40, deadline=None)
@given(solvable(), st.integers(0, 100))
def test_price_is_the_difference_in_cost(problem_and_plan, seed):
    problem = _without_what_never_moves(problem_and_plan[0])
    model = Model(problem)
    rng = Random(seed)
    draft = deal(model, rng)
    sitting = _sitting(draft, 0)
    for _ in range(10):
        mine, theirs = _two_lanes(sitting, rng)
        before = _cost(problem, draft.plan())

        price = sitting.price(mine, theirs)
        sitting.swap(mine, theirs)

        sitting.write(draft)
        assert price / SCALE == _cost(problem, draft.plan()) - before


@settings(max_examples=40, deadline=None)
@given(solvable(rounds=2), st.integers(0, 100))
def test_prices_are_the_same_after_others_met_as_when_priced_anew(problem_and_plan, seed):
    problem = problem_and_plan[0]
    rng = Random(seed)
    draft = deal(Model(problem), rng)
    first, second = (_sitting(draft, number) for number in (0, 1))
    for sitting in (first, second):
        for _ in range(5):
            sitting.swap(*_two_lanes(sitting, rng))
        sitting.write(draft)

    first.meet(draft)

    anew = _sitting(draft, 0)
    for mine, theirs in combinations(first.lane_of, 2):
        lanes = first.lane_of[mine], first.lane_of[theirs]
        if first.table[lanes[0]] != first.table[lanes[1]]:
            fresh = anew.lane_of[mine], anew.lane_of[theirs]
            assert first.price(*lanes) == anew.price(*fresh)


def _sitting(draft: Draft, number: int) -> Sitting:
    tables = range(len(draft.model.problem.tables))
    return Sitting(draft, number, members=draft.members(number), tables=tables, hard=HARD)


def _without_what_never_moves(problem: Problem) -> Problem:
    """Leave out what swaps can't break, and rules that the search tightens."""
    people = tuple(replace(person, needs=frozenset()) for person in problem.people)
    rules = tuple(rule for rule in problem.rules if not _enough_for_all(problem, rule))
    return replace(problem, people=people, pins=(), together=(), rules=rules)


def _enough_for_all(problem: Problem, rule: Rule) -> bool:
    many = sum(person.group in rule.groups for person in problem.people)
    return isinstance(rule, MinCount) and many >= rule.min * len(problem.tables)


def _two_lanes(sitting: Sitting, rng: Random) -> tuple[int, int]:
    mine = rng.choice([lane for lane in range(sitting.width) if sitting.person[lane] != NOBODY])
    others = [o for o in range(sitting.width) if sitting.table[o] != sitting.table[mine]]
    return mine, rng.choice(others)


def _cost(problem: Problem, plan) -> int:
    """Count as the search does: per person too few or too many, not per table."""
    hard = 0
    for rule in check(problem, plan):
        facts = rule.facts
        if rule.code == "seating.too_few":
            hard += facts["min"] - facts["people"]
        elif rule.code == "seating.too_many":
            hard += facts["people"] - facts["max"]
        elif rule.code == "seating.max_share":
            people = len(plan.rounds[facts["round"]][facts["table"]])
            over = facts["count"] * facts["den"] - facts["num"] * people
            hard += -(-over // facts["den"])
        else:
            hard += 1
    return score(problem, plan).cost + HARD * hard
