"""Mail that came in: what was read in it, and the mail itself as long as somebody must see it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, contains_eager, joinedload, mapped_column, relationship

from dialoog.domain.invitations import Reply
from dialoog.domain.invitations.incoming import Decision, Ground, Outcome
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outbox import MailRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class IncomingMailRow(OrganisationOwned, Base):
    """One mail that was read, recognised by ``mark``; who wrote it is kept only for review."""

    __tablename__ = "incoming_mail"
    __table_args__ = (UniqueConstraint("organisation_id", "mark"),)

    mark: Mapped[str] = mapped_column(String(64))
    read_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    outcome: Mapped[Outcome] = mapped_column(Code(Outcome), index=True)
    ground: Mapped[Ground] = mapped_column(Code(Ground))
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    invitation_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitation.id", ondelete="CASCADE"), index=True
    )
    sender: Mapped[str] = mapped_column(String(254), default="")
    attendee: Mapped[str] = mapped_column(String(254), default="")
    reply: Mapped[Reply | None] = mapped_column(Code(Reply))
    said_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sequence: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    proposed_start: Mapped[datetime | None] = mapped_column(UtcDateTime)
    proposed_end: Mapped[datetime | None] = mapped_column(UtcDateTime)
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    decision: Mapped[Decision | None] = mapped_column(Code(Decision))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[MeetingRow | None] = relationship()
    invitation: Mapped[InvitationRow | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def forget_words(self) -> None:
        """Let go of everything that tells who wrote and what; that it was read stays."""
        self.raw = None
        self.sender = self.attendee = self.note = ""

    def outlive(self, *, now: datetime) -> None:
        """Let go of a mail that nobody decided about in time."""
        self.forget_words()
        if self.decided_at is None:
            self.decision, self.decided_at = Decision.SET_ASIDE, now


@dataclass(frozen=True, slots=True)
class Addressed:
    """An invitation, and an address that it was or would be sent to."""

    invitation: InvitationRow
    address: str


def find_meeting_by_uid(uid: str) -> MeetingRow | None:
    """Give the meeting with this UID, of whatever organisation."""
    query = select(MeetingRow).where(MeetingRow.uid == uid)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def find_sent_mail(mail_ids: Collection[str]) -> MailRow | None:
    """Give the last mail about an invitation with one of these Message-IDs, of any organisation."""
    query = (
        select(MailRow)
        .where(MailRow.mail_id.in_(mail_ids), MailRow.invitation_id.is_not(None))
        .order_by(MailRow.id.desc())
        .limit(1)
    )
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def list_addressed(meeting_id: int, addresses: Collection[str]) -> list[Addressed]:
    """Give the invitations to a meeting of people with one of these addresses, in small letters.

    An address counts when it is the person's, and when we sent the invitation there.
    """
    own = (
        select(InvitationRow, func.lower(PersonRow.email))
        .join(InvitationRow.person)
        .where(InvitationRow.meeting_id == meeting_id, func.lower(PersonRow.email).in_(addresses))
    )
    sent = (
        select(InvitationRow, func.lower(MailRow.recipient))
        .join(MailRow, MailRow.invitation_id == InvitationRow.id)
        .where(InvitationRow.meeting_id == meeting_id, func.lower(MailRow.recipient).in_(addresses))
    )
    return [
        Addressed(row, address)
        for query in (own, sent)
        for row, address in db.session.execute(query)
    ]


def list_open_of(addresses: Collection[str], *, now: datetime) -> list[InvitationRow]:
    """Give the invitations of people with these addresses to meetings that aren't over yet."""
    query = (
        select(InvitationRow)
        .join(InvitationRow.person)
        .join(InvitationRow.meeting)
        .where(
            func.lower(PersonRow.email).in_(addresses),
            MeetingRow.ends_at > now,
            InvitationRow.sequence.is_not(None),
        )
        .options(contains_eager(InvitationRow.person), contains_eager(InvitationRow.meeting))
        .order_by(MeetingRow.starts_at, InvitationRow.id)
    )
    return list(db.session.execute(query).scalars())


def find_read(mark: str) -> IncomingMailRow | None:
    """Give the mail with this mark, when it was read before."""
    query = select(IncomingMailRow).where(IncomingMailRow.mark == mark)
    return db.session.execute(query).scalar_one_or_none()


def get_read(row_id: int) -> IncomingMailRow:
    """Give one mail that was read."""
    return get_row(IncomingMailRow, row_id)


def list_waiting(meeting_id: int | None = None) -> list[IncomingMailRow]:
    """Give the mails that wait for somebody, oldest first; those about no meeting always."""
    query = (
        select(IncomingMailRow)
        .where(*_waiting(meeting_id))
        .options(
            joinedload(IncomingMailRow.meeting),
            joinedload(IncomingMailRow.invitation).joinedload(InvitationRow.person),
        )
        .order_by(IncomingMailRow.id)
    )
    return list(db.session.execute(query).scalars())


def count_waiting(meeting_id: int | None = None) -> int:
    """Count the mails that wait for somebody."""
    query = select(func.count(IncomingMailRow.id)).where(*_waiting(meeting_id))
    return db.session.execute(query).scalar_one()


def _waiting(meeting_id: int | None) -> list[ColumnElement[bool]]:
    waits = [outcome for outcome in Outcome if outcome.waits_for_somebody]
    about = or_(IncomingMailRow.meeting_id == meeting_id, IncomingMailRow.meeting_id.is_(None))
    return [
        or_(IncomingMailRow.outcome.in_(waits), IncomingMailRow.outcome == Outcome.BOUNCE),
        IncomingMailRow.decided_at.is_(None),
        *([about] if meeting_id is not None else []),
    ]


def list_refused(*, since: datetime, most: int) -> Sequence[IncomingMailRow]:
    """Give the mails that were not used, the latest first."""
    query = (
        select(IncomingMailRow)
        .where(IncomingMailRow.outcome == Outcome.REJECTED, IncomingMailRow.read_at >= since)
        .options(joinedload(IncomingMailRow.meeting))
        .order_by(IncomingMailRow.id.desc())
        .limit(most)
    )
    return db.session.execute(query).scalars().all()


def list_about(address: str) -> list[IncomingMailRow]:
    """Give the mails that were written by or for somebody with this address."""
    query = select(IncomingMailRow).where(
        or_(IncomingMailRow.sender == address, IncomingMailRow.attendee == address)
    )
    return list(db.session.execute(query).scalars())
