"""Who does an action or an agreement: a person or an organisation, and who may read the name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.accounts import Ability


class OwnerKind(StrEnum):
    """What an owner is; where nobody said it, a person, so that no name slips out."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does it, by name and mail address; with neither, nobody yet."""

    name: str
    email: str = ""
    kind: OwnerKind = OwnerKind.PERSON


def may_read_name(owner: Owner, *, abilities: Collection[Ability], email: str = "") -> bool:
    """Say whether somebody with these abilities and this mail address reads the owner's name.

    Who may see people reads all names. Others read the names of organisations, and their own.
    """
    own = bool(owner.email) and owner.email.lower() == email.lower()
    return own or owner.kind is OwnerKind.ORGANISATION or Ability.SEE_PEOPLE in abilities
