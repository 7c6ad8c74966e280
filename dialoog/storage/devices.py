"""Where somebody's own phone belongs, before any organisation is chosen."""

from __future__ import annotations

from sqlalchemy import select

from dialoog.storage.base import ACROSS_ORGANISATIONS, db
from dialoog.storage.seating import TableRow


def find_table_anywhere(table_id: int) -> int | None:
    """Give the organisation that a table belongs to, or None when there is no such table."""
    query = select(TableRow.organisation_id).where(TableRow.id == table_id)
    found = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS)
    return found.scalar_one_or_none()
