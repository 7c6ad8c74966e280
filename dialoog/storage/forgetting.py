"""Find what is left of somebody in texts of others, and take it out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    String,
    Table,
    Text,
    cast,
    func,
    or_,
    select,
    update,
)

from dialoog.storage.base import Base, current_organisation_id, db
from dialoog.storage.people import PersonRow, WishRow

Replacing = Callable[[str], str]


def replacing(words: Mapping[str, str]) -> Replacing:
    """Give what replaces these words in a text, whole words only and whatever their capitals."""
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE
    )
    instead = {word.casefold(): other for word, other in words.items()}
    return lambda text: pattern.sub(lambda found: instead[found[0].casefold()], text)


def scrub(words: Mapping[str, str]) -> int:
    """Replace these words in every text of the organisation; gives in how many rows.

    What is locked or has a version changes as well: that somebody is forgotten goes before it.
    """
    replace = replacing(words)
    return sum(_scrub_table(table, list(words), replace) for table in _tables())


def _tables() -> list[Table]:
    """Give the tables of the organisation; whoever bears the same name stays as they are."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if "organisation_id" in table.c and table.name != PersonRow.__tablename__
    ]


def _scrub_table(table: Table, words: list[str], replace: Replacing) -> int:
    columns = [column for column in table.columns if _holds_text(column)]
    if not columns:
        return 0
    mentions = or_(*(_mentions(column, word) for column in columns for word in words))
    query = select(table.c.id, *columns).where(
        table.c.organisation_id == current_organisation_id(), mentions
    )
    rows = db.session.connection().execute(query).all()
    for row in rows:
        cleaned = {column.name: _cleaned(getattr(row, column.name), replace) for column in columns}
        db.session.connection().execute(update(table).where(table.c.id == row.id).values(cleaned))
    return len(rows)


def _mentions(column: Column[Any], word: str) -> ColumnElement[bool]:
    stored = json.dumps(word)[1:-1] if isinstance(column.type, JSON) else word
    text = cast(column, Text)
    # SQLite knows capitals of plain letters only.
    return or_(
        text.contains(stored, autoescape=True),
        func.lower(text).contains(stored.lower(), autoescape=True),
    )


def _holds_text(column: Column[Any]) -> bool:
    return type(column.type) in {String, Text, JSON} and not column.unique


def _cleaned(value: Any, replace: Replacing) -> Any:
    if isinstance(value, str):
        return replace(value)
    if isinstance(value, list):
        return [_cleaned(part, replace) for part in value]
    if isinstance(value, dict):
        return {key: _cleaned(part, replace) for key, part in value.items()}
    return value


def forget_wishes_about(name_key: str) -> None:
    """Forget the wishes of others that wait for somebody of this name."""
    query = select(WishRow).where(WishRow.other_id.is_(None), WishRow.other_name != "")
    for row in db.session.execute(query).scalars():
        if row.as_wish().about.key == name_key:
            db.session.delete(row)
