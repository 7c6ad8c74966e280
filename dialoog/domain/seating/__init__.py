"""Seating: who sits at which table, mixed by rule, and why."""

from dialoog.domain.seating.balance import (
    AGE,
    DISTRICT,
    FIRST_TIME,
    MOST_ROUNDS,
    Balance,
    Importance,
)
from dialoog.domain.seating.check import Broken, check, check_round
from dialoog.domain.seating.compose import compose, steps
from dialoog.domain.seating.conflicts import Conflict, conflicts
from dialoog.domain.seating.consequences import Change, Consequences, consequences
from dialoog.domain.seating.discretion import unwelcome
from dialoog.domain.seating.explain import (
    Evenness,
    Explanation,
    Reason,
    TableNote,
    Uneven,
    explain,
)
from dialoog.domain.seating.hand import inseparable, move, swap
from dialoog.domain.seating.outcome import SearchOutcome
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
from dialoog.domain.seating.sides import (
    Arrangement,
    Side,
    arrangement_of,
    rounds_in,
    side_of,
    sides_of_tables,
)
from dialoog.domain.seating.why import Alternative, Why, why

__all__ = [
    "AGE",
    "DISTRICT",
    "FIRST_TIME",
    "MOST_ROUNDS",
    "Alternative",
    "Arrangement",
    "Balance",
    "Base",
    "Broken",
    "Change",
    "Conflict",
    "Consequences",
    "Evenness",
    "Explanation",
    "Facilitator",
    "Importance",
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
    "SearchOutcome",
    "Side",
    "Table",
    "TableNote",
    "Together",
    "Uneven",
    "Weights",
    "Why",
    "arrangement_of",
    "as_seats",
    "changes",
    "check",
    "check_round",
    "compose",
    "conflicts",
    "consequences",
    "explain",
    "inseparable",
    "move",
    "read_plan",
    "read_problem",
    "repair",
    "rounds_in",
    "score",
    "side_of",
    "sides_of_tables",
    "steps",
    "swap",
    "unwelcome",
    "where",
    "why",
    "write_plan",
]
