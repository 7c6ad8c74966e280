"""Meetings with their own copy of the run sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Select, String, Text, func, select
from sqlalchemy.orm import Mapped, defer, joinedload, mapped_column, relationship

from dialoog.domain.invitations import Reminding
from dialoog.domain.meetings import MeetingState, Place, PlaceFeature, Slot
from dialoog.domain.methods import Method, Phase, from_json, phase_from_json, phase_to_json
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.programmes import WITH_PROMISES, ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class MeetingRow(OrganisationOwned, Base):
    """One session of a programme: a method, a place, a time.

    ``run_sheet_before`` are the phases as they were before the last change, to undo it.
    """

    __tablename__ = "meeting"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(160))
    state: Mapped[MeetingState] = mapped_column(Code(MeetingState))
    method_key: Mapped[str] = mapped_column(String(40))
    method: Mapped[dict[str, Any]] = mapped_column(JSON)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    zone: Mapped[str] = mapped_column(String(40), default="Europe/Amsterdam")
    place_name: Mapped[str] = mapped_column(String(160), default="")
    place_address: Mapped[str] = mapped_column(String(300), default="")
    place_route: Mapped[str] = mapped_column(Text, default="")
    place_features: Mapped[list[str]] = mapped_column(JSON, default=list)
    contact: Mapped[str] = mapped_column(String(200), default="")
    capacity: Mapped[int | None]
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    announcement: Mapped[str] = mapped_column(Text, default="")
    cancel_reason: Mapped[str] = mapped_column(Text, default="")
    sending_paused: Mapped[bool] = mapped_column(default=False, server_default="0")
    reminding: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    run_sheet_before: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    programme: Mapped[ProgrammeRow] = relationship()
    blocks: Mapped[list[BlockRow]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="BlockRow.position"
    )

    __mapper_args__ = {"version_id_col": version}

    def as_method(self) -> Method:
        """Give the method as it was when the meeting was made."""
        return from_json(self.method)

    def as_place(self) -> Place:
        """Give where it is."""
        return Place(
            name=self.place_name,
            address=self.place_address,
            route=self.place_route,
            features=frozenset(PlaceFeature(feature) for feature in self.place_features),
        )

    def remember_slot(self, slot: Slot) -> None:
        """Store when it is."""
        self.starts_at = slot.starts_at
        self.ends_at = slot.ends_at

    def remember_place(self, place: Place) -> None:
        """Store where it is."""
        self.place_name = place.name
        self.place_address = place.address
        self.place_route = place.route
        self.place_features = sorted(place.features)

    def as_reminding(self) -> Reminding:
        """Give when people hear of it again."""
        stored = self.reminding
        if stored is None:
            return Reminding()
        return Reminding(**{**stored, "days_before": tuple(stored["days_before"])})

    def remember_reminding(self, reminding: Reminding) -> None:
        """Store when people hear of it again."""
        self.reminding = {**asdict(reminding), "days_before": list(reminding.days_before)}

    def arrange(self, blocks: Sequence[BlockRow]) -> None:
        """Store the run sheet in this order; blocks that aren't in it go."""
        for position, block in enumerate(blocks):
            block.position = position
        self.blocks = list(blocks)


class BlockRow(OrganisationOwned, Base):
    """One block of a meeting's run sheet; ``phase`` is the phase as the method had it, editable."""

    __tablename__ = "block"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    minutes: Mapped[int]
    phase: Mapped[dict[str, Any]] = mapped_column(JSON)
    meeting: Mapped[MeetingRow] = relationship(back_populates="blocks")

    def as_phase(self) -> Phase:
        """Give what happens in it."""
        return phase_from_json(self.phase)

    def remember(self, phase: Phase) -> None:
        """Store what happens in it."""
        self.minutes = phase.minutes
        self.phase = phase_to_json(phase)


WITH_RUN_SHEET = (
    joinedload(MeetingRow.blocks),
    joinedload(MeetingRow.programme).options(WITH_PROMISES),
)


def get_meeting(meeting_id: int) -> MeetingRow:
    """Give the meeting with this number, with its run sheet, its programme and the promises.

    Its method is long, and read when somebody asks for it.
    """
    return get_row(MeetingRow, meeting_id, *WITH_RUN_SHEET, defer(MeetingRow.method))


def get_whole_meeting(meeting_id: int) -> MeetingRow:
    """Give the meeting with this number, with its method too, for who works by it."""
    return get_row(MeetingRow, meeting_id, *WITH_RUN_SHEET)


def get_bare_meeting(meeting_id: int) -> MeetingRow:
    """Give the meeting with this number and its programme, for who needs no run sheet."""
    return get_row(
        MeetingRow, meeting_id, joinedload(MeetingRow.programme), defer(MeetingRow.method)
    )


def list_of_programme(programme_id: int) -> list[MeetingRow]:
    """Give the meetings of a programme, the first one first."""
    query = _listed().where(MeetingRow.programme_id == programme_id).order_by(MeetingRow.starts_at)
    return list(db.session.execute(query).scalars())


def list_meetings_from(moment: datetime) -> list[MeetingRow]:
    """Give the meetings that end after a moment, with their programme, the first one first."""
    query = _listed().where(MeetingRow.ends_at >= moment).order_by(MeetingRow.starts_at)
    return list(db.session.execute(query).scalars())


def list_meetings_before(moment: datetime, *, most: int, skip: int) -> list[MeetingRow]:
    """Give ``most`` meetings that ended before a moment, the latest first, after ``skip`` others."""
    query = (
        _listed()
        .where(MeetingRow.ends_at < moment)
        .order_by(MeetingRow.starts_at.desc(), MeetingRow.id)
        .limit(most)
        .offset(skip)
    )
    return list(db.session.execute(query).scalars())


def count_meetings_before(moment: datetime) -> int:
    """Count the meetings that ended before a moment."""
    query = select(func.count(MeetingRow.id)).where(MeetingRow.ends_at < moment)
    return db.session.execute(query).scalar_one()


def _listed() -> Select[MeetingRow]:
    """Ask for meetings with their programme, without the bulk of their method."""
    return select(MeetingRow).options(joinedload(MeetingRow.programme), defer(MeetingRow.method))
