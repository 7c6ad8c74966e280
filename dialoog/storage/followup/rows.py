"""Agreements made at the table, the actions that carry them out, and who owns those."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, Uuid, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.followup import (
    Action,
    ActionState,
    ActionStep,
    Agreement,
    Chased,
    Chasing,
    Heard,
    Owner,
    OwnerKind,
    ReadBack,
    Through,
)
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow
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
    owner_kind: Mapped[OwnerKind] = mapped_column(
        Code(OwnerKind), default=OwnerKind.PERSON, server_default=OwnerKind.PERSON
    )
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

    @property
    def owned_by(self) -> Owner:
        """Who does it, with what that is."""
        return Owner(self.who, self.owner_email, self.owner_kind)

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
    """A step that somebody takes by a date.

    ``chased_for`` and ``chases`` say how often the owner heard of which date, ``escalated_for`` of
    which date the manager did. ``proposed_on`` is the day that the owner asks for.
    """

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
    owner_kind: Mapped[OwnerKind] = mapped_column(
        Code(OwnerKind), default=OwnerKind.PERSON, server_default=OwnerKind.PERSON
    )
    due_on: Mapped[date]
    state: Mapped[ActionState] = mapped_column(Code(ActionState))
    reason: Mapped[str] = mapped_column(Text, default="")
    chased_for: Mapped[date | None]
    chases: Mapped[int] = mapped_column(default=0, server_default="0")
    escalated_for: Mapped[date | None]
    proposed_on: Mapped[date | None]
    proposed_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    programme: Mapped[ProgrammeRow] = relationship()
    notices: Mapped[list[NoticeRow]] = relationship(
        back_populates="action", cascade="all, delete-orphan", order_by="NoticeRow.id"
    )
    agreement: Mapped[AgreementRow | None] = relationship(back_populates="actions")
    history: Mapped[list[ActionStepRow]] = relationship(
        back_populates="action", cascade="all, delete-orphan", order_by="ActionStepRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def owned_by(self) -> Owner:
        """Who does it, with what that is."""
        return Owner(self.owner, self.owner_email, self.owner_kind)

    def as_action(self) -> Action:
        """Give what the domain decides about."""
        return Action(
            what=self.what,
            owner=self.owner,
            due_on=self.due_on,
            state=self.state,
            reason=self.reason,
        )

    def as_chased(self) -> Chased:
        """Give the action with what its owner heard of it."""
        return Chased(self.as_action(), due_on=self.chased_for, times=self.chases)

    def remember(self, action: Action) -> None:
        """Store what was decided."""
        self.what = action.what
        self.owner = action.owner
        self.due_on = action.due_on
        self.state = action.state
        self.reason = action.reason


class ActionStepRow(OrganisationOwned, Base):
    """A step of an action's life, or a progress note when ``step`` is empty.

    ``moved_to`` is the date it got then, ``asked_for`` the one that the owner asked for;
    ``by_owner`` is true for what the owner told over their own link.
    """

    __tablename__ = "action_step"

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    step: Mapped[ActionStep | None] = mapped_column(Code(ActionStep))
    note: Mapped[str] = mapped_column(Text, default="")
    moved_to: Mapped[date | None]
    asked_for: Mapped[date | None]
    by_owner: Mapped[bool] = mapped_column(default=False, server_default=false())
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    action: Mapped[ActionRow] = relationship(back_populates="history")
    user: Mapped[UserRow | None] = relationship()


class NoticeRow(OrganisationOwned, Base):
    """How many care users said that they notice an action, that they don't, or don't know.

    ``finish_id`` is the step with which it was done when they said so: what was said of an earlier
    time doesn't count. ``source`` tells where it was counted, so that counting again replaces it.
    """

    __tablename__ = "action_notice"

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    finish_id: Mapped[int | None] = mapped_column(
        ForeignKey("action_step.id", ondelete="CASCADE"), index=True
    )
    through: Mapped[Through] = mapped_column(Code(Through))
    source: Mapped[str] = mapped_column(String(40), default="")
    said_on: Mapped[date]
    yes: Mapped[int] = mapped_column(default=0)
    no: Mapped[int] = mapped_column(default=0)
    unsure: Mapped[int] = mapped_column(default=0, server_default="0")
    words: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"))
    action: Mapped[ActionRow] = relationship(back_populates="notices")

    def as_heard(self) -> Heard:
        """Give what the domain decides about."""
        return Heard(yes=self.yes, no=self.no, unsure=self.unsure)


class OwnerRow(OrganisationOwned, Base):
    """Somebody who does actions, known by their mail address, with a personal link to these.

    ``salt`` makes each link another one; only the hash of its key is stored. ``weekly`` is whether
    they want the overview of the week, ``mailed_on`` when they last heard of their actions.
    """

    __tablename__ = "action_owner"
    __table_args__ = (UniqueConstraint("organisation_id", "email"),)

    email: Mapped[str] = mapped_column(String(254))
    salt: Mapped[str] = mapped_column(String(64))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    weekly: Mapped[bool] = mapped_column(default=True)
    mailed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ChasingRow(OrganisationOwned, Base):
    """How an organisation reminds owners, where it differs from the usual."""

    __tablename__ = "chasing"
    __table_args__ = (UniqueConstraint("organisation_id"),)

    paused: Mapped[bool]
    weekly: Mapped[bool]
    days_before: Mapped[int]
    most_late: Mapped[int]
    escalate_after: Mapped[int]

    def as_chasing(self) -> Chasing:
        """Give the rules as the domain knows them."""
        return Chasing(
            paused=self.paused,
            weekly=self.weekly,
            days_before=self.days_before,
            most_late=self.most_late,
            escalate_after=self.escalate_after,
        )

    def remember(self, rules: Chasing) -> None:
        """Store what was chosen."""
        self.paused = rules.paused
        self.weekly = rules.weekly
        self.days_before = rules.days_before
        self.most_late = rules.most_late
        self.escalate_after = rules.escalate_after
