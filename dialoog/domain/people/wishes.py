"""Whom a wish is about: names as typed, looked up among everyone in the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dialoog.domain.people.columns import Column
from dialoog.domain.people.kinds import WishKind
from dialoog.domain.people.names import Name
from dialoog.domain.people.person import Wish
from dialoog.domain.people.problems import Problem, ProblemCode
from dialoog.domain.people.vocabulary import suggest

_MOST_COMPARED = 100  # comparing costs; a list of thousands must not take minutes


class NameBook:
    """How many people have a name, and which name was probably meant."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._count: Counter[str] = Counter()
        self._by_start: dict[str, list[str]] = {}
        for name in names:
            self._count[name.key] += 1
            self._by_start.setdefault(_start(name), []).append(name.full)

    def count(self, name: Name) -> int:
        """How many people are called so."""
        return self._count[name.key]

    def similar(self, name: Name) -> str:
        """The name that looks most like this one, or nothing."""
        alike = self._by_start.get(_start(name), [])
        return suggest(name.full, alike) if len(alike) <= _MOST_COMPARED else ""


def _start(name: Name) -> str:
    """Names are only compared when they begin alike: a slip of the pen at the start is rare."""
    rest, first, _ = name.sort_key
    return f"{first[:1]} {rest[:2]}"


def wish_problems(wishes: Sequence[Wish], book: NameBook) -> tuple[Problem, ...]:
    """Say which wishes stay open, because nobody or more than one person has that name."""
    problems = []
    for wish in wishes:
        column = Column.APART if wish.kind is WishKind.APART else Column.TOGETHER
        name, count = wish.about.full, book.count(wish.about)
        if not count:
            similar = book.similar(wish.about)
            problems.append(Problem(ProblemCode.WISH_UNKNOWN, column, name, similar))
        elif count > 1:
            problems.append(Problem(ProblemCode.WISH_AMBIGUOUS, column, name))
    return tuple(problems)
