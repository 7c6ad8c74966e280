"""Seating: who sits at which table, mixed by rule, and why."""

from dialoog.domain.seating.balance import MOST_ROUNDS, Balance
from dialoog.domain.seating.check import Broken, check, check_round
from dialoog.domain.seating.compose import compose, steps
from dialoog.domain.seating.conflicts import Conflict, conflicts
from dialoog.domain.seating.explain import Explanation, Reason, TableNote, Uneven, explain
from dialoog.domain.seating.hand import inseparable, move, swap
from dialoog.domain.seating.plan import Plan, as_seats, where
from dialoog.domain.seating.problem import (
    Base,
    Facilitator,
    MaxShare,
    MinCount,
    Never,
    Person,
    Pin,
    Problem,
    Rule,
    Table,
    Together,
    Weights,
)
from dialoog.domain.seating.reading import read_plan, read_problem, write_plan
from dialoog.domain.seating.remedies import Remedy
from dialoog.domain.seating.repair import Moved, changes, repair
from dialoog.domain.seating.score import Score, score
from dialoog.domain.seating.search import Progress

__all__ = [
    "MOST_ROUNDS",
    "Balance",
    "Base",
    "Broken",
    "Conflict",
    "Explanation",
    "Facilitator",
    "MaxShare",
    "MinCount",
    "Moved",
    "Never",
    "Person",
    "Pin",
    "Plan",
    "Problem",
    "Progress",
    "Reason",
    "Remedy",
    "Rule",
    "Score",
    "Table",
    "TableNote",
    "Together",
    "Uneven",
    "Weights",
    "as_seats",
    "changes",
    "check",
    "check_round",
    "compose",
    "conflicts",
    "explain",
    "inseparable",
    "move",
    "read_plan",
    "read_problem",
    "repair",
    "score",
    "steps",
    "swap",
    "where",
    "write_plan",
]
