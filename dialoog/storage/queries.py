"""The query that every topic needs: one row by its number."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm.interfaces import ORMOption

from dialoog.domain.refusal import Missing
from dialoog.storage.base import Base, db

Row = TypeVar("Row", bound=Base)


def get_row(kind: type[Row], row_id: int, *options: ORMOption) -> Row:
    """Give the row of ``kind`` with this number, or raise ``Missing``."""
    query = select(kind).where(kind.id == row_id).options(*options)
    row = db.session.execute(query).unique().scalar_one_or_none()
    if row is None:
        raise Missing(kind.__tablename__, row_id)
    return row
