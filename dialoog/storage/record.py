"""The record of a meeting: who read it, what they would say otherwise, and that it is locked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ForeignKey,
    String,
    Text,
    UniqueConstraint,
    event,
    func,
    inspect,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from dialoog.domain.invitations import CAME, Attendance, InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.record import CorrectionState, Record, RecordStep
from dialoog.domain.refusal import Refused
from dialoog.storage.accounts import UserRow
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.followup import AgreementRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.seating import TableFacilitatorRow, TableRow
from dialoog.storage.types import Code, UtcDateTime


class RecordRow(OrganisationOwned, Base):
    """How far the record of one meeting is; that it is locked is the state of the meeting."""

    __tablename__ = "record"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    sent_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    locked_on: Mapped[date | None]
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column(default=1)
    history: Mapped[list[RecordStepRow]] = relationship(
        back_populates="record", cascade="all, delete-orphan", order_by="RecordStepRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    def remember(self, record: Record) -> None:
        """Store what was decided; the state of the meeting is stored with the meeting."""
        self.sent_on = record.sent_on
        self.closes_on = record.closes_on
        self.locked_on = record.locked_on


class RecordStepRow(OrganisationOwned, Base):
    """A step in the life of a record: when, by whom, and the reason where one was needed."""

    __tablename__ = "record_step"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    step: Mapped[RecordStep] = mapped_column(Code(RecordStep))
    name: Mapped[str] = mapped_column(String(160), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"))
    record: Mapped[RecordRow] = relationship(back_populates="history")
    user: Mapped[UserRow | None] = relationship()


class CorrectionRow(OrganisationOwned, Base):
    """Other words that somebody proposes for what was written down.

    ``mark`` recognises who proposed it when they come back themselves; it names nobody.
    """

    __tablename__ = "correction"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), index=True
    )
    mark: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(Text)
    state: Mapped[CorrectionState] = mapped_column(Code(CorrectionState))
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    contribution: Mapped[ContributionRow] = relationship()

    __mapper_args__ = {"version_id_col": version}


class ApprovalRow(OrganisationOwned, Base):
    """Somebody who read the record and says that it is right; ``mark`` names nobody."""

    __tablename__ = "approval"
    __table_args__ = (UniqueConstraint("meeting_id", "mark"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    table_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="SET NULL"), index=True
    )
    mark: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


def find_record(meeting_id: int) -> RecordRow | None:
    """Give the record of a meeting with its history; None until it was first sent."""
    query = (
        select(RecordRow)
        .where(RecordRow.meeting_id == meeting_id)
        .options(joinedload(RecordRow.history).joinedload(RecordStepRow.user))
    )
    return db.session.execute(query).unique().scalar_one_or_none()


def list_records(meeting_ids: Collection[int]) -> list[RecordRow]:
    """Give the records of these meetings, as far as there are any."""
    query = select(RecordRow).where(RecordRow.meeting_id.in_(meeting_ids))
    return list(db.session.execute(query).scalars())


def get_correction(correction_id: int) -> CorrectionRow:
    """Give the correction with this number, with what it is about."""
    return get_row(CorrectionRow, correction_id, joinedload(CorrectionRow.contribution))


def list_corrections(
    *, meeting_id: int | None = None, contribution_ids: Collection[int] | None = None
) -> list[CorrectionRow]:
    """Give the corrections of a meeting or of some contributions, oldest first.

    What was taken back entirely asks for nothing any more.
    """
    query = (
        select(CorrectionRow)
        .join(CorrectionRow.contribution)
        .where(ContributionRow.withdrawn_at.is_(None))
        .options(joinedload(CorrectionRow.contribution).joinedload(ContributionRow.table))
        .order_by(CorrectionRow.id)
    )
    if meeting_id is not None:
        query = query.where(CorrectionRow.meeting_id == meeting_id)
    if contribution_ids is not None:
        query = query.where(CorrectionRow.contribution_id.in_(contribution_ids))
    return list(db.session.execute(query).scalars())


def count_waiting(user_id: int) -> list[tuple[TableRow, str, int]]:
    """Give the tables that somebody guides where corrections wait, with meeting and how many."""
    query = (
        select(TableRow, MeetingRow.title, func.count(CorrectionRow.id))
        .join(TableFacilitatorRow, TableFacilitatorRow.table_id == TableRow.id)
        .join(MeetingRow, MeetingRow.id == TableRow.meeting_id)
        .join(ContributionRow, ContributionRow.table_id == TableRow.id)
        .join(CorrectionRow, CorrectionRow.contribution_id == ContributionRow.id)
        .where(
            TableFacilitatorRow.user_id == user_id,
            CorrectionRow.state == CorrectionState.WAITING,
            ContributionRow.withdrawn_at.is_(None),
        )
        .group_by(TableRow.id, MeetingRow.title)
        .order_by(TableRow.id)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(query)]


def count_approvals(meeting_id: int) -> dict[int | None, int]:
    """Give for each table how many people said that the record is right."""
    query = (
        select(ApprovalRow.table_id, func.count(ApprovalRow.id))
        .where(ApprovalRow.meeting_id == meeting_id)
        .group_by(ApprovalRow.table_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def find_record_as_read(meeting_id: int, mark: str) -> tuple[RecordRow | None, bool]:
    """Give the record of a meeting, and whether somebody with this mark called it right."""
    query = (
        select(RecordRow, ApprovalRow.id)
        .outerjoin(
            ApprovalRow,
            (ApprovalRow.meeting_id == RecordRow.meeting_id) & (ApprovalRow.mark == mark),
        )
        .where(RecordRow.meeting_id == meeting_id)
    )
    found = db.session.execute(query).one_or_none()
    return (found[0], found[1] is not None) if found else (None, False)


def forget_approvals(meeting_id: int) -> None:
    """Let everybody read the record of a meeting anew."""
    for row in db.session.execute(
        select(ApprovalRow).where(ApprovalRow.meeting_id == meeting_id)
    ).scalars():
        db.session.delete(row)


def list_who_was_there(meeting_id: int) -> list[PersonRow]:
    """Give who was at a meeting, or meant to be while nobody counted, by name."""
    came = or_(
        InvitationRow.attendance.in_(CAME),
        (InvitationRow.attendance == Attendance.UNKNOWN) & (InvitationRow.reply == Reply.ACCEPTED),
    )
    query = (
        select(PersonRow)
        .join(InvitationRow, InvitationRow.person_id == PersonRow.id)
        .where(
            InvitationRow.meeting_id == meeting_id,
            InvitationRow.state != InvitationState.WITHDRAWN,
            came,
        )
        .options(joinedload(PersonRow.group))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
    return list(db.session.execute(query).scalars())


# What a locked record consists of. Consent can always be taken back, after-care goes on, and
# what becomes of the words is decided later: those columns are not here.
FROZEN: dict[type[Base], frozenset[str]] = {
    ContributionRow: frozenset(
        {
            "meeting_id",
            "table_id",
            "phase_key",
            "kind",
            "tree_part",
            "private",
            "text",
            "source",
            "quote_consent",
            "stars",
            "withdrawn_at",
            "recorded_at",
        }
    ),
    AgreementRow: frozenset(
        {
            "meeting_id",
            "table_id",
            "what",
            "who",
            "due_on",
            "noticed_how",
            "seats_present",
            "seats_agreed",
            "read_back_at",
            "minority_note",
        }
    ),
}


@event.listens_for(Session, "before_flush")
def _keep_locked_records(session: Session, *_: object) -> None:
    """Refuse every change to the record of a meeting that is locked, whatever asks for it."""
    touched = _meetings_of([*session.new, *session.dirty, *session.deleted], session)
    if not touched:
        return
    # Locking a record waits for who writes in it just now, and the other way round.
    query = select(MeetingRow.state).where(MeetingRow.id.in_(touched)).with_for_update(read=True)
    with session.no_autoflush:
        if MeetingState.LOCKED in set(session.execute(query).scalars()):
            raise Refused("record.locked")


def _meetings_of(rows: Iterable[Any], session: Session) -> set[int]:
    """Give the meetings to whose records these rows bring a change, before and after it."""
    found: set[int] = set()
    for row in rows:
        columns = FROZEN.get(type(row))
        if columns is None:
            continue
        changed = inspect(row).attrs
        whole = row in session.new or row in session.deleted
        if whole or any(changed[name].history.has_changes() for name in columns):
            meetings = changed["meeting_id"].history
            found |= {number for part in meetings for number in (part or ()) if number}
    return found
