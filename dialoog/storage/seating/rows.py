"""Tables, who guides them, and the plan with its seats, as rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.seating import SearchOutcome
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.people import PersonRow
from dialoog.storage.types import Code, UtcDateTime

Before = tuple[int, int, int | None]
"""Where somebody sat in one round: person, round, and table or nothing."""


class TableRow(OrganisationOwned, Base):
    """A table at a meeting; at a ``locked`` one nobody comes or goes.

    A ``closed`` one is not used any more; who sat there and what was said there stays.
    """

    __tablename__ = "meeting_table"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    seats_min: Mapped[int] = mapped_column(default=4)
    seats_max: Mapped[int] = mapped_column(default=8)
    features: Mapped[list[str]] = mapped_column(JSON, default=list)
    locked: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    closed: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    facilitators: Mapped[list[TableFacilitatorRow]] = relationship(
        back_populates="table", cascade="all, delete-orphan", order_by="TableFacilitatorRow.id"
    )


class TableFacilitatorRow(OrganisationOwned, Base):
    """Somebody who guides a table; the first one leads."""

    __tablename__ = "table_facilitator"
    __table_args__ = (UniqueConstraint("table_id", "user_id"),)

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    table: Mapped[TableRow] = relationship(back_populates="facilitators")
    user: Mapped[UserRow] = relationship()


class PlanRow(OrganisationOwned, Base):
    """Who sits where at one meeting; there is one plan a meeting.

    ``past`` has the last changes, the latest at the end; each is a list of seats as they were
    before it: person, round and table (or None). The first ``held`` rounds are over. ``cards`` has
    what is printed on the cards, once they are handed out: seats, and who guides each table.
    """

    __tablename__ = "plan"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    rules: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    seed: Mapped[int] = mapped_column(default=1)
    composed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    past: Mapped[list[list[Before]]] = mapped_column(JSON, default=list, server_default="[]")
    held: Mapped[int] = mapped_column(default=0, server_default="0")
    cards: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)
    seats: Mapped[list[SeatRow]] = relationship(
        back_populates="plan", cascade="all, delete-orphan", order_by="SeatRow.id"
    )

    proposal: Mapped[ProposalRow | None] = relationship(
        primaryjoin="PlanRow.meeting_id == foreign(ProposalRow.meeting_id)",
        uselist=False,
        viewonly=True,
    )
    search: Mapped[SearchRow | None] = relationship(
        primaryjoin="PlanRow.meeting_id == foreign(SearchRow.meeting_id)", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}


class SeatRow(OrganisationOwned, Base):
    """One person at one table in one round."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("plan_id", "person_id", "round"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    round: Mapped[int] = mapped_column(default=0)
    pinned: Mapped[bool] = mapped_column(default=False)
    plan: Mapped[PlanRow] = relationship(back_populates="seats")
    table: Mapped[TableRow] = relationship()
    person: Mapped[PersonRow] = relationship()


class SearchRow(OrganisationOwned, Base):
    """A search for a better plan that goes on in the background, and how far it is.

    ``version`` is that of the plan it began with; ``conflict`` says which rules can't go together.
    It stands apart from the plan, which doesn't change while it is only being thought about.
    """

    __tablename__ = "seating_search"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    version: Mapped[int]
    outcome: Mapped[SearchOutcome] = mapped_column(Code(SearchOutcome))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stop: Mapped[bool] = mapped_column(default=False)
    first_cost: Mapped[int] = mapped_column(default=0)
    cost: Mapped[int] = mapped_column(default=0)
    broken: Mapped[int] = mapped_column(default=0)
    conflict: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class ProposalRow(OrganisationOwned, Base):
    """A repair that was shown and not yet decided on; ``mark`` tells for which room it was made.

    ``seats`` are those of the rounds to come: person, round and table. ``staying`` are the people
    who were asked to keep their place. ``conflict`` says why no repair keeps the rules.
    """

    __tablename__ = "seating_proposal"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    mark: Mapped[str] = mapped_column(String(64))
    seats: Mapped[list[tuple[int, int, int]]] = mapped_column(JSON)
    staying: Mapped[list[int]] = mapped_column(JSON)
    conflict: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
