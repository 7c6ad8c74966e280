"""Advice, decisions, what is told to the people, and what they say of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.feedback import CheckAnswer, DecisionAnswer, DeliveryState, MessageKind
from dialoog.domain.people import Channel
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.live import ContributionRow
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.types import Code, UtcDateTime

advice_contribution = Table(
    "advice_contribution",
    Base.metadata,
    Column("advice_id", ForeignKey("advice.id", ondelete="CASCADE"), primary_key=True),
    Column("contribution_id", ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True),
)


class AdviceRow(OrganisationOwned, Base):
    """Contributions gathered into something that can be answered."""

    __tablename__ = "advice"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text, default="")
    asked: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    programme: Mapped[ProgrammeRow] = relationship()
    contributions: Mapped[list[ContributionRow]] = relationship(
        secondary=advice_contribution, order_by=ContributionRow.id
    )
    decisions: Mapped[list[DecisionRow]] = relationship(
        back_populates="advice", cascade="all, delete-orphan", order_by="DecisionRow.id"
    )

    __mapper_args__ = {"version_id_col": version}


class DecisionRow(OrganisationOwned, Base):
    """An answer to an advice; the last one counts, earlier ones stay readable."""

    __tablename__ = "decision"

    advice_id: Mapped[int] = mapped_column(ForeignKey("advice.id", ondelete="CASCADE"), index=True)
    answer: Mapped[DecisionAnswer] = mapped_column(Code(DecisionAnswer))
    reason: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(String(160))
    decided_on: Mapped[date]
    until: Mapped[date | None]
    change: Mapped[str] = mapped_column(Text, default="")
    noticed_how: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    advice: Mapped[AdviceRow] = relationship(back_populates="decisions")


class MessageRow(OrganisationOwned, Base):
    """Something that is told to everybody who took part in a programme."""

    __tablename__ = "message"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[MessageKind] = mapped_column(Code(MessageKind))
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deliveries: Mapped[list[DeliveryRow]] = relationship(
        back_populates="message", cascade="all, delete-orphan", order_by="DeliveryRow.id"
    )


class DeliveryRow(OrganisationOwned, Base):
    """How one message reaches one person, over the channel they chose."""

    __tablename__ = "delivery"
    __table_args__ = (UniqueConstraint("message_id", "person_id"),)

    message_id: Mapped[int] = mapped_column(
        ForeignKey("message.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    state: Mapped[DeliveryState] = mapped_column(Code(DeliveryState))
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message: Mapped[MessageRow] = relationship(back_populates="deliveries")
    person: Mapped[PersonRow] = relationship()


class CheckRow(OrganisationOwned, Base):
    """A round in which everybody who took part is asked whether it is really better."""

    __tablename__ = "check_round"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    question: Mapped[str] = mapped_column(Text)
    opened_on: Mapped[date]
    closes_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    programme: Mapped[ProgrammeRow] = relationship()
    answers: Mapped[list[CheckAnswerRow]] = relationship(
        back_populates="check", cascade="all, delete-orphan", order_by="CheckAnswerRow.id"
    )


class CheckAnswerRow(OrganisationOwned, Base):
    """One person's answer in one round; ``answer`` is empty while they have not answered."""

    __tablename__ = "check_answer"
    __table_args__ = (UniqueConstraint("check_id", "person_id"),)

    check_id: Mapped[int] = mapped_column(
        ForeignKey("check_round.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    answer: Mapped[CheckAnswer | None] = mapped_column(Code(CheckAnswer))
    words: Mapped[str] = mapped_column(Text, default="")
    through: Mapped[str] = mapped_column(String(16), default="")
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    check: Mapped[CheckRow] = relationship(back_populates="answers")
    person: Mapped[PersonRow] = relationship()
