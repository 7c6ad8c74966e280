"""One spelling for a word that returns in a list: "noord" and "Noord" are one district."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialoog.domain.people.person import KnownPerson, Person
from dialoog.domain.people.words import match_key


class Spelling:
    """Give each word the spelling in which it came first."""

    def __init__(self, words: Iterable[str]) -> None:
        self._first: dict[str, str] = {}
        for word in words:
            self.of(word)

    def of(self, word: str) -> str:
        """The spelling to use for this word."""
        return self._first.setdefault(match_key(word), word) if match_key(word) else word


def same_spelling(people: Sequence[Person], known: Sequence[KnownPerson]) -> list[Person]:
    """Spell districts and organisations as those who are known do, else as the first row does."""
    districts = Spelling(person.person.district for person in known)
    employers = Spelling(person.person.works_for for person in known)
    return [
        replace(
            person,
            district=districts.of(person.district),
            works_for=employers.of(person.works_for),
        )
        for person in people
    ]
