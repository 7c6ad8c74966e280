"""What people say to an answer: whether they recognise it, see why, and notice it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.figures import Weighed
from dialoog.domain.methods import Phase, Tool
from dialoog.domain.programmes import Threshold
from dialoog.domain.refusal import Refused

MOST_HANDS = 500
LONGEST_WORDS = 1000


class Aspect(StrEnum):
    """What is asked of an advice at a feedback meeting."""

    RECOGNISED = "recognised"
    CLEAR = "clear"
    NOTICED = "noticed"


# The screen of a phase on which each of them is asked.
TOOLS = {
    Aspect.RECOGNISED: Tool.RECOGNISED,
    Aspect.CLEAR: Tool.CLEAR_WHY,
    Aspect.NOTICED: Tool.NOTICED,
}


def is_about_answers(phase: Phase) -> bool:
    """Say whether people hear and judge the answers in a phase."""
    return bool(set(TOOLS.values()) & set(phase.tools))


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands that went up: counted, never whose."""

    yes: int = 0
    no: int = 0
    unsure: int = 0

    @property
    def total(self) -> int:
        return self.yes + self.no + self.unsure

    def __add__(self, other: Hands) -> Hands:
        return Hands(self.yes + other.yes, self.no + other.no, self.unsure + other.unsure)


def require_said(hands: Hands, *words: str) -> None:
    """Refuse a reaction without hands and words, or with more of them than a table has."""
    if any(not 0 <= count <= MOST_HANDS for count in (hands.yes, hands.no, hands.unsure)):
        raise Refused("reaction.hands_out_of_range", most=MOST_HANDS)
    if not hands.total and not any(text.strip() for text in words):
        raise Refused("reaction.nothing_said")
    if any(len(text) > LONGEST_WORDS for text in words):
        raise Refused("live.too_many_words", most=LONGEST_WORDS)


def tell_story(story: str, *, because: str, why: str) -> str:
    """Give the change that matters most, with why it was chosen; ``why`` introduces the reason."""
    if because.strip() and not story.strip():
        raise Refused("reaction.story_missing")
    return f"{story.strip()}\n{why} {because.strip()}" if because.strip() else story.strip()


def weigh(
    reactions: Iterable[tuple[Aspect, Hands]], *, threshold: Threshold
) -> Mapping[Aspect, Weighed]:
    """Give what the hands of all tables say together, as it may be shown.

    An aspect for which no hand went up is left out.
    """
    found = dict.fromkeys(Aspect, Hands())
    for aspect, hands in reactions:
        found[aspect] += hands
    return {
        aspect: threshold.weigh(hands.yes, of=hands.total)
        for aspect, hands in found.items()
        if hands.total
    }
