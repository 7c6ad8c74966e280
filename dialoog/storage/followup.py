"""Agreements made at the table, and the actions that carry them out."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, Uuid, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship, selectinload

from dialoog.domain.followup import (
    UNFINISHED,
    Action,
    ActionState,
    ActionStep,
    Agreement,
    ReadBack,
)
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.seating import TableRow
from dialoog.storage.types import Code, UtcDateTime


class AgreementRow(OrganisationOwned, Base):
    """Who does what, by when, and how a care user will notice it.

    ``client_id`` is made where it was written down, so that sending it twice stores it once.
    """

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("organisation_id", "client_id"),)

    client_id: Mapped[UUID] = mapped_column(Uuid, default=uuid4)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    table_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="SET NULL"), index=True
    )
    what: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(160), default="")
    owner_email: Mapped[str] = mapped_column(String(254), default="")
    due_on: Mapped[date | None]
    noticed_how: Mapped[str] = mapped_column(Text, default="")
    seats_present: Mapped[int | None]
    seats_agreed: Mapped[int | None]
    read_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    minority_note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    programme: Mapped[ProgrammeRow] = relationship()
    meeting: Mapped[MeetingRow | None] = relationship()
    table: Mapped[TableRow | None] = relationship()
    actions: Mapped[list[ActionRow]] = relationship(
        back_populates="agreement", order_by="ActionRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    def as_agreement(self) -> Agreement:
        """Give what the domain decides about."""
        heard = None
        if self.seats_present is not None and self.seats_agreed is not None:
            heard = ReadBack(present=self.seats_present, agreed=self.seats_agreed)
        return Agreement(
            what=self.what,
            who=self.who,
            due_on=self.due_on,
            noticed_how=self.noticed_how,
            read_back=heard,
            minority_note=self.minority_note,
        )

    def remember(self, agreement: Agreement) -> None:
        """Store what was decided."""
        self.what = agreement.what
        self.who = agreement.who
        self.due_on = agreement.due_on
        self.noticed_how = agreement.noticed_how
        self.seats_present = agreement.read_back.present if agreement.read_back else None
        self.seats_agreed = agreement.read_back.agreed if agreement.read_back else None
        self.minority_note = agreement.minority_note


class ActionRow(OrganisationOwned, Base):
    """A step that somebody takes by a date."""

    __tablename__ = "action"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    agreement_id: Mapped[int | None] = mapped_column(
        ForeignKey("agreement.id", ondelete="CASCADE"), index=True
    )
    advice_id: Mapped[int | None] = mapped_column(
        ForeignKey("advice.id", ondelete="SET NULL"), index=True
    )
    what: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(160))
    owner_email: Mapped[str] = mapped_column(String(254), default="")
    due_on: Mapped[date]
    state: Mapped[ActionState] = mapped_column(Code(ActionState))
    reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    programme: Mapped[ProgrammeRow] = relationship()
    agreement: Mapped[AgreementRow | None] = relationship(back_populates="actions")
    history: Mapped[list[ActionStepRow]] = relationship(
        back_populates="action", cascade="all, delete-orphan", order_by="ActionStepRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    def as_action(self) -> Action:
        """Give what the domain decides about."""
        return Action(
            what=self.what,
            owner=self.owner,
            due_on=self.due_on,
            state=self.state,
            reason=self.reason,
        )

    def remember(self, action: Action) -> None:
        """Store what was decided."""
        self.what = action.what
        self.owner = action.owner
        self.due_on = action.due_on
        self.state = action.state
        self.reason = action.reason


class ActionStepRow(OrganisationOwned, Base):
    """A step of an action's life, or a progress note when ``step`` is empty."""

    __tablename__ = "action_step"

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    step: Mapped[ActionStep | None] = mapped_column(Code(ActionStep))
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    action: Mapped[ActionRow] = relationship(back_populates="history")


def get_agreement(agreement_id: int) -> AgreementRow:
    """Give the agreement with this number, its meeting and its actions."""
    return get_row(
        AgreementRow,
        agreement_id,
        selectinload(AgreementRow.programme),
        selectinload(AgreementRow.meeting),
        selectinload(AgreementRow.actions),
    )


def list_agreements(
    *, programme_id: int | None = None, meeting_id: int | None = None, table_id: int | None = None
) -> list[AgreementRow]:
    """Give the agreements of a programme, a meeting or a table, oldest first."""
    chosen = {
        AgreementRow.programme_id: programme_id,
        AgreementRow.meeting_id: meeting_id,
        AgreementRow.table_id: table_id,
    }
    query = (
        select(AgreementRow)
        .where(*(column == number for column, number in chosen.items() if number is not None))
        .options(selectinload(AgreementRow.actions), selectinload(AgreementRow.table))
        .order_by(AgreementRow.id)
    )
    return list(db.session.execute(query).scalars())


def find_agreement_by_client_id(client_id: UUID) -> AgreementRow | None:
    """Give the agreement that was written down under this id, if it has arrived."""
    query = select(AgreementRow).where(AgreementRow.client_id == client_id)
    return db.session.execute(query).scalar_one_or_none()


def get_action(action_id: int) -> ActionRow:
    """Give the action with this number and what happened to it."""
    return get_row(
        ActionRow,
        action_id,
        selectinload(ActionRow.programme),
        selectinload(ActionRow.agreement),
        selectinload(ActionRow.history),
    )


def list_actions(
    *,
    programme_id: int | None = None,
    owner_email: str | None = None,
    late_on: date | None = None,
) -> list[ActionRow]:
    """Give actions with the first due date first; ``late_on`` keeps those that are late then."""
    query = select(ActionRow).options(selectinload(ActionRow.programme))
    if programme_id is not None:
        query = query.where(ActionRow.programme_id == programme_id)
    if owner_email is not None:
        query = query.where(func.lower(ActionRow.owner_email) == owner_email.lower())
    if late_on is not None:
        query = query.where(ActionRow.due_on < late_on, ActionRow.state.in_(UNFINISHED))
    return list(db.session.execute(query.order_by(ActionRow.due_on, ActionRow.id)).scalars())
