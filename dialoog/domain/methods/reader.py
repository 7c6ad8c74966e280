"""Reads the tables of a method file and remembers every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from dialoog.domain.text import Text

KEY = re.compile(r"[a-z][a-z0-9_]*")
Choice = TypeVar("Choice", bound=StrEnum)


class MethodError(Exception):
    """A method that can't be used; ``faults`` says of each fault where it is and what is wrong."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class Reader:
    """One table, read field by field.

    A faulty field gives a stand-in, so that one reading finds all faults; the caller throws the
    result away when there are any.
    """

    def __init__(self, raw: Mapping[str, object], *, place: str, faults: list[str]) -> None:
        self._left = dict(raw)
        self._place = place
        self._faults = faults

    def fault(self, message: str) -> None:
        """Remember what is wrong here."""
        self._faults.append(f"{self._place}: {message}")

    def close(self) -> None:
        """Complain about every field that nobody asked for."""
        for name in self._left:
            self.fault(f"unknown field '{name}'")

    def key(self, name: str = "key") -> str:
        """Read a name for machines: small letters, digits and underscores."""
        value = self._take(name)
        if isinstance(value, str) and KEY.fullmatch(value):
            return value
        self.fault(f"{name}: needs a word of small letters, digits and underscores")
        return ""

    def keys(self, name: str) -> tuple[str, ...]:
        """Read a list of names for machines; none when the field is missing."""
        values = self._take(name, [])
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return tuple(values)
        self.fault(f"{name}: needs a list of words")
        return ()

    def number(self, name: str, *, least: int, most: int) -> int:
        """Read a whole number from ``least`` up to and including ``most``."""
        value = self._take(name)
        # bool is a kind of int in Python, not in a method
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.fault(f"{name}: needs a whole number from {least} to {most}")
        return least

    def flag(self, name: str) -> bool:
        """Read true or false; false when the field is missing."""
        value = self._take(name, default=False)
        if isinstance(value, bool):
            return value
        self.fault(f"{name}: needs true or false")
        return False

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """Read one of the values of ``kind``."""
        return self._member(name, self._take(name), kind)

    def find_choice(self, name: str, kind: type[Choice]) -> Choice | None:
        """Read one of the values of ``kind``, or nothing."""
        return self.choice(name, kind) if name in self._left else None

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Read a list of values of ``kind``; none when the field is missing."""
        return tuple(self._member(name, value, kind) for value in self.keys(name))

    def own_text(self) -> Text:
        """Read the words that stand in this table itself."""
        return Text(nl=self._words("nl"), en=self._words("en"))

    def text(self, name: str) -> Text:
        """Read words in both languages."""
        child = self._inside(name)
        text = child.own_text()
        child.close()
        return text

    def find_text(self, name: str) -> Text | None:
        """Read words in both languages, or nothing."""
        return self.text(name) if name in self._left else None

    def find_table(self, name: str) -> Reader | None:
        """Give a reader for a table in this one, or nothing."""
        return self._inside(name) if name in self._left else None

    def texts(self, name: str, *, needed: bool = False) -> tuple[Text, ...]:
        """Read a list of words per language, both of the same length."""
        if name not in self._left and not needed:
            return ()
        child = self._inside(name)
        nl, en = child.keys("nl"), child.keys("en")
        child.close()
        if len(nl) != len(en):
            child.fault(f"{len(nl)} in nl, {len(en)} in en")
        elif needed and not nl:
            child.fault("missing")
        pairs = [{"nl": dutch, "en": english} for dutch, english in zip(nl, en, strict=False)]
        return tuple(
            Reader(pair, place=f"{self._place}: {name} {number}", faults=self._faults).own_text()
            for number, pair in enumerate(pairs, start=1)
        )

    def tables(self, name: str, *, first: int = 1, under: str | None = None) -> list[Reader]:
        """Give a reader for each table in a list; ``first`` numbers the first one.

        ``under`` is the place to name it by, instead of this table.
        """
        values = self._take(name, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.fault(f"{name}: needs a list of tables")
            return []
        place = under or self._place
        return [
            Reader(value, place=f"{place}: {name} {number}{_quoted(value)}", faults=self._faults)
            for number, value in enumerate(values, start=first)
        ]

    def _take(self, name: str, default: object = None) -> object:
        return self._left.pop(name, default)

    def _inside(self, name: str) -> Reader:
        value = self._take(name)
        return Reader(
            value if isinstance(value, Mapping) else {},
            place=f"{self._place}: {name}",
            faults=self._faults,
        )

    def _words(self, language: str) -> str:
        value = self._take(language)
        if isinstance(value, str) and value.strip():
            return value
        self.fault(f"no text in {language}")
        return ""

    def _member(self, name: str, value: object, kind: type[Choice]) -> Choice:
        members = list(kind)
        for member in members:
            if member == value:
                return member
        self.fault(f"{name}: needs one of {', '.join(members)}")
        return members[0]


def _quoted(table: Mapping[str, object]) -> str:
    return f" '{table['key']}'" if "key" in table else ""
