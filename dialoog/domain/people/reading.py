"""One row of a list, read into a person and the problems seen on the way."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dialoog.domain.people.columns import Column
from dialoog.domain.people.contact import (
    Address,
    Contact,
    find_phone,
    normal_email,
    normal_phone,
    normal_postal_code,
    split_address,
    suggest_email,
)
from dialoog.domain.people.kinds import Channel, NeedKind, WishKind
from dialoog.domain.people.names import Name, join_prefix, parse_full_name, split_names
from dialoog.domain.people.needs import Need, join_needs, needs_mentioned, read_need_column
from dialoog.domain.people.person import Person, Wish
from dialoog.domain.people.problems import Problem, ProblemCode, too_long
from dialoog.domain.people.vocabulary import (
    Group,
    find_group,
    read_channel,
    read_language,
    suggest_group,
)
from dialoog.domain.people.words import is_formula, match_key, says_nothing, tidy, tidy_lines

_NAMES = (Column.FIRST_NAME, Column.LAST_NAME, Column.FULL_NAME)
_FREE_TEXT = frozenset({Column.NOTE, Column.PHONE})  # where "+31 6 …" and "- belt liever" are fine


@dataclass(frozen=True, slots=True)
class Choices:
    """How the organiser wants a list to be read.

    ``groups`` says for a word that is no group (by its ``match_key``) which group is meant;
    ``default_group`` is for rows that say nothing about it.
    """

    columns: Mapping[str, Column]
    groups: Mapping[str, int] = field(default_factory=dict)
    default_group: int | None = None


@dataclass(frozen=True, slots=True)
class RowRead:
    """What one row says."""

    person: Person
    problems: tuple[Problem, ...]

    @property
    def is_usable(self) -> bool:
        """False when something in the row must be repaired first."""
        return not any(problem.keeps_out for problem in self.problems)


def is_empty(cells: Mapping[str, str]) -> bool:
    """True for a row without anything in it."""
    return not any(tidy(text) for text in cells.values())


def read_name(cells: Mapping[str, str], columns: Mapping[str, Column]) -> Name:
    """Read only the name of a row; without letters when there is none."""
    row = _Row(cells, columns)
    whole = parse_full_name(row.line(Column.FULL_NAME))
    first = row.line(Column.FIRST_NAME)
    last = join_prefix(row.line(Column.PREFIX), row.line(Column.LAST_NAME))
    return Name(first if match_key(first) else whole.first, last if match_key(last) else whole.last)


def read_row(
    cells: Mapping[str, str], choices: Choices, groups: Sequence[Group], names: Container[str]
) -> RowRead:
    """Read one row; empty cells mean "not told", never "take away".

    ``names`` holds the key of every name in the list and of everyone known: a wish such as
    "Dijkstra, Beth" or "Beth Dijkstra, Piet Vos" can only be told apart by who exists.
    """
    row = _Row(cells, choices.columns)
    row.look_for_formulas()
    name = read_name(cells, choices.columns)
    if not name.key:
        row.say(ProblemCode.NAME_MISSING, Column.FULL_NAME)
    person = Person(
        name=name,
        group=_read_group(row, choices, groups),
        works_for=row.word(Column.WORKS_FOR),
        contact=_read_contact(row),
        language=_read_language(row),
        district=row.word(Column.DISTRICT),
        needs=_read_needs(row),
        wishes=_read_wishes(row, name, names),
    )
    _look_for_needs(row, person.needs)
    person = replace(person, note="\n".join(filter(None, [row.lines(Column.NOTE), *row.kept])))
    return RowRead(person, (*row.problems, *too_long(person)))


class _Row:
    """The cells of one row by what their column holds, and what was found wrong in them."""

    def __init__(self, cells: Mapping[str, str], columns: Mapping[str, Column]) -> None:
        self.cells: dict[Column, list[tuple[str, str]]] = {}
        for heading, column in columns.items():
            if text := tidy_lines(cells.get(heading, "")):
                self.cells.setdefault(column, []).append((heading, text))
        self.problems: list[Problem] = []
        self.kept: list[str] = []

    def lines(self, column: Column) -> str:
        """What the column holds, line by line."""
        return "\n".join(text for _, text in self.cells.get(column, ()))

    def line(self, column: Column) -> str:
        """What the column holds, on one line."""
        return tidy(self.lines(column))

    def word(self, column: Column) -> str:
        """What the column holds, unless it only says that there is nothing."""
        text = self.line(column)
        return "" if says_nothing(text) else text

    def say(self, code: ProblemCode, column: Column, text: str = "", suggestion: str = "") -> None:
        self.problems.append(Problem(code, column, text, suggestion))

    def look_for_formulas(self) -> None:
        """Say which cells would calculate in a spreadsheet: no name or place is meant by it."""
        for column in self.cells.keys() - _FREE_TEXT:
            text = self.lines(column)
            found = is_formula(text) if column in _NAMES else text.startswith("=")
            if found and match_key(text):
                self.say(ProblemCode.FORMULA, column, text[:80])


def _read_group(row: _Row, choices: Choices, groups: Sequence[Group]) -> int | None:
    text = row.word(Column.GROUP)
    if not text:
        return choices.default_group
    chosen = choices.groups.get(match_key(text))
    found = find_group(text, groups)
    if chosen is None and found is None:
        row.say(ProblemCode.GROUP_UNKNOWN, Column.GROUP, text, suggest_group(text, groups))
    return found.id if found else chosen


def _read_contact(row: _Row) -> Contact:
    return Contact(
        email=_read_email(row),
        phone=_read_phone(row),
        address=_read_address(row),
        channel=_read_channel(row),
    )


def _read_email(row: _Row) -> str:
    text = row.word(Column.EMAIL)
    if not text:
        return ""
    parts = [text, *re.split(r"[;,\s/]+", text)]
    email = next(filter(None, map(normal_email, parts)), "")
    if not email:
        row.say(ProblemCode.EMAIL_BROKEN, Column.EMAIL, text, suggest_email(text) or "")
    if email != normal_email(text):
        row.kept.append(text)
    return email


def _read_phone(row: _Row) -> str:
    found = ""
    for heading, text in row.cells.get(Column.PHONE, ()):
        if says_nothing(text):
            continue
        whole = normal_phone(text)
        phone = whole or find_phone(text)
        if not phone:
            row.say(ProblemCode.PHONE_BROKEN, Column.PHONE, text)
        elif not whole:
            row.say(ProblemCode.PHONE_IN_TEXT, Column.PHONE, text, phone)
        # A second number, or words beside it ("dochter"), would otherwise be lost.
        if not whole or (found and whole != found):
            row.kept.append(f"{heading}: {tidy(text)}")
        found = found or phone or ""
    return found


def _read_address(row: _Row) -> Address:
    whole = split_address(row.lines(Column.ADDRESS))
    if says_nothing(whole.street):
        whole = Address()
    street = f"{whole.street} {row.word(Column.HOUSE_NUMBER)}".strip()
    typed = row.word(Column.POSTAL_CODE)
    postal_code = normal_postal_code(typed) or typed
    if typed and not normal_postal_code(typed):
        row.say(ProblemCode.POSTAL_CODE_ODD, Column.POSTAL_CODE, typed)
    return Address(
        street=street,
        postal_code=postal_code or whole.postal_code,
        town=row.word(Column.TOWN) or whole.town,
    )


def _read_channel(row: _Row) -> Channel | None:
    text = row.word(Column.CHANNEL)
    channel = read_channel(text)
    if text and channel is None:
        row.say(ProblemCode.CHANNEL_UNKNOWN, Column.CHANNEL, text)
    return channel


def _read_language(row: _Row) -> str:
    text = row.word(Column.LANGUAGE)
    language = read_language(text)
    if text and language is None:
        row.say(ProblemCode.LANGUAGE_UNKNOWN, Column.LANGUAGE, text)
    return language or ""


def _read_needs(row: _Row) -> tuple[Need, ...]:
    needs: tuple[Need, ...] = ()
    for heading, text in row.cells.get(Column.NEEDS, ()):
        needs = join_needs(needs, read_need_column(heading, text))
    for need in needs:
        if need.kind is NeedKind.OTHER:
            row.say(ProblemCode.NEED_UNKNOWN, Column.NEEDS, need.detail)
    return needs


def _read_wishes(row: _Row, own: Name, names: Container[str]) -> tuple[Wish, ...]:
    wishes = []
    for column, kind in ((Column.APART, WishKind.APART), (Column.TOGETHER, WishKind.TOGETHER)):
        for _, text in row.cells.get(column, ()):
            if not says_nothing(text):
                wishes += [Wish(kind, name) for name in split_names(text, names)]
    if any(wish.about.key == own.key for wish in wishes):
        row.say(ProblemCode.WISH_SELF, Column.APART)
    return tuple({wish.key: wish for wish in wishes if wish.about.key != own.key}.values())


def _look_for_needs(row: _Row, needs: tuple[Need, ...]) -> None:
    told = {need.kind for need in needs}
    for kind, word in needs_mentioned(row.lines(Column.NOTE)):
        if kind not in told:
            row.say(ProblemCode.NEED_IN_NOTE, Column.NOTE, word)
