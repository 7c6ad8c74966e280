"""A cycle of Benut Ervaringen: pairs, cards, themes, the views of two groups, and visits."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.cycles import Side, Stage, Visit
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.figures import rounded
from dialoog.domain.methods import Method, from_json
from dialoog.domain.people import AgeGroup
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.types import Code, UtcDateTime

card_contribution = Table(
    "experience_card_contribution",
    Base.metadata,
    Column("card_id", ForeignKey("experience_card.id", ondelete="CASCADE"), primary_key=True),
    Column("contribution_id", ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True),
)
theme_card = Table(
    "cycle_theme_card",
    Base.metadata,
    Column("theme_id", ForeignKey("cycle_theme.id", ondelete="CASCADE"), primary_key=True),
    Column("card_id", ForeignKey("experience_card.id", ondelete="CASCADE"), primary_key=True),
)


class CycleRow(OrganisationOwned, Base):
    """The cycle of a programme, with its own copy of the method.

    ``joined_at`` is when the two groups began to talk together: from then on each may read what
    the other thinks.
    """

    __tablename__ = "cycle"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), unique=True
    )
    method: Mapped[dict[str, Any]] = mapped_column(JSON)
    stage: Mapped[Stage] = mapped_column(Code(Stage))
    collect_until: Mapped[date | None]
    joined_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    programme: Mapped[ProgrammeRow] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def as_method(self) -> Method:
        """Give the method as it was when the cycle began."""
        return from_json(self.method)


class PairRow(OrganisationOwned, Base):
    """Two people who go and listen together; ``turn`` counts the links that they were given."""

    __tablename__ = "cycle_pair"

    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id", ondelete="CASCADE"), index=True)
    official_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    client_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    number: Mapped[int]
    turn: Mapped[int] = mapped_column(default=1)
    key_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    cycle: Mapped[CycleRow] = relationship()
    official: Mapped[PersonRow | None] = relationship(foreign_keys=official_id)
    client: Mapped[PersonRow | None] = relationship(foreign_keys=client_id)

    __mapper_args__ = {"version_id_col": version}


class CardRow(OrganisationOwned, Base):
    """A conversation on a card; what was said are contributions, one for each question answered."""

    __tablename__ = "experience_card"
    __table_args__ = (UniqueConstraint("organisation_id", "client_id"),)

    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id", ondelete="CASCADE"), index=True)
    pair_id: Mapped[int | None] = mapped_column(
        ForeignKey("cycle_pair.id", ondelete="SET NULL"), index=True
    )
    client_id: Mapped[UUID] = mapped_column(Uuid)
    number: Mapped[int]
    district: Mapped[str] = mapped_column(String(80), default="")
    age_group: Mapped[AgeGroup | None] = mapped_column(Code(AgeGroup))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    pair: Mapped[PairRow | None] = relationship()
    contributions: Mapped[list[ContributionRow]] = relationship(
        secondary=card_contribution, order_by=ContributionRow.position
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def said(self) -> list[ContributionRow]:
        """What stands on it, without what was taken back and without what stays private."""
        return [row for row in self.contributions if not (row.private or row.withdrawn_at)]


class ThemeRow(OrganisationOwned, Base):
    """Cards that say the same, in one sentence, with what matters to people there."""

    __tablename__ = "cycle_theme"

    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    values: Mapped[list[str]] = mapped_column(JSON, default=list)
    advice_id: Mapped[int | None] = mapped_column(
        ForeignKey("advice.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    cycle: Mapped[CycleRow] = relationship()
    cards: Mapped[list[CardRow]] = relationship(secondary=theme_card, order_by=CardRow.number)
    advice: Mapped[AdviceRow | None] = relationship()
    visits: Mapped[list[VisitRow]] = relationship(
        back_populates="theme", cascade="all, delete-orphan", order_by="VisitRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def told(self) -> list[CardRow]:
        """The cards in it, without those that were taken back."""
        return [card for card in self.cards if card.withdrawn_at is None]


class SideRow(OrganisationOwned, Base):
    """One of the two groups, with its link and the meeting in which it talks among itself."""

    __tablename__ = "cycle_side"
    __table_args__ = (UniqueConstraint("cycle_id", "side"),)

    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id", ondelete="CASCADE"))
    side: Mapped[Side] = mapped_column(Code(Side))
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="SET NULL"), index=True
    )
    turn: Mapped[int] = mapped_column(default=1)
    key_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    cycle: Mapped[CycleRow] = relationship()
    meeting: Mapped[MeetingRow | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class ViewRow(OrganisationOwned, Base):
    """What one group thinks of a theme.

    It becomes a contribution (``contribution_id``) when the groups begin to talk together; until
    then nobody outside the group may read it.
    """

    __tablename__ = "cycle_view"

    theme_id: Mapped[int] = mapped_column(
        ForeignKey("cycle_theme.id", ondelete="CASCADE"), index=True
    )
    side_id: Mapped[int] = mapped_column(
        ForeignKey("cycle_side.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="SET NULL"), index=True
    )
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    side: Mapped[SideRow] = relationship()
    theme: Mapped[ThemeRow] = relationship()


class VisitRow(OrganisationOwned, Base):
    """Going back to the people who told, to hear whether they notice it."""

    __tablename__ = "cycle_visit"

    theme_id: Mapped[int] = mapped_column(
        ForeignKey("cycle_theme.id", ondelete="CASCADE"), index=True
    )
    on: Mapped[date] = mapped_column("visited_on")
    spoke_with: Mapped[int]
    noticed: Mapped[CheckAnswer] = mapped_column(Code(CheckAnswer))
    evidence: Mapped[str] = mapped_column(Text)
    needed: Mapped[str] = mapped_column(Text, default="")
    next_on: Mapped[date | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    theme: Mapped[ThemeRow] = relationship(back_populates="visits")

    @property
    def about(self) -> int | None:
        """About how many people were spoken with; None is too few to show."""
        return rounded(self.spoke_with)

    def as_visit(self) -> Visit:
        """Give what the domain decides about."""
        return Visit(
            on=self.on,
            spoke_with=self.spoke_with,
            noticed=self.noticed,
            evidence=self.evidence,
            needed=self.needed,
            next_on=self.next_on,
        )
