"""What people will hear when, after the meetings of a programme."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ForeignKey, Text, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.domain.feedback import Update, UpdateKind
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code


class UpdateRow(OrganisationOwned, Base):
    """One update of a programme; thanks and notes belong to one of its meetings."""

    __tablename__ = "planned_update"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    kind: Mapped[UpdateKind] = mapped_column(Code(UpdateKind))
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    skipped: Mapped[str] = mapped_column(Text, default="")
    programme: Mapped[ProgrammeRow] = relationship()
    meeting: Mapped[MeetingRow | None] = relationship()

    def as_update(self) -> Update:
        """Give what the domain decides about."""
        return Update(
            kind=self.kind, due_on=self.due_on, done_on=self.done_on, skipped=self.skipped
        )

    def remember(self, update: Update) -> None:
        """Store what was decided."""
        self.kind = update.kind
        self.due_on = update.due_on
        self.done_on = update.done_on
        self.skipped = update.skipped


def get_update(update_id: int) -> UpdateRow:
    """Give one update with its programme and its meeting."""
    return get_row(
        UpdateRow, update_id, joinedload(UpdateRow.programme), joinedload(UpdateRow.meeting)
    )


def list_updates(
    programme_id: int, *, kinds: Collection[UpdateKind] = tuple(UpdateKind)
) -> list[UpdateRow]:
    """Give the updates of a programme, the first one first."""
    query = (
        select(UpdateRow)
        .where(UpdateRow.programme_id == programme_id, UpdateRow.kind.in_(kinds))
        .options(joinedload(UpdateRow.meeting))
        .order_by(UpdateRow.due_on, UpdateRow.id)
    )
    return list(db.session.execute(query).scalars())
