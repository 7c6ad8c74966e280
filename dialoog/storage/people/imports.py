"""Lists that are being read in, kept between the steps and then forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import JSON, String, delete
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.domain.refusal import Missing
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.queries import get_row
from dialoog.storage.types import UtcDateTime

IMPORT_LIFE = timedelta(days=1)


class ListImportRow(OrganisationOwned, Base):
    """A list that somebody is reading in, with the choices so far; forgotten after a day."""

    __tablename__ = "list_import"

    filename: Mapped[str] = mapped_column(String(200))
    headers: Mapped[list[str]] = mapped_column(JSON)
    cells: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    first_number: Mapped[int]
    columns: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    groups: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    default_group: Mapped[int | None]
    doubles: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def get_import(import_id: int, *, now: datetime) -> ListImportRow:
    """Give a list that is being read in; after a day it is as if it never was there."""
    row = get_row(ListImportRow, import_id)
    if row.created_at + IMPORT_LIFE <= now:
        raise Missing("list_import", import_id)
    return row


def forget_imports(*, before: datetime) -> None:
    """Forget the lists that came in before this moment."""
    db.session.execute(delete(ListImportRow).where(ListImportRow.created_at <= before))
