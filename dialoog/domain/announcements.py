"""What the organiser tells all tables at once, and what each table says back with one tap."""

from __future__ import annotations

from enum import StrEnum

from dialoog.domain.refusal import Refused

LONGEST_ANNOUNCEMENT = 200


class AnnouncementKind(StrEnum):
    """Something to know, or a question to go to the next phase."""

    WORDS = "words"
    GO_ON = "go_on"


class TableAnswer(StrEnum):
    """What a table says back."""

    SEEN = "seen"
    GOES_ON = "goes_on"
    LATER = "later"


FITTING: dict[AnnouncementKind, frozenset[TableAnswer]] = {
    AnnouncementKind.WORDS: frozenset({TableAnswer.SEEN}),
    AnnouncementKind.GO_ON: frozenset({TableAnswer.GOES_ON, TableAnswer.LATER}),
}


def require_words(text: str) -> str:
    """Give what will be told, or refuse: nothing, or more than a table reads in passing."""
    words = " ".join(text.split())
    if not words:
        raise Refused("live.no_announcement")
    if len(words) > LONGEST_ANNOUNCEMENT:
        raise Refused("live.long_announcement", most=LONGEST_ANNOUNCEMENT)
    return words


def require_fitting(kind: AnnouncementKind, answer: TableAnswer) -> None:
    """Refuse an answer to something else than was asked."""
    if answer not in FITTING[kind]:
        raise Refused("live.other_answer")
