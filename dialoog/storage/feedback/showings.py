"""Films and pictures by link, on the public page of a programme."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.queries import get_row


class ShowingRow(OrganisationOwned, Base):
    """One film, picture or page elsewhere; what is there isn't stored here."""

    __tablename__ = "showing"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(160))
    url: Mapped[str] = mapped_column(String(500))


def get_showing(showing_id: int) -> ShowingRow:
    """Give one of them."""
    return get_row(ShowingRow, showing_id)


def list_showings(programme_id: int) -> list[ShowingRow]:
    """Give those of a programme, the first one first."""
    query = (
        select(ShowingRow).where(ShowingRow.programme_id == programme_id).order_by(ShowingRow.id)
    )
    return list(db.session.execute(query).scalars())
