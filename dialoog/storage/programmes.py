"""Programmes: the question, the room for influence and the promise."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.domain.programmes import (
    Intake,
    LadderStep,
    Origin,
    Override,
    PolicyPhase,
    Programme,
    ProgrammeState,
    Promise,
    PromiseMove,
    ReportChannel,
    RoomLeft,
    Threshold,
)
from dialoog.storage.accounts import OrganisationRow, UserRow
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime

INTAKE_TEXTS = (
    "heard",
    "heard_from",
    "origin",
    "question",
    "core_theme",
    "asked_of",
    "suits",
    "phase",
    "room_left",
    "fixed",
    "open",
    "decider",
    "decides_on",
    "ladder_step",
    "report_by",
)


class ProgrammeRow(OrganisationOwned, Base):
    """Everything around one theme."""

    __tablename__ = "programme"

    title: Mapped[str] = mapped_column(String(160))
    state: Mapped[ProgrammeState] = mapped_column(Code(ProgrammeState))
    heard: Mapped[str] = mapped_column(Text, default="")
    heard_from: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[Origin | None] = mapped_column(Code(Origin))
    question: Mapped[str] = mapped_column(Text, default="")
    core_theme: Mapped[str] = mapped_column(String(200), default="")
    asked_of: Mapped[str] = mapped_column(Text, default="")
    suits: Mapped[str] = mapped_column(Text, default="", server_default="")
    phase: Mapped[PolicyPhase | None] = mapped_column(Code(PolicyPhase))
    room_left: Mapped[RoomLeft | None] = mapped_column(Code(RoomLeft))
    fixed: Mapped[str] = mapped_column(Text, default="")
    open: Mapped[str] = mapped_column(Text, default="")
    decider: Mapped[str] = mapped_column(String(160), default="")
    decides_on: Mapped[date | None]
    ladder_step: Mapped[LadderStep | None] = mapped_column(Code(LadderStep))
    report_channels: Mapped[list[str]] = mapped_column(JSON, default=list)
    report_by: Mapped[date | None]
    threshold_share: Mapped[int] = mapped_column(default=Threshold().share)
    threshold_least: Mapped[int] = mapped_column(default=Threshold().least)
    reported_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    override_name: Mapped[str] = mapped_column(String(160), default="")
    override_reason: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    public_key: Mapped[str] = mapped_column(String(64), unique=True)
    report_opening: Mapped[str] = mapped_column(Text, default="", server_default="")
    published: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    organisation: Mapped[OrganisationRow] = relationship()
    owner: Mapped[UserRow | None] = relationship()
    promises: Mapped[list[PromiseRow]] = relationship(
        back_populates="programme", cascade="all, delete-orphan", order_by="PromiseRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    def as_intake(self) -> Intake:
        """Give the answers to the intake."""
        texts = {name: getattr(self, name) for name in INTAKE_TEXTS}
        channels = frozenset(ReportChannel(channel) for channel in self.report_channels)
        return Intake(**texts, report_channels=channels)

    @property
    def threshold(self) -> Threshold:
        """When it counts as better."""
        return Threshold(share=self.threshold_share, least=self.threshold_least)

    def as_programme(self) -> Programme:
        """Give what the domain decides about."""
        override = None
        if self.override_name:
            override = Override(name=self.override_name, reason=self.override_reason)
        return Programme(
            state=self.state,
            intake=self.as_intake(),
            threshold=self.threshold,
            promises=tuple(row.as_promise() for row in self.promises),
            reported_on=self.reported_on,
            override=override,
            closed_on=self.closed_on,
        )

    def remember(self, programme: Programme, *, user_id: int | None) -> None:
        """Store what was decided."""
        self.state = programme.state
        for name in INTAKE_TEXTS:
            setattr(self, name, getattr(programme.intake, name))
        self.report_channels = sorted(programme.intake.report_channels)
        self.threshold_share = programme.threshold.share
        self.threshold_least = programme.threshold.least
        self.reported_on = programme.reported_on
        self.closed_on = programme.closed_on
        self.override_name = programme.override.name if programme.override else ""
        self.override_reason = programme.override.reason if programme.override else ""
        for number, promise in enumerate(programme.promises):
            if number == len(self.promises):
                self.promises.append(PromiseRow(organisation_id=self.organisation_id))
            self.promises[number].remember(promise, user_id=user_id)


class PromiseRow(OrganisationOwned, Base):
    """How and by which date people hear back; a reopened programme promises again."""

    __tablename__ = "promise"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    channels: Mapped[list[str]] = mapped_column(JSON)
    due_on: Mapped[date]
    sent_on: Mapped[date | None]
    told_on: Mapped[date | None]
    programme: Mapped[ProgrammeRow] = relationship(back_populates="promises")
    moves: Mapped[list[PromiseMoveRow]] = relationship(
        back_populates="promise", cascade="all, delete-orphan", order_by="PromiseMoveRow.id"
    )

    def as_promise(self) -> Promise:
        """Give what the domain decides about."""
        return Promise(
            channels=frozenset(ReportChannel(channel) for channel in self.channels),
            due_on=self.due_on,
            sent_on=self.sent_on,
            told_on=self.told_on,
            moves=tuple(row.as_move() for row in self.moves),
        )

    def remember(self, promise: Promise, *, user_id: int | None) -> None:
        """Store what was decided."""
        self.channels = sorted(promise.channels)
        self.due_on = promise.due_on
        self.sent_on = promise.sent_on
        self.told_on = promise.told_on
        for move in promise.moves[len(self.moves) :]:
            self.moves.append(
                PromiseMoveRow(
                    organisation_id=self.organisation_id,
                    old=move.old,
                    new=move.new,
                    reason=move.reason,
                    moved_on=move.moved_on,
                    user_id=user_id,
                )
            )


class PromiseMoveRow(OrganisationOwned, Base):
    """A promised date that was moved, why and by whom."""

    __tablename__ = "promise_move"

    promise_id: Mapped[int] = mapped_column(
        ForeignKey("promise.id", ondelete="CASCADE"), index=True
    )
    old: Mapped[date]
    new: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    moved_on: Mapped[date]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    promise: Mapped[PromiseRow] = relationship(back_populates="moves")

    def as_move(self) -> PromiseMove:
        """Give what the domain decides about."""
        return PromiseMove(old=self.old, new=self.new, reason=self.reason, moved_on=self.moved_on)


WITH_PROMISES = joinedload(ProgrammeRow.promises).joinedload(PromiseRow.moves)


def get_programme(programme_id: int) -> ProgrammeRow:
    """Give the programme with this number and its promises."""
    return get_row(ProgrammeRow, programme_id, WITH_PROMISES)


def list_programmes() -> list[ProgrammeRow]:
    """Give every programme with its promises, the newest first."""
    query = select(ProgrammeRow).options(WITH_PROMISES).order_by(ProgrammeRow.id.desc())
    return list(db.session.execute(query).scalars().unique())
