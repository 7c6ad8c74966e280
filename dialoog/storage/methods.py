"""Methods that an organisation made its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.domain.methods import Method, from_json, to_json
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.types import UtcDateTime


class OwnMethodRow(OrganisationOwned, Base):
    """A method of one organisation; retired ones are kept, but no new meeting begins from them."""

    __tablename__ = "own_method"
    __table_args__ = (UniqueConstraint("organisation_id", "key"),)

    key: Mapped[str] = mapped_column(String(40))
    method: Mapped[dict[str, Any]] = mapped_column(JSON)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def as_method(self) -> Method:
        """Give the method as it is now."""
        return from_json(self.method)

    def remember(self, method: Method, *, now: datetime) -> None:
        """Store the method; meetings that began from it keep their own copy."""
        self.key = method.key
        self.method = to_json(method)
        self.changed_at = now


def list_own_methods() -> list[OwnMethodRow]:
    """Give every method of the organisation, the oldest first."""
    return list(db.session.execute(select(OwnMethodRow).order_by(OwnMethodRow.id)).scalars())


def find_own_method(key: str) -> OwnMethodRow | None:
    """Give the organisation's method with this key, or None."""
    query = select(OwnMethodRow).where(OwnMethodRow.key == key)
    return db.session.execute(query).scalar_one_or_none()
