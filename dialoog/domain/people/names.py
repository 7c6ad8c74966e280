"""Names of people as the Dutch write, sort and look them up."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from dialoog.domain.people.words import match_key, tidy

# Voorvoegsels: part of the name, but the Dutch alphabet does not count them.
_PREFIX = re.compile(
    r"aan|bij|da|dal|de|del|della|den|der|des|di|dos|du|het|in|la|le|les|onder|op|over|te|ten|ter|"
    r"uit|v\.d\.|v/d|vd|van|van't|vom|von|voor|zu|zum|zur|d'|l'|'t|'s",
    re.IGNORECASE,
)
# Begins a family name as well, but counts in the alphabet.
_NAME_START = re.compile(r"abu|ait|al|ben|bin|el|ibn|ould|san|st\.", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:de heer|dhr|hr|heer|mevrouw|mevr|mw|mej|drs|dr|mr|ir|ing|prof)(?:\.\s*|\s+)(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """First name and family name; the family name starts with its prefix ("van 't Hof")."""

    first: str
    last: str

    @property
    def full(self) -> str:
        """As people say it: "Beth van 't Hof"."""
        return f"{self.first} {self.last}".strip()

    @property
    def key(self) -> str:
        """Equal for two spellings of one name: without marks, case, spaces and signs."""
        return match_key(self.full)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Order of a Dutch list: "van 't Hof" stands at the H."""
        prefix, rest = split_prefix(self.last)
        return (match_key(rest or self.first), match_key(self.first), match_key(prefix))


def split_prefix(last: str) -> tuple[str, str]:
    """Take a family name apart: "van 't Hof" becomes ("van 't", "Hof"), "d'Ancona" ("d'", …)."""
    words = last.split()
    count = _leading(words[:-1])
    prefix, rest = " ".join(words[:count]), " ".join(words[count:])
    if re.match(r"[dl]'\w", rest, re.IGNORECASE):
        return f"{prefix} {rest[:2]}".strip(), rest[2:]
    return prefix, rest


def join_prefix(prefix: str, rest: str) -> str:
    """Put a family name together again; "d'" and "l'" stick to what follows."""
    glue = "" if not prefix or re.search(r"\b[dl]'$", prefix, re.IGNORECASE) else " "
    return f"{prefix}{glue}{rest}".strip()


def parse_full_name(text: str) -> Name:
    """Read a name from one cell: "Beth van 't Hof", "van 't Hof, Beth", "Hof, Beth van 't"."""
    text = _without_titles(tidy(text))
    last, comma, rest = text.partition(",")
    if comma and rest.strip(" ,"):
        return _last_name_first(last.split(), rest.replace(",", " ").split())
    return _first_name_first(text.strip(" ,").split())


def split_names(text: str, known: Container[str]) -> list[Name]:
    """Read one or more names from a cell; ``known`` holds the keys of names that exist.

    A comma may stand between two people or between a family name and a first name; who is known
    decides, else two single words are one person.
    """
    names = []
    for part in re.split(r"[;/\n&]", text):
        whole = parse_full_name(part)
        is_one = whole.key in known or re.fullmatch(r"\s*\S+\s*,\s*\S+\s*", part)
        pieces = re.split(r",|\s+en\s+", part)
        names += [whole] if is_one else [parse_full_name(piece) for piece in pieces]
    return [name for name in names if name.key]


def _without_titles(text: str) -> str:
    while found := _TITLE.match(text):
        text = text[found.end() :]
    return text


def _last_name_first(last: list[str], rest: list[str]) -> Name:
    rest = _without_titles(" ".join(rest)).split()
    count = _leading(rest)
    prefix, first = rest[:count], rest[count:]
    if not prefix:
        first, prefix = _split_trailing(rest)
    if not prefix:
        last, prefix = _split_trailing(last)
    return Name(" ".join(first), join_prefix(" ".join(prefix), " ".join(last)))


def _first_name_first(words: list[str]) -> Name:
    if len(words) == 1:
        return Name(words[0], "")
    found = (at for at, word in enumerate(words[:-1]) if at and _starts_family_name(word))
    at = 0 if _leading(words[:1]) else next(found, len(words) - 1)
    return Name(" ".join(words[:at]), " ".join(words[at:]))


def _starts_family_name(word: str) -> bool:
    return bool(_PREFIX.fullmatch(word) or _NAME_START.fullmatch(word))


def _leading(words: list[str]) -> int:
    """How many words at the start are prefixes."""
    count = 0
    while count < len(words) and _PREFIX.fullmatch(words[count]):
        count += 1
    return count


def _split_trailing(words: list[str]) -> tuple[list[str], list[str]]:
    """Split off the prefixes at the end, but never the first word."""
    count = _leading(words[:0:-1])
    at = len(words) - count
    return words[:at], words[at:]
