"""When two accounts are about one person, and when somebody has to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.people.person import KnownPerson, Person, differences, update
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


@dataclass(frozen=True, slots=True)
class Account:
    """The rows about one person, in order; ``asks`` when somebody has to look at ``double``."""

    whom: Whom
    rows: tuple[int, ...]
    doubles: Mapping[int, Double]
    asks: bool = False


Mark = tuple[Likeness, str]


def gather(
    people: Mapping[int, Person],
    known: Sequence[KnownPerson],
    choices: Mapping[int, DoubleChoice],
) -> list[Account]:
    """Put the rows about one person together, and find who of them is known.

    Certain likeness passes on: what the second row shares with the first by mail and the third
    with the second by phone, is one person. Else the same list could change someone twice.
    """
    seen = _Seen(known)
    whom_of: dict[int, Whom] = {}
    asked: dict[Whom, Double] = {}
    for rows in _link(people, choices):
        lead = next(iter(rows))
        choice = choices.get(lead)
        found: dict[int, Whom] = {}
        if choice is not DoubleChoice.OTHER and not (found := seen.recognise(rows)):
            if (likely := seen.suspect(rows)) and choice is DoubleChoice.SAME:
                found = dict.fromkeys(rows, likely.whom)
            elif likely:
                asked[Whom(row=lead)] = likely
        for number, person in rows.items():
            whom_of[number] = found.get(number, Whom(row=lead))
            seen.add(person, whom_of[number])
    return _accounts(people, known, whom_of, asked)


def _link(
    people: Mapping[int, Person], choices: Mapping[int, DoubleChoice]
) -> list[dict[int, Person]]:
    """Give the rows that are certainly about one person, together."""
    parent = {number: number for number in people}

    def lead(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    first: dict[Mark, int] = {}
    for number, person in people.items():
        for mark in _marks(person, certain=True):
            low, high = sorted((lead(first.setdefault(mark, number)), lead(number)))
            if choices.get(high) is not DoubleChoice.OTHER:
                parent[high] = low
    together: dict[int, dict[int, Person]] = {}
    for number, person in people.items():
        together.setdefault(lead(number), {})[number] = person
    return list(together.values())


class _Seen:
    """Everyone met so far, by what they can be recognised by."""

    def __init__(self, known: Sequence[KnownPerson]) -> None:
        self._known = {person.id: person.person for person in known}
        self._by_mark: dict[Mark, list[Whom]] = {}
        for person in known:
            self.add(person.person, Whom(person=person.id))

    def add(self, person: Person, whom: Whom) -> None:
        """Remember by what this person can be recognised."""
        for mark in _marks(person):
            self._by_mark.setdefault(mark, []).append(whom)

    def recognise(self, rows: Mapping[int, Person]) -> dict[int, Whom]:
        """Give who of those known each row is; nobody when none of the rows is certain.

        Of father and son with one name and one address it is the one whom the row changes least.
        """
        direct = {number: self._certain(person) for number, person in rows.items()}
        everyone = {number for found in direct.values() for number in found}
        return {
            number: Whom(person=self._nearest(person, direct[number] or everyone))
            for number, person in rows.items()
            if everyone
        }

    def suspect(self, rows: Mapping[int, Person]) -> Double | None:
        """Give somebody who might be the person of these rows."""
        for person in rows.values():
            for mark in _marks(person, certain=False):
                if mark in self._by_mark:
                    return Double(mark[0], self._by_mark[mark][0])
        return None

    def _certain(self, person: Person) -> set[int]:
        found = (
            whom for mark in _marks(person, certain=True) for whom in self._by_mark.get(mark, ())
        )
        return {whom.person for whom in found if whom.person in self._known}

    def _nearest(self, person: Person, candidates: set[int]) -> int:
        def distance(number: int) -> tuple[int, int, int]:
            known = self._known[number]
            changes = differences(known, update(known, person))
            return len(changes), len(differences(known, person)), number

        return min(candidates, key=distance)


def _accounts(
    people: Mapping[int, Person],
    known: Sequence[KnownPerson],
    whom_of: Mapping[int, Whom],
    asked: Mapping[Whom, Double],
) -> list[Account]:
    known_marks = {mark for person in known for mark in _marks(person.person)}
    count = Counter(mark for person in people.values() for mark in _marks(person))
    rows_of: dict[Whom, list[int]] = {}
    for number in people:
        rows_of.setdefault(whom_of[number], []).append(number)
    accounts = []
    for whom, rows in rows_of.items():
        doubles = {rows[0]: asked[whom]} if whom in asked else {}
        for number in rows[1:] if whom.person is None else rows:
            shared = (m for m in _marks(people[number]) if count[m] > 1 or m in known_marks)
            likeness = next((mark[0] for mark in shared), Likeness.NAME)
            doubles[number] = Double(likeness, whom if number == rows[0] else Whom(row=rows[0]))
        accounts.append(Account(whom, tuple(rows), doubles, asks=whom in asked))
    return accounts


def _marks(person: Person, *, certain: bool | None = None) -> Iterator[Mark]:
    """Everything by which a person can be recognised, surest first."""
    name, contact = person.name.key, person.contact
    street = match_key(contact.address.street)
    marks = (
        (Likeness.NAME_AND_EMAIL, contact.email and f"{name} {contact.email}"),
        (Likeness.NAME_AND_PHONE, contact.phone and f"{name} {contact.phone}"),
        (Likeness.NAME_AND_ADDRESS, street and f"{name} {street}"),
        (Likeness.EMAIL, contact.email),
        (Likeness.NAME, name),
    )
    for likeness, text in marks:
        if text and certain in {None, likeness.is_certain}:
            yield likeness, text
