"""One person as lists and forms know them, and how two accounts of one person become one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from dialoog.domain.people.contact import NO_CONTACT, Address, Contact
from dialoog.domain.people.kinds import AgeGroup, Channel, WishKind
from dialoog.domain.people.names import Name
from dialoog.domain.people.needs import Need, join_needs
from dialoog.domain.people.words import match_key

DEFAULT_LANGUAGE = "nl"


class Part(StrEnum):
    """What can differ between two accounts of one person."""

    NAME = "name"
    GROUP = "group"
    WORKS_FOR = "works_for"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    CHANNEL = "channel"
    LANGUAGE = "language"
    DISTRICT = "district"
    AGE_GROUP = "age_group"
    NOTE = "note"
    NEEDS = "needs"
    WISHES = "wishes"


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom someone does or doesn't want at the table, by the name as it was typed."""

    kind: WishKind
    about: Name

    @property
    def key(self) -> tuple[WishKind, str]:
        """Equal for two spellings of the same wish."""
        return (self.kind, self.about.key)


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one person; empty text and ``None`` mean that nobody told us."""

    name: Name
    group: int | None = None
    works_for: str = ""
    contact: Contact = NO_CONTACT
    language: str = ""
    district: str = ""
    age_group: AgeGroup | None = None
    note: str = ""
    needs: tuple[Need, ...] = ()
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person that is stored already, with the number of the row."""

    id: int
    person: Person


def update(person: Person, told: Person) -> Person:
    """Take over what ``told`` says; what it leaves empty stays, lists and notes grow.

    The spelling of the name stays too: an old list in capitals must not undo "Desirée".
    """
    return _join(base=person, first=told, second=person)


def complete(person: Person, more: Person) -> Person:
    """Fill what is empty in ``person`` from ``more``; lists and notes grow."""
    return _join(base=person, first=person, second=more)


def differences(one: Person, other: Person) -> tuple[Part, ...]:
    """Give the parts in which two accounts of one person differ."""
    left, right = _parts(one), _parts(other)
    return tuple(part for part in Part if left[part] != right[part])


def contradictions(one: Person, other: Person) -> tuple[Part, ...]:
    """Give the parts that both fill, each with something else (lists and notes never do)."""
    growing = {Part.NOTE, Part.NEEDS, Part.WISHES, Part.NAME}
    left, right = _parts(one), _parts(other)
    return tuple(
        part
        for part in differences(one, other)
        if part not in growing and left[part] and right[part]
    )


def with_defaults(person: Person) -> Person:
    """Choose for a new person what nobody told: Dutch, and the channel that works."""
    channel = person.contact.channel or person.contact.working_channel or Channel.LETTER
    return replace(
        person,
        language=person.language or DEFAULT_LANGUAGE,
        contact=replace(person.contact, channel=channel),
    )


def _join(*, base: Person, first: Person, second: Person) -> Person:
    """Every part from ``first`` where it is filled, else from ``second``."""
    return Person(
        name=base.name,
        group=first.group if first.group is not None else second.group,
        works_for=_word(base.works_for, first.works_for, second.works_for),
        contact=_join_contacts(first.contact, second.contact),
        language=first.language or second.language,
        district=_word(base.district, first.district, second.district),
        age_group=first.age_group or second.age_group,
        note=_join_notes(base.note, second.note if base is first else first.note),
        needs=join_needs(base.needs, second.needs if base is first else first.needs),
        wishes=_join_wishes(base.wishes, second.wishes if base is first else first.wishes),
    )


def _word(base: str, first: str, second: str) -> str:
    """The first that is filled; the same word in other capitals changes nothing."""
    word = first or second
    return base if match_key(word) == match_key(base) else word


def _join_contacts(first: Contact, second: Contact) -> Contact:
    return Contact(
        email=first.email or second.email,
        phone=first.phone or second.phone,
        address=_join_addresses(first.address, second.address),
        channel=first.channel or second.channel,
    )


def _join_addresses(first: Address, second: Address) -> Address:
    """An address belongs together: parts are only filled up while the street is the same."""
    if not first.street:
        return second if second.street else _fill_address(first, second)
    if second.street and match_key(first.street) != match_key(second.street):
        return first
    return _fill_address(first, second)


def _fill_address(first: Address, second: Address) -> Address:
    return Address(
        street=first.street or second.street,
        postal_code=first.postal_code or second.postal_code,
        town=first.town or second.town,
    )


def _join_notes(note: str, more: str) -> str:
    known = note.splitlines()
    fresh = [line for line in dict.fromkeys(more.splitlines()) if line not in known]
    return "\n".join([*known, *fresh])


def _join_wishes(wishes: tuple[Wish, ...], more: tuple[Wish, ...]) -> tuple[Wish, ...]:
    return tuple({wish.key: wish for wish in (*more, *wishes)}[key] for key in _keys(wishes, more))


def _keys(wishes: tuple[Wish, ...], more: tuple[Wish, ...]) -> dict[tuple[WishKind, str], None]:
    return dict.fromkeys(wish.key for wish in (*wishes, *more))


def _parts(person: Person) -> dict[Part, object]:
    return {
        Part.NAME: person.name,
        Part.GROUP: person.group,
        Part.WORKS_FOR: person.works_for,
        Part.EMAIL: person.contact.email,
        Part.PHONE: person.contact.phone,
        Part.ADDRESS: person.contact.address if person.contact.address != Address() else None,
        Part.CHANNEL: person.contact.channel,
        Part.LANGUAGE: person.language,
        Part.DISTRICT: person.district,
        Part.AGE_GROUP: person.age_group,
        Part.NOTE: person.note,
        Part.NEEDS: person.needs,
        Part.WISHES: person.wishes,
    }
