"""Seating: who sits at which table, mixed by rule, and why."""

from dialoog.domain.seating.check import Broken, check
from dialoog.domain.seating.compose import Progress, compose, steps
from dialoog.domain.seating.plan import Plan
from dialoog.domain.seating.problem import (
    Base,
    Facilitator,
    MaxShare,
    MinCount,
    Never,
    Person,
    Pin,
    Problem,
    Table,
    Together,
    Weights,
)
from dialoog.domain.seating.reading import read_plan, read_problem, write_plan
from dialoog.domain.seating.score import Score, score

__all__ = [
    "Base",
    "Broken",
    "Facilitator",
    "MaxShare",
    "MinCount",
    "Never",
    "Person",
    "Pin",
    "Plan",
    "Problem",
    "Progress",
    "Score",
    "Table",
    "Together",
    "Weights",
    "check",
    "compose",
    "read_plan",
    "read_problem",
    "score",
    "steps",
    "write_plan",
]
