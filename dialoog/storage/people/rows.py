"""People who take part, their groups, needs, consents and wishes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    String,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.people import (
    Address,
    AgeGroup,
    Channel,
    ConsentPurpose,
    Contact,
    Group,
    Name,
    Need,
    NeedKind,
    News,
    Person,
    Perspective,
    Wish,
    WishKind,
    match_key,
    parse_full_name,
)
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.types import Code, UtcDateTime


class GroupRow(OrganisationOwned, Base):
    """A stakeholder group, freely named; rules of balance look at its perspective."""

    __tablename__ = "stakeholder_group"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    name: Mapped[str] = mapped_column(String(80))
    perspective: Mapped[Perspective] = mapped_column(Code(Perspective))

    def as_group(self) -> Group:
        """Give the group as lists of people know it."""
        return Group(self.id, self.name, self.perspective)


class PersonRow(OrganisationOwned, Base):
    """Somebody who can be invited."""

    __tablename__ = "person"

    first_name: Mapped[str] = mapped_column(String(80))
    last_name: Mapped[str] = mapped_column(String(120))
    group_id: Mapped[int] = mapped_column(ForeignKey("stakeholder_group.id"), index=True)
    works_for: Mapped[str] = mapped_column(String(160), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    call_time: Mapped[str] = mapped_column(String(80), default="", server_default="")
    street: Mapped[str] = mapped_column(String(160), default="")
    postal_code: Mapped[str] = mapped_column(String(12), default="")
    town: Mapped[str] = mapped_column(String(80), default="")
    district: Mapped[str] = mapped_column(String(80), default="")
    age_group: Mapped[AgeGroup | None] = mapped_column(Code(AgeGroup))
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    language: Mapped[str] = mapped_column(String(8), default="nl")
    note: Mapped[str] = mapped_column(Text, default="")
    no_mail: Mapped[bool] = mapped_column(default=False)
    news: Mapped[News] = mapped_column(
        Code(News), default=News.EVERYTHING, server_default=News.EVERYTHING.value
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    # Follow from the columns above; a database can't compare without marks by itself.
    name_key: Mapped[str] = mapped_column(String(255), index=True)
    sort_key: Mapped[str] = mapped_column(String(255))
    search_key: Mapped[str] = mapped_column(Text)

    group: Mapped[GroupRow] = relationship()
    needs: Mapped[list[NeedRow]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="NeedRow.id"
    )
    wishes: Mapped[list[WishRow]] = relationship(
        cascade="all, delete-orphan", order_by="WishRow.id", foreign_keys="WishRow.person_id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def full_name(self) -> str:
        return self.name.full

    @property
    def name(self) -> Name:
        return Name(self.first_name, self.last_name)

    @property
    def contact(self) -> Contact:
        address = Address(self.street, self.postal_code, self.town)
        return Contact(self.email, self.phone, address, self.channel)

    def as_person(self) -> Person:
        """Give what lists and forms know of this person."""
        return Person(
            name=self.name,
            group=self.group_id,
            works_for=self.works_for,
            contact=self.contact,
            language=self.language,
            district=self.district,
            age_group=self.age_group,
            note=self.note,
            needs=tuple(row.as_need() for row in self.needs),
            wishes=tuple(row.as_wish() for row in self.wishes),
        )

    def remember(self, person: Person) -> None:
        """Take over everything that lists and forms know; the group must be chosen."""
        if person.group is None or person.contact.channel is None:
            raise ValueError("Somebody without a group or a channel can't be stored.")
        self.first_name, self.last_name = person.name.first, person.name.last
        self.group_id = person.group
        self.works_for, self.district, self.note = person.works_for, person.district, person.note
        self.age_group = person.age_group
        self.language = person.language
        contact = person.contact
        self.channel = person.contact.channel
        self.email, self.phone = contact.email, contact.phone
        self.street, self.postal_code = contact.address.street, contact.address.postal_code
        self.town = contact.address.town
        self._remember_needs(person.needs)
        self._remember_wishes(person.wishes)

    def _remember_needs(self, needs: Collection[Need]) -> None:
        kept = {row.as_need(): row for row in self.needs if row.as_need() in needs}
        self.needs = [
            kept.get(need) or NeedRow(kind=need.kind, detail=need.detail) for need in needs
        ]

    def _remember_wishes(self, wishes: Collection[Wish]) -> None:
        keys = {wish.key for wish in wishes}
        kept = {row.as_wish().key: row for row in self.wishes if row.as_wish().key in keys}
        self.wishes = [
            kept.get(wish.key) or WishRow(kind=wish.kind, other_name=wish.about.full)
            for wish in wishes
        ]


@event.listens_for(PersonRow, "before_insert")
@event.listens_for(PersonRow, "before_update")
def _keep_keys(_mapper: object, _connection: object, row: PersonRow) -> None:
    row.name_key = row.name.key[:255]
    row.sort_key = " ".join(row.name.sort_key)[:255]
    words = [*row.full_name.split(), row.full_name, row.works_for or "", row.email or ""]
    row.search_key = " ".join(map(match_key, words))


class NeedRow(OrganisationOwned, Base):
    """What somebody needs to be able to take part."""

    __tablename__ = "need"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[NeedKind] = mapped_column(Code(NeedKind))
    detail: Mapped[str] = mapped_column(String(200), default="")
    person: Mapped[PersonRow] = relationship(back_populates="needs")

    def as_need(self) -> Need:
        """Give the need as the domain knows it."""
        return Need(self.kind, self.detail)


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

    def as_wish(self) -> Wish:
        """Give the wish with the name as it was typed."""
        return Wish(self.kind, parse_full_name(self.other_name))
