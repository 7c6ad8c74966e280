"""The moodboards of a top 5 as they hang on a wall, in words and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from dialoog.domain.documents.papers import Imprint


@dataclass(frozen=True, slots=True)
class MoodboardPage:
    """One advice: its picture as JPEG with words for who can't see it; both may be missing."""

    place: str
    heading: str
    votes: str
    why: str
    line: str
    picture: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class MoodboardsPaper:
    """The top of a table, an advice on each page."""

    imprint: Imprint
    pages: tuple[MoodboardPage, ...]
