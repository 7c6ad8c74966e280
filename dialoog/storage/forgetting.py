"""Find what is left of somebody in texts of others, and take it out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, String, Table, Text, select, update

from dialoog.storage.base import Base, current_organisation_id, db
from dialoog.storage.people import PersonRow, WishRow

APOSTROPHES = "'’‘"


@dataclass(frozen=True)
class Words:
    """Words to take out of texts, each with what takes its place."""

    pattern: re.Pattern[str]
    instead: Mapping[str, str]

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Words:
        """Look for whole words, whatever their capitals, spaces and apostrophes."""
        found = "|".join(f"(?<!\\w){_written(word)}(?!\\w)" for word in words)
        instead = {_plain(word): other for word, other in words.items()}
        return cls(re.compile(found, re.IGNORECASE), instead)

    def take_out_of(self, value: Any) -> Any:
        """Give a text, or a list or table of texts, without the words."""
        if isinstance(value, str):
            return self.pattern.sub(lambda found: self.instead[_plain(found[0])], value)
        if isinstance(value, list):
            return [self.take_out_of(part) for part in value]
        if isinstance(value, dict):
            return {key: self.take_out_of(part) for key, part in value.items()}
        return value


def _written(word: str) -> str:
    parts = (re.escape(part) for part in word.split())
    any_apostrophe = re.compile("|".join(APOSTROPHES))
    return r"\s+".join(any_apostrophe.sub(f"[{APOSTROPHES}]", part) for part in parts)


def _plain(word: str) -> str:
    joined = " ".join(word.split()).casefold()
    return re.sub(f"[{APOSTROPHES}]", "'", joined)


def scrub(words: Mapping[str, str]) -> None:
    """Replace these words in every text of the organisation.

    What is locked or has a version changes as well: that somebody is forgotten goes before it.
    """
    wanted = Words.of(words)
    for table in _tables():
        _scrub_table(table, wanted)


def _tables() -> list[Table]:
    """Give the tables of the organisation; whoever bears the same name stays as they are."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if "organisation_id" in table.c and table.name != PersonRow.__tablename__
    ]


def _scrub_table(table: Table, words: Words) -> None:
    """Read every text: a database can't look for capitals with marks on them."""
    columns = [column for column in table.columns if _holds_text(column)]
    if not columns:
        return
    connection = db.session.connection()
    mine = table.c.organisation_id == current_organisation_id()
    for number, *texts in connection.execute(select(table.c.id, *columns).where(mine)).all():
        cleaned = [words.take_out_of(text) for text in texts]
        if cleaned != texts:
            named = {column.name: text for column, text in zip(columns, cleaned, strict=True)}
            connection.execute(update(table).where(table.c.id == number).values(named))


def _holds_text(column: Column[Any]) -> bool:
    return type(column.type) in {String, Text, JSON} and not column.unique


def forget_wishes_about(name_key: str) -> None:
    """Forget the wishes of others that wait for somebody of this name."""
    query = select(WishRow).where(WishRow.other_id.is_(None), WishRow.other_name != "")
    for row in db.session.execute(query).scalars():
        if row.as_wish().about.key == name_key:
            db.session.delete(row)
