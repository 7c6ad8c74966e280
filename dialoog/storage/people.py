"""People who take part, their groups, needs, consents and wishes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.people import Channel, ConsentPurpose, NeedKind, Perspective, WishKind
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.types import Code, UtcDateTime


class GroupRow(OrganisationOwned, Base):
    """A stakeholder group, freely named; rules of balance look at its perspective."""

    __tablename__ = "stakeholder_group"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    name: Mapped[str] = mapped_column(String(80))
    perspective: Mapped[Perspective] = mapped_column(Code(Perspective))


class PersonRow(OrganisationOwned, Base):
    """Somebody who can be invited."""

    __tablename__ = "person"

    first_name: Mapped[str] = mapped_column(String(80))
    last_name: Mapped[str] = mapped_column(String(120))
    group_id: Mapped[int] = mapped_column(ForeignKey("stakeholder_group.id"), index=True)
    works_for: Mapped[str] = mapped_column(String(160), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    street: Mapped[str] = mapped_column(String(160), default="")
    postal_code: Mapped[str] = mapped_column(String(12), default="")
    town: Mapped[str] = mapped_column(String(80), default="")
    district: Mapped[str] = mapped_column(String(80), default="")
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    language: Mapped[str] = mapped_column(String(8), default="nl")
    note: Mapped[str] = mapped_column(Text, default="")
    no_mail: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    group: Mapped[GroupRow] = relationship()
    needs: Mapped[list[NeedRow]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="NeedRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class NeedRow(OrganisationOwned, Base):
    """What somebody needs to be able to take part."""

    __tablename__ = "need"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[NeedKind] = mapped_column(Code(NeedKind))
    detail: Mapped[str] = mapped_column(String(200), default="")
    person: Mapped[PersonRow] = relationship(back_populates="needs")


class ConsentRow(OrganisationOwned, Base):
    """A yes or a no for one purpose; the newest one counts."""

    __tablename__ = "consent"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[ConsentPurpose] = mapped_column(Code(ConsentPurpose))
    given: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[date | None]


class WishRow(OrganisationOwned, Base):
    """A private wish about somebody else at the table; only the seating engine reads it."""

    __tablename__ = "wish"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[WishKind] = mapped_column(Code(WishKind))
    other_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    other_name: Mapped[str] = mapped_column(String(200), default="")
