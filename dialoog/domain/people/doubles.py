"""When two accounts are about one person, and when somebody has to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.people.person import Person
from dialoog.domain.people.words import match_key


class Likeness(StrEnum):
    """Why two accounts may be about one person."""

    NAME_AND_EMAIL = "name_and_email"
    NAME_AND_PHONE = "name_and_phone"
    NAME_AND_ADDRESS = "name_and_address"
    EMAIL = "email"
    NAME = "name"

    @property
    def is_certain(self) -> bool:
        """A name with an address is enough; a shared mailbox or a common name is not."""
        return self not in {Likeness.EMAIL, Likeness.NAME}


class DoubleChoice(StrEnum):
    """What the organiser says about a possible double."""

    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody who is stored already (``person``) or stands in an earlier row (``row``)."""

    person: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Double:
    """A likeness that was found, and with whom."""

    likeness: Likeness
    whom: Whom


class Lookup:
    """Find who looks like a person among everyone added so far."""

    def __init__(self) -> None:
        self._marks: dict[tuple[Likeness, str], list[Whom]] = {}
        self._found: set[Whom] = set()

    def add(self, person: Person, whom: Whom) -> None:
        """Remember by what this person can be recognised."""
        for mark in _marks(person):
            self._marks.setdefault(mark, []).append(whom)

    def find(self, person: Person) -> Double | None:
        """Give the surest likeness, or ``None``.

        Of father and son with one name and one address each is found once before either is
        found twice: who was kept apart before stays apart.
        """
        for mark in _marks(person):
            if people := self._marks.get(mark):
                whom = next((whom for whom in people if whom not in self._found), people[0])
                if mark[0].is_certain:
                    self._found.add(whom)
                return Double(mark[0], whom)
        return None


def _marks(person: Person) -> Iterator[tuple[Likeness, str]]:
    """Everything by which a person can be recognised, surest first."""
    name, contact = person.name.key, person.contact
    if contact.email:
        yield Likeness.NAME_AND_EMAIL, f"{name} {contact.email}"
    if contact.phone:
        yield Likeness.NAME_AND_PHONE, f"{name} {contact.phone}"
    if contact.address.street:
        yield Likeness.NAME_AND_ADDRESS, f"{name} {match_key(contact.address.street)}"
    if contact.email:
        yield Likeness.EMAIL, contact.email
    yield Likeness.NAME, name
