"""The query that every topic needs: one row by its number."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy.orm.interfaces import ORMOption

from dialoog.domain.refusal import Missing
from dialoog.storage.base import Base, db, is_in_scope

Row = TypeVar("Row", bound=Base)


def get_row(kind: type[Row], row_id: int, *options: ORMOption) -> Row:
    """Give the row of ``kind`` with this number, or raise ``Missing``.

    One that was read before in the same request or unit of work is not asked for again.
    """
    row = db.session.get(kind, row_id, options=options)
    if row is None or not is_in_scope(row):
        raise Missing(kind.__tablename__, row_id)
    return row
