"""Stories that people chose as the most significant change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Select, String, Text, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.domain.feedback import CheckAnswer
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.feedback.checks import CheckAnswerRow, CheckRow
from dialoog.storage.live import ContributionRow


@dataclass(frozen=True)
class Tellable:
    """Words that everybody may read: said at a meeting, or with the answer that it is better."""

    words: ContributionRow | CheckAnswerRow

    @property
    def key(self) -> str:
        """Tells these words from all others."""
        return f"{self.words.__tablename__}-{self.words.id}"

    @property
    def text(self) -> str:
        """What was said."""
        return self.words.text if isinstance(self.words, ContributionRow) else self.words.words


class StoryRow(OrganisationOwned, Base):
    """A story that people chose as the most significant change, and why.

    Its words are those of a contribution, or of an answer in a round.
    """

    __tablename__ = "story"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), index=True
    )
    check_answer_id: Mapped[int | None] = mapped_column(
        ForeignKey("check_answer.id", ondelete="CASCADE"), index=True
    )
    because: Mapped[str] = mapped_column(Text)
    chosen_by: Mapped[str] = mapped_column(String(160))
    chosen_on: Mapped[date]
    contribution: Mapped[ContributionRow | None] = relationship()
    check_answer: Mapped[CheckAnswerRow | None] = relationship()

    @property
    def told(self) -> Tellable | None:
        """The words as long as everybody may read them; else None."""
        words = self.contribution or self.check_answer
        return Tellable(words) if words is not None and words.may_be_read_by_all else None

    def remember(self, story: Tellable) -> None:
        """Store which words were chosen."""
        if isinstance(story.words, ContributionRow):
            self.contribution = story.words
        else:
            self.check_answer = story.words


def list_stories(programme_id: int) -> list[StoryRow]:
    """Give the stories that were chosen in a programme, the newest first."""
    query = (
        select(StoryRow)
        .where(StoryRow.programme_id == programme_id)
        .options(joinedload(StoryRow.contribution), joinedload(StoryRow.check_answer))
        .order_by(StoryRow.chosen_on.desc(), StoryRow.id.desc())
    )
    return list(db.session.execute(query).scalars())


def list_tellable(programme_id: int) -> list[Tellable]:
    """Give the words in a programme that may be read by all: what is better first, longest first."""
    better = select(CheckAnswerRow).where(
        CheckAnswerRow.check_id.in_(select(CheckRow.id).filter_by(programme_id=programme_id)),
        CheckAnswerRow.answer == CheckAnswer.YES,
        CheckAnswerRow.quotable,
    )
    said = select(ContributionRow).where(
        ContributionRow.programme_id == programme_id,
        ContributionRow.withdrawn_at.is_(None),
        ContributionRow.private.is_(False),
    )
    return [
        story
        for query in (better, said)
        for story in sorted(_told(query), key=lambda story: (-len(story.text), story.words.id))
    ]


def _told(query: Select[Any]) -> list[Tellable]:
    return [Tellable(row) for row in db.session.execute(query).scalars() if row.may_be_read_by_all]
