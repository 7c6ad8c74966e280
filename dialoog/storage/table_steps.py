"""What tablets did at a table: which of their steps have been taken, and how often who spoke."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint, Uuid, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.domain.people import Perspective
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.seating import TableRow
from dialoog.storage.types import Code, UtcDateTime


class TakenStepRow(OrganisationOwned, Base):
    """A step of a tablet that has been taken; ``digest`` tells it from another with the same id.

    What the step said is not kept here: it stands where it belongs, and goes when that goes.
    """

    __tablename__ = "taken_step"
    __table_args__ = (UniqueConstraint("organisation_id", "step_id"),)

    step_id: Mapped[UUID] = mapped_column(Uuid)
    digest: Mapped[str] = mapped_column(String(64))
    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TurnsRow(OrganisationOwned, Base):
    """How often people of one perspective spoke at a table in one phase; nothing per person."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("table_id", "phase_key", "perspective"),)

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    phase_key: Mapped[str] = mapped_column(String(40))
    perspective: Mapped[Perspective] = mapped_column(Code(Perspective))
    taken: Mapped[int] = mapped_column(default=0)


def hold_table(table_id: int) -> None:
    """Let the steps of one table be taken one after another, also by several servers."""
    query = select(TableRow.id).where(TableRow.id == table_id).with_for_update()
    db.session.execute(query)


def find_taken_step(step_id: UUID) -> TakenStepRow | None:
    """Give the step with this id, if it has been taken."""
    query = select(TakenStepRow).where(TakenStepRow.step_id == step_id)
    return db.session.execute(query).scalar_one_or_none()


def list_turns(table_id: int) -> list[TurnsRow]:
    """Give how often who spoke at a table, in each phase."""
    query = select(TurnsRow).where(TurnsRow.table_id == table_id).order_by(TurnsRow.id)
    return list(db.session.execute(query).scalars())
