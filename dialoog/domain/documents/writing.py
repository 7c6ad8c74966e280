"""The papers of a meeting that people write on: cards, forms, the poster, the short measure."""

from __future__ import annotations

from dataclasses import dataclass

from dialoog.domain.documents.papers import Fact, Imprint, Passage
from dialoog.domain.methods import TreePart


@dataclass(frozen=True, slots=True)
class PhaseMark:
    """By what people recognise a phase, on paper and screen: "4 Bloesem" in its colour."""

    code: str
    look: int


@dataclass(frozen=True, slots=True)
class Blank:
    """Words with as many empty lines under them as there are ``lines`` to write."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class WritingCard:
    """A card to write on: ``ticks`` are boxes to tick, ``blanks`` are lines to fill."""

    heading: str
    mark: PhaseMark | None = None
    lines: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class WritingCardsPaper:
    """Cards of one size, ``across`` beside each other and ``down`` under each other on a page."""

    imprint: Imprint
    across: int
    down: int
    cards: tuple[WritingCard, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Room on the poster for one part of the tree, or for one kind of contribution."""

    heading: str
    marks: tuple[PhaseMark, ...]
    prompts: tuple[str, ...]
    look: int
    part: TreePart | None = None


@dataclass(frozen=True, slots=True)
class PosterPaper:
    """A large sheet for one table; with ``tree`` in words it shows the tree in its middle.

    What is ``private`` has no room on it: it only says to whom to tell that.
    """

    imprint: Imprint
    heading: str
    question: Passage
    table: str
    spaces: tuple[Space, ...]
    private: Passage
    tree: str = ""


@dataclass(frozen=True, slots=True)
class MeasureSheet:
    """The statements of one moment; a short one leaves room for a second copy on its page."""

    heading: str
    statements: tuple[str, ...]
    mark: PhaseMark | None = None


@dataclass(frozen=True, slots=True)
class MeasurePaper:
    """The short measure: tick a side of the table and a face per statement; no name.

    ``faces`` are the scores with their words, in the order in which they stand.
    """

    imprint: Imprint
    explanation: str
    sides_heading: str
    sides: tuple[str, ...]
    faces: tuple[tuple[int, str], ...]
    sheets: tuple[MeasureSheet, ...]


@dataclass(frozen=True, slots=True)
class SignInPaper:
    """Who is expected, to tick at the door; below them lines for who walks in."""

    imprint: Imprint
    facts: tuple[Fact, ...]
    explanation: str
    people: tuple[str, ...]
    walk_ins: Passage
