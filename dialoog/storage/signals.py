"""Signals, and the public form through which they come in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.domain.programmes import Origin
from dialoog.domain.signals import ANSWER_DAYS, SignalChannel, SignalState
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.feedback.advices import advice_contribution
from dialoog.storage.live import ContributionRow
from dialoog.storage.people import GroupRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class SignalRow(OrganisationOwned, Base):
    """Something that was noticed, without a name, and what became of it.

    Settled, its words are a contribution of ``programme``; ``advices`` are those it feeds there.
    ``quotable`` says that others may read the words. ``follow_hash`` belongs to the link with which
    somebody who used the public form sees what became of it.
    """

    __tablename__ = "signal"

    text: Mapped[str] = mapped_column(Text)
    origin: Mapped[Origin] = mapped_column(Code(Origin))
    channel: Mapped[SignalChannel] = mapped_column(Code(SignalChannel))
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("stakeholder_group.id", ondelete="SET NULL"), index=True
    )
    heard_on: Mapped[date]
    quotable: Mapped[bool] = mapped_column(default=False)
    state: Mapped[SignalState] = mapped_column(Code(SignalState), index=True)
    programme_id: Mapped[int | None] = mapped_column(
        ForeignKey("programme.id", ondelete="SET NULL"), index=True
    )
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="SET NULL"), index=True
    )
    answer: Mapped[str] = mapped_column(Text, default="")
    settled_on: Mapped[date | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    follow_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    group: Mapped[GroupRow | None] = relationship()
    programme: Mapped[ProgrammeRow | None] = relationship()
    contribution: Mapped[ContributionRow | None] = relationship()
    settled_by: Mapped[UserRow | None] = relationship()
    advices: Mapped[list[AdviceRow]] = relationship(
        secondary=advice_contribution,
        primaryjoin=contribution_id == advice_contribution.c.contribution_id,
        secondaryjoin=AdviceRow.id == advice_contribution.c.advice_id,
        order_by=AdviceRow.id,
        viewonly=True,
    )

    __mapper_args__ = {"version_id_col": version}


class SignalDeskRow(OrganisationOwned, Base):
    """How an organisation takes signals in: its public form, and within how many days it answers.

    ``public_key`` stands in the link of the form; another key ends the old link.
    """

    __tablename__ = "signal_desk"
    __table_args__ = (UniqueConstraint("organisation_id"),)

    public_key: Mapped[str] = mapped_column(String(64), unique=True)
    form_open: Mapped[bool] = mapped_column(default=False)
    answer_days: Mapped[int] = mapped_column(default=ANSWER_DAYS)


WITH_TRACE = (
    joinedload(SignalRow.group),
    joinedload(SignalRow.programme),
    selectinload(SignalRow.advices).joinedload(AdviceRow.decisions),
)


def get_signal(signal_id: int) -> SignalRow:
    """Give the signal with this number, and what became of it."""
    return get_row(SignalRow, signal_id, *WITH_TRACE, joinedload(SignalRow.settled_by))


def list_open() -> list[SignalRow]:
    """Give the signals that nobody has done anything with yet, the oldest first."""
    query = (
        select(SignalRow)
        .where(SignalRow.state == SignalState.OPEN)
        .options(joinedload(SignalRow.group))
        .order_by(SignalRow.heard_on, SignalRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_settled(*, first: int, most: int, programme_id: int | None = None) -> list[SignalRow]:
    """Give ``most`` signals with what became of them, from the ``first`` (0), newest first."""
    query = select(SignalRow).where(SignalRow.state != SignalState.OPEN)
    if programme_id:
        query = query.where(SignalRow.programme_id == programme_id)
    query = query.order_by(SignalRow.settled_on.desc(), SignalRow.id.desc())
    query = query.options(*WITH_TRACE).offset(first).limit(most)
    return list(db.session.execute(query).scalars())


def count_settled(*, programme_id: int | None = None) -> int:
    """Give how many signals have a trace."""
    query = select(func.count(SignalRow.id)).where(SignalRow.state != SignalState.OPEN)
    if programme_id:
        query = query.where(SignalRow.programme_id == programme_id)
    return db.session.execute(query).scalar_one()


def list_unasked_advice() -> list[AdviceRow]:
    """Give the advice that came unasked and waits for its promised reply, the first day first."""
    query = (
        select(AdviceRow)
        .where(AdviceRow.reply_by.is_not(None), ~AdviceRow.decisions.any())
        .options(joinedload(AdviceRow.programme))
        .order_by(AdviceRow.reply_by, AdviceRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_origins() -> list[Origin | None]:
    """Give from whom the theme of each programme comes."""
    return list(db.session.execute(select(ProgrammeRow.origin)).scalars())


def is_used(row: SignalRow) -> bool:
    """Say whether the words of a signal have a place on the answer board."""
    return bool(row.advices or (row.contribution and row.contribution.set_aside_reason))


def find_desk() -> SignalDeskRow | None:
    """Give how this organisation takes signals in, when somebody has chosen that."""
    return db.session.execute(select(SignalDeskRow)).scalar_one_or_none()


def find_open_desk(public_key: str) -> SignalDeskRow | None:
    """Give the desk whose form has this link and is open, of whatever organisation."""
    query = select(SignalDeskRow).where(
        SignalDeskRow.public_key == public_key, SignalDeskRow.form_open
    )
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def find_followed(follow_hash: str) -> SignalRow | None:
    """Give the signal that somebody follows with this key, of whatever organisation."""
    query = select(SignalRow).where(SignalRow.follow_hash == follow_hash).options(*WITH_TRACE)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def list_signals(signal_ids: Iterable[int]) -> list[SignalRow]:
    """Give the signals with these numbers, the oldest first; numbers that aren't here are left out."""
    query = (
        select(SignalRow)
        .where(SignalRow.id.in_(list(signal_ids)))
        .order_by(SignalRow.heard_on, SignalRow.id)
    )
    return list(db.session.execute(query).scalars())
