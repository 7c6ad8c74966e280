"""The day itself: where each table is in the run sheet, and what was said."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.live import QuoteConsent, Source
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.seating import TableRow
from dialoog.storage.types import Code, UtcDateTime


class TableMomentRow(OrganisationOwned, Base):
    """Where one table is now: its block, since when, and the minutes it took extra."""

    __tablename__ = "table_moment"

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), unique=True
    )
    block_position: Mapped[int] = mapped_column(default=0)
    block_started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    extra_minutes: Mapped[int] = mapped_column(default=0)
    help_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    table: Mapped[TableRow] = relationship()

    __mapper_args__ = {"version_id_col": version}


class ContributionRow(OrganisationOwned, Base):
    """Something that was said, in the speaker's words; never with a name."""

    __tablename__ = "contribution"
    __table_args__ = (UniqueConstraint("organisation_id", "client_id"),)

    client_id: Mapped[UUID] = mapped_column(Uuid)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    table_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="SET NULL"), index=True
    )
    phase_key: Mapped[str] = mapped_column(String(40), default="")
    kind: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    source: Mapped[Source] = mapped_column(Code(Source))
    quote_consent: Mapped[QuoteConsent] = mapped_column(Code(QuoteConsent))
    consent_withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stars: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    set_aside_reason: Mapped[str] = mapped_column(Text, default="")
    care_route: Mapped[str] = mapped_column(String(20), default="")
    care_done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    table: Mapped[TableRow | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
