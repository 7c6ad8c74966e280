"""What stands on the card of a pair, and on the paper with what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from dialoog.domain.documents.papers import Fact, Imprint, Passage
from dialoog.domain.feedback import DecisionAnswer


@dataclass(frozen=True, slots=True)
class ExperienceCard:
    """One conversation of a pair, to fill in; ``url`` is where it is typed in, or nothing."""

    heading: str
    rules: tuple[str, ...]
    questions: tuple[str, ...]
    ages: Passage
    consent: Passage
    blanks: tuple[str, ...]
    url: str
    picture: str
    online: str


@dataclass(frozen=True, slots=True)
class ExperienceCardsPaper:
    """A card for each pair."""

    imprint: Imprint
    cards: tuple[ExperienceCard, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What people said and what was decided; ``answer`` gives the colour, ``word`` says it."""

    title: str
    quotes: tuple[str, ...]
    answer: DecisionAnswer | None
    word: str
    reason: str
    more: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class AdviceOverviewPaper:
    """U zei, wij doen: to take home."""

    imprint: Imprint
    facts: tuple[Fact, ...]
    said: str
    answers: tuple[Answered, ...]
    none: str
