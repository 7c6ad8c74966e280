"""What tables said to the answers, and how people want to hear the next message."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Table, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel
from dialoog.domain.reactions import Aspect, Hands
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.seating import TableRow
from dialoog.storage.types import Code, UtcDateTime

reaction_contribution = Table(
    "reaction_contribution",
    Base.metadata,
    Column("reaction_id", ForeignKey("reaction.id", ondelete="CASCADE"), primary_key=True),
    Column("contribution_id", ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True),
)


class ReactionRow(OrganisationOwned, Base):
    """What one table said to one advice: hands, words, and what needs an answer of its own."""

    __tablename__ = "reaction"
    __table_args__ = (UniqueConstraint("advice_id", "table_id", "aspect"),)

    advice_id: Mapped[int] = mapped_column(ForeignKey("advice.id", ondelete="CASCADE"))
    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    aspect: Mapped[Aspect] = mapped_column(Code(Aspect))
    yes: Mapped[int] = mapped_column(default=0)
    no: Mapped[int] = mapped_column(default=0)
    unsure: Mapped[int] = mapped_column(default=0)
    words: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    table: Mapped[TableRow] = relationship()
    contributions: Mapped[list[ContributionRow]] = relationship(
        secondary=reaction_contribution, order_by=ContributionRow.id
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def hands(self) -> Hands:
        """The hands that went up."""
        return Hands(self.yes, self.no, self.unsure)

    @property
    def said(self) -> list[ContributionRow]:
        """What was written down for an answer, without what was taken back."""
        return [row for row in self.contributions if row.withdrawn_at is None]


class NextMessageRow(OrganisationOwned, Base):
    """How somebody wants to hear the next message, and whether they think along again.

    A note for the organiser: it changes nothing until it is taken over.
    """

    __tablename__ = "next_message"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    think_along: Mapped[bool | None]
    channel: Mapped[Channel | None] = mapped_column(Code(Channel))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_over_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    person: Mapped[PersonRow] = relationship()


def find_reaction(advice_id: int, *, table_id: int, aspect: Aspect) -> ReactionRow | None:
    """Give what a table said to an advice, if it did."""
    query = select(ReactionRow).where(
        ReactionRow.advice_id == advice_id,
        ReactionRow.table_id == table_id,
        ReactionRow.aspect == aspect,
    )
    return db.session.execute(
        query.options(selectinload(ReactionRow.contributions))
    ).scalar_one_or_none()


def list_reactions(programme_id: int) -> list[tuple[ReactionRow, MeetingState]]:
    """Give what all tables said to the answers of a programme, the first one first.

    Each comes with how far its meeting is.
    """
    query = (
        select(ReactionRow, MeetingRow.state)
        .join(AdviceRow, AdviceRow.id == ReactionRow.advice_id)
        .join(TableRow, TableRow.id == ReactionRow.table_id)
        .join(MeetingRow, MeetingRow.id == TableRow.meeting_id)
        .where(AdviceRow.programme_id == programme_id)
        .options(joinedload(ReactionRow.contributions))
        .order_by(ReactionRow.id)
    )
    return [(row, state) for row, state in db.session.execute(query).unique()]


def move_reactions(advice_id: int, *, to: int) -> None:
    """Let what was said to one advice stand at another, into which it goes up."""
    query = select(ReactionRow).where(ReactionRow.advice_id.in_((advice_id, to)))
    rows = list(db.session.execute(query).scalars())
    there = {(row.table_id, row.aspect): row for row in rows if row.advice_id == to}
    for row in rows:
        kept = there.get((row.table_id, row.aspect))
        if row.advice_id != advice_id:
            continue
        if kept is None:
            row.advice_id = to
            continue
        total = kept.hands + row.hands
        kept.yes, kept.no, kept.unsure = total.yes, total.no, total.unsure
        kept.words = "\n".join(filter(None, (kept.words, row.words)))
        kept.contributions += row.contributions
        db.session.delete(row)


def list_next_messages(meeting_id: int) -> list[NextMessageRow]:
    """Give how people of a meeting want to hear the next message, by name."""
    query = (
        select(NextMessageRow)
        .join(PersonRow)
        .where(NextMessageRow.meeting_id == meeting_id)
        .options(joinedload(NextMessageRow.person))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
    return list(db.session.execute(query).scalars())
