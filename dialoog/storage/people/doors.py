"""The door to somebody's own page: one link and one code for each person, for all meetings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.people.rows import PersonRow
from dialoog.storage.types import UtcDateTime


class DoorRow(OrganisationOwned, Base):
    """The door to one person's own page.

    The link is made of ``salt``: another one makes another link and ends the old one, and nobody
    who gets the number of somebody forgotten gets their link as well.
    """

    __tablename__ = "door"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    salt: Mapped[str] = mapped_column(String(64))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    person: Mapped[PersonRow] = relationship()


def find_by_key_hash(key_hash: str) -> DoorRow | None:
    """Give whose page a personal link opens, of whatever organisation."""
    return _find_anywhere(DoorRow.key_hash == key_hash)


def find_by_code(code: str) -> DoorRow | None:
    """Give whose page a code on paper opens, of whatever organisation."""
    return _find_anywhere(DoorRow.code == code)


def _find_anywhere(condition: object) -> DoorRow | None:
    query = select(DoorRow).where(condition)  # type: ignore[arg-type]
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def find_door(door_id: int) -> DoorRow | None:
    """Give the door with this number and whose it is, or None when it is gone."""
    query = (
        select(DoorRow)
        .where(DoorRow.id == door_id)
        .options(joinedload(DoorRow.person).joinedload(PersonRow.group))
    )
    return db.session.execute(query).scalar_one_or_none()


def list_doors(person_ids: Collection[int]) -> list[DoorRow]:
    """Give the doors that these people have."""
    query = select(DoorRow).where(DoorRow.person_id.in_(person_ids))
    return list(db.session.execute(query).scalars())


def list_with_address(email: str) -> list[PersonRow]:
    """Give everybody with this mail address, in every organisation."""
    query = select(PersonRow).where(func.lower(PersonRow.email) == email.lower())
    query = query.order_by(PersonRow.id)
    return list(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())
