"""Who takes part: names, how to reach them, what they need, and reading lists of them."""

from dialoog.domain.people.contact import (
    Address,
    Contact,
    normal_email,
    normal_phone,
    normal_postal_code,
    readable_phone,
)
from dialoog.domain.people.kinds import Channel, ConsentPurpose, NeedKind, Perspective, WishKind
from dialoog.domain.people.names import Name, parse_full_name
from dialoog.domain.people.needs import Need, read_needs
from dialoog.domain.people.person import KnownPerson, Part, Person, Wish
from dialoog.domain.people.words import match_key, tidy

__all__ = [
    "Address",
    "Channel",
    "ConsentPurpose",
    "Contact",
    "KnownPerson",
    "Name",
    "Need",
    "NeedKind",
    "Part",
    "Person",
    "Perspective",
    "Wish",
    "WishKind",
    "match_key",
    "normal_email",
    "normal_phone",
    "normal_postal_code",
    "parse_full_name",
    "read_needs",
    "readable_phone",
    "tidy",
]
