"""Stories that people chose as the most significant change."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.live import ContributionRow


class StoryRow(OrganisationOwned, Base):
    """A story that people chose as the most significant change, and why."""

    __tablename__ = "story"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), index=True
    )
    because: Mapped[str] = mapped_column(Text)
    chosen_by: Mapped[str] = mapped_column(String(160))
    chosen_on: Mapped[date]
    contribution: Mapped[ContributionRow] = relationship()


def list_stories(programme_id: int) -> list[StoryRow]:
    """Give the stories that were chosen in a programme, the newest first."""
    query = (
        select(StoryRow)
        .where(StoryRow.programme_id == programme_id)
        .options(joinedload(StoryRow.contribution))
        .order_by(StoryRow.chosen_on.desc(), StoryRow.id.desc())
    )
    return list(db.session.execute(query).scalars())


def list_tellable(programme_id: int) -> list[ContributionRow]:
    """Give what was said in a programme and may be read by all, the longest words first."""
    query = select(ContributionRow).where(
        ContributionRow.programme_id == programme_id,
        ContributionRow.withdrawn_at.is_(None),
        ContributionRow.private.is_(False),
    )
    rows = [row for row in db.session.execute(query).scalars() if row.may_be_read_by_all]
    return sorted(rows, key=lambda row: (-len(row.text), row.id))
