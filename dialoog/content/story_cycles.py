"""The cycle of a story: who went to listen, what they were told, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from dialoog.content.story_days import Day
from dialoog.domain.feedback import CheckAnswer, DecisionAnswer
from dialoog.domain.people import AgeGroup


@dataclass(frozen=True, kw_only=True)
class CardPart:
    """A conversation of a pair; ``told`` answers the questions in their order."""

    day: Day
    pair: int
    told: tuple[str, ...]
    hurts: str = ""
    district: str = ""
    age: AgeGroup | None = None
    may_be_read: bool = False


@dataclass(frozen=True, kw_only=True)
class VisitPart:
    """Going back to the people about a theme."""

    day: Day
    spoke_with: int
    noticed: CheckAnswer
    evidence: str
    needed: str = ""
    again: Day | None = None


@dataclass(frozen=True, kw_only=True)
class ThemePart:
    """Cards, by their numbers, that say the same, with what both groups think of it.

    ``advises`` is the advice that they give unasked; ``answer`` what is ``decided`` on it.
    """

    title: str
    values: str
    cards: tuple[int, ...]
    council: tuple[str, ...] = ()
    management: tuple[str, ...] = ()
    advises: str = ""
    reply_by: Day | None = None
    decided: Day | None = None
    answer: DecisionAnswer | None = None
    reason: str = ""
    by: str = ""
    change: str = ""
    noticed: str = ""
    visit: tuple[VisitPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CyclePart:
    """A cycle of Benut Ervaringen; each day is when a step began, and none is left out.

    The first of the officials who were asked goes with the first of the clients, and so on.
    """

    begun: Day
    collecting: Day
    until: Day
    bundling: Day
    apart: Day
    together: Day
    following: Day
    pairs: int
    card: tuple[CardPart, ...]
    theme: tuple[ThemePart, ...]
