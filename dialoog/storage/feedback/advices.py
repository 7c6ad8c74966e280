"""The answer board: contributions gathered into advice, and the decisions about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, ForeignKey, String, Table, Text, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from dialoog.domain.feedback import Advice, Contribution, Decision, DecisionAnswer
from dialoog.domain.methods import Phase
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import BlockRow, MeetingRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime

advice_contribution = Table(
    "advice_contribution",
    Base.metadata,
    Column("advice_id", ForeignKey("advice.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "contribution_id",
        ForeignKey("contribution.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)


class Source(NamedTuple):
    """A meeting as the answer board needs it."""

    meeting_id: int
    title: str
    method_key: str
    method: dict[str, Any]


class Lapsed(NamedTuple):
    """An advice of which people were told "later", and the date that has passed."""

    advice: AdviceRow
    until: date


class AdviceRow(OrganisationOwned, Base):
    """Contributions gathered into something that can be answered.

    When a group chose it, ``votes`` says how many dots it got and ``why`` what the group said, a
    line for each choice.
    """

    __tablename__ = "advice"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(200))
    asked: Mapped[bool] = mapped_column(default=True)
    reply_by: Mapped[date | None]
    votes: Mapped[int | None]
    why: Mapped[str] = mapped_column(Text, default="", server_default="")
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

    @property
    def said(self) -> list[ContributionRow]:
        """What it holds, without what was taken back."""
        return [row for row in self.contributions if row.withdrawn_at is None]

    def as_advice(self, holds: Iterable[int] | None = None) -> Advice:
        """Give what the domain decides about; ``holds`` are its contributions, when known."""
        said = (row.id for row in self.said) if holds is None else holds
        return Advice(
            title=self.title,
            contributions=frozenset(said),
            asked=self.asked,
            reply_by=self.reply_by,
            decisions=tuple(row.as_decision() for row in self.decisions),
        )

    def take_choice_of(self, other: AdviceRow) -> None:
        """Add the dots and the reason with which a group chose another advice."""
        if other.votes is not None:
            self.votes = (self.votes or 0) + other.votes
        self.why = "\n".join(dict.fromkeys(why for why in (self.why, other.why) if why))

    def remember(self, advice: Advice) -> None:
        """Store the decisions that were added; earlier ones stay as they are."""
        for decision in advice.decisions[len(self.decisions) :]:
            self.decisions.append(
                DecisionRow(
                    organisation_id=self.organisation_id,
                    answer=decision.answer,
                    reason=decision.reason,
                    decided_by=decision.decided_by,
                    decided_on=decision.decided_on,
                    until=decision.until,
                    change=decision.change,
                    noticed_how=decision.noticed_how,
                    at=decision.at,
                )
            )


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

    def as_decision(self) -> Decision:
        """Give what the domain decides about."""
        return Decision(
            answer=self.answer,
            reason=self.reason,
            decided_by=self.decided_by,
            decided_on=self.decided_on,
            at=self.at,
            until=self.until,
            change=self.change,
            noticed_how=self.noticed_how,
        )


def get_advice(advice_id: int) -> AdviceRow:
    """Give the advice with this number, its contributions and its decisions."""
    return get_row(
        AdviceRow,
        advice_id,
        joinedload(AdviceRow.programme),
        selectinload(AdviceRow.contributions).joinedload(ContributionRow.table),
        joinedload(AdviceRow.decisions),
    )


def list_advices(programme_id: int) -> list[AdviceRow]:
    """Give every advice of a programme with its decisions, oldest first."""
    return _list_advices(programme_id)


def list_lapsed(*, today: date, programme_id: int | None = None) -> list[Lapsed]:
    """Give each advice that waits for a new decision since its date passed, the oldest first."""
    newest = (
        select(func.max(DecisionRow.id))
        .where(DecisionRow.advice_id == AdviceRow.id)
        .correlate(AdviceRow)
        .scalar_subquery()
    )
    query = (
        select(AdviceRow, DecisionRow.until)
        .join(DecisionRow, DecisionRow.id == newest)
        .where(DecisionRow.until < today)
        .order_by(DecisionRow.until, AdviceRow.id)
    )
    if programme_id is not None:
        query = query.where(AdviceRow.programme_id == programme_id)
    return [Lapsed(row, until) for row, until in db.session.execute(query) if until is not None]


def list_whole_advices(programme_id: int) -> list[AdviceRow]:
    """Give every advice of a programme with its decisions and what was said to it, oldest first."""
    return _list_advices(programme_id, selectinload(AdviceRow.contributions))


def _list_advices(programme_id: int, *more: ORMOption) -> list[AdviceRow]:
    query = (
        select(AdviceRow)
        .where(AdviceRow.programme_id == programme_id)
        .options(joinedload(AdviceRow.decisions), *more)
        .order_by(AdviceRow.id)
    )
    return list(db.session.execute(query).scalars().unique())


def as_contribution(row: ContributionRow) -> Contribution:
    """Give what the answer board needs to know of something that was said."""
    return Contribution(
        key=row.id,
        private=row.private,
        route=row.care_route,
        care_done=row.care_done_at is not None,
        set_aside=row.set_aside_reason,
    )


def list_contributions(programme_id: int) -> dict[ContributionRow, set[int]]:
    """Give everything that was recorded in a programme and not taken back, oldest first.

    Each comes with the numbers of the advices that it feeds.
    """
    fed = advice_contribution.c
    query = (
        select(ContributionRow, fed.advice_id)
        .outerjoin(advice_contribution, fed.contribution_id == ContributionRow.id)
        .where(ContributionRow.programme_id == programme_id, ContributionRow.withdrawn_at.is_(None))
        .options(joinedload(ContributionRow.table))
        .order_by(ContributionRow.id)
    )
    found: dict[ContributionRow, set[int]] = {}
    for row, advice_id in db.session.execute(query):
        advices = found.setdefault(row, set())
        if advice_id is not None:
            advices.add(advice_id)
    return found


def list_said(programme_id: int, numbers: Collection[int]) -> list[ContributionRow]:
    """Give these contributions, as far as they belong to a programme and weren't taken back."""
    query = select(ContributionRow).where(
        ContributionRow.id.in_(numbers),
        ContributionRow.programme_id == programme_id,
        ContributionRow.withdrawn_at.is_(None),
    )
    return list(db.session.execute(query).scalars())


def list_phases(programme_id: int) -> list[tuple[int, Phase]]:
    """Give the phases of every meeting of a programme, each with the number of its meeting."""
    query = (
        select(BlockRow)
        .join(MeetingRow)
        .where(MeetingRow.programme_id == programme_id)
        .order_by(BlockRow.position)
    )
    return [(row.meeting_id, row.as_phase()) for row in db.session.execute(query).scalars()]


def list_sources(programme_id: int) -> list[Source]:
    """Give the meetings where something could be said, with what could be recorded there."""
    query = (
        select(MeetingRow.id, MeetingRow.title, MeetingRow.method_key, MeetingRow.method)
        .where(MeetingRow.programme_id == programme_id)
        .order_by(MeetingRow.starts_at)
    )
    return [Source(*row) for row in db.session.execute(query)]
