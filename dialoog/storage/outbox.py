"""Mail on its way out: written in the same transaction as the change it tells about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    LargeBinary,
    Select,
    String,
    Text,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Mapped, aliased, mapped_column, undefer

from dialoog.domain.invitations import InvitationState
from dialoog.domain.people import Channel
from dialoog.storage.base import (
    ACROSS_ORGANISATIONS,
    Base,
    OrganisationOwned,
    current_organisation_id,
    db,
)
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime

MOST_AT_ONCE = 500
TURN = 1_431_655_765  # a number of our own for PostgreSQL's advisory lock


class MailState(StrEnum):
    """Where a mail is on its way; a failed one is settled when somebody dealt with it."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    SETTLED = "settled"


class MailRow(OrganisationOwned, Base):
    """One mail to one person; its Message-ID and its bytes never change.

    ``created_at`` is when the change happened that it tells about; ``tried_at`` when it was last
    taken up to be handed over.
    """

    __tablename__ = "outgoing_mail"

    kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    invitation_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitation.id", ondelete="CASCADE"), index=True
    )
    message_id: Mapped[int | None] = mapped_column(
        ForeignKey("message.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int | None]
    recipient: Mapped[str] = mapped_column(String(254))
    sender: Mapped[str] = mapped_column(String(254))
    mail_id: Mapped[str] = mapped_column(String(200), unique=True)
    raw: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[MailState] = mapped_column(Code(MailState), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tried_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


def _is_paused(mail: type[MailRow]) -> ColumnElement[bool]:
    return (
        select(InvitationRow.id)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .where(InvitationRow.id == mail.invitation_id, MeetingRow.sending_paused)
        .exists()
    )


def _waits_behind_another() -> ColumnElement[bool]:
    earlier = aliased(MailRow)
    return (
        select(earlier.id)
        .where(
            earlier.person_id == MailRow.person_id,
            earlier.state == MailState.WAITING,
            earlier.id < MailRow.id,
            ~_is_paused(earlier),
        )
        .exists()
    )


def list_due_mail(*, now: datetime, most: int, without: Sequence[str] = ()) -> list[MailRow]:
    """Give mail that may leave now, of every organisation, oldest first, locked where possible.

    A person's mails leave in order: none is given while an earlier one still waits. Nothing is
    given of a meeting whose mail is paused, or for the domains in ``without``; what is paused
    holds up no mail about another meeting.
    """
    query = (
        _due(now)
        .where(*[~_goes_to(domain) for domain in without])
        .order_by(MailRow.id)
        .limit(most)
        .options(undefer(MailRow.raw))
        .with_for_update(skip_locked=True)
    )
    return list(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())


def is_anything_due(*, now: datetime) -> bool:
    """Say whether any mail may leave now, as far as its own time goes."""
    query = _due(now).with_only_columns(MailRow.id).limit(1)
    found = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).first()
    return found is not None


def _due(now: datetime) -> Select[MailRow]:
    return select(MailRow).where(
        MailRow.state == MailState.WAITING,
        MailRow.due_at <= now,
        or_(MailRow.lease_until.is_(None), MailRow.lease_until < now),
        ~_waits_behind_another(),
        ~_is_paused(MailRow),
    )


def take_turn() -> None:
    """Let one worker at a time count and claim, until the unit of work ends.

    SQLite has one writer anyway.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})


def list_recipients_since(moment: datetime) -> list[str]:
    """Give to whom mail was handed over since a moment, whatever came of it."""
    query = select(MailRow.recipient).where(MailRow.tried_at > moment)
    return list(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())


def list_by_number(mail_row_ids: Sequence[int]) -> list[MailRow]:
    """Give mails by their number, whatever organisation they belong to, in order."""
    query = select(MailRow).where(MailRow.id.in_(mail_row_ids)).order_by(MailRow.id)
    return list(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())


def list_by_mail_id(mail_ids: Sequence[str]) -> list[MailRow]:
    """Give mails by their Message-ID, whatever organisation they belong to, in order."""
    query = select(MailRow).where(MailRow.mail_id.in_(mail_ids)).order_by(MailRow.id)
    return list(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())


def list_known(mail_ids: Sequence[str]) -> set[str]:
    """Give which of these Message-IDs were stored before."""
    known: set[str] = set()
    for start in range(0, len(mail_ids), MOST_AT_ONCE):
        query = select(MailRow.mail_id).where(
            MailRow.mail_id.in_(mail_ids[start : start + MOST_AT_ONCE])
        )
        found = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS)
        known.update(found.scalars())
    return known


def add(mails: Sequence[dict[str, Any]]) -> None:
    """Store new mails of the organisation that is entered, all at once."""
    organisation_id = current_organisation_id()
    if mails:
        db.session.execute(
            insert(MailRow), [{"organisation_id": organisation_id, **mail} for mail in mails]
        )


def get_mail(mail_row_id: int) -> MailRow:
    """Give one mail of the organisation that is entered, or raise ``Missing``."""
    return get_row(MailRow, mail_row_id)


def list_of_invitations(invitation_ids: list[int]) -> list[MailRow]:
    """Give every mail about these invitations, oldest first."""
    query = select(MailRow).where(MailRow.invitation_id.in_(invitation_ids)).order_by(MailRow.id)
    return list(db.session.execute(query).scalars())


def list_told(invitation_ids: Sequence[int]) -> set[int]:
    """Give which of these invitations any mail was written about."""
    query = select(MailRow.invitation_id).where(MailRow.invitation_id.in_(invitation_ids))
    return {number for number in db.session.execute(query).scalars() if number is not None}


def drop_overtaken(invitation_ids: Sequence[int]) -> None:
    """Forget mail that nobody tried to send yet and that tells of an older version."""
    newest = select(InvitationRow.sequence).where(InvitationRow.id == MailRow.invitation_id)
    db.session.execute(
        delete(MailRow).where(
            MailRow.invitation_id.in_(invitation_ids),
            MailRow.state == MailState.WAITING,
            MailRow.attempts == 0,
            MailRow.sequence < newest.scalar_subquery(),
        )
    )


def list_failed(meeting_id: int) -> list[MailRow]:
    """Give the mails about a meeting that failed and that nobody dealt with, oldest first."""
    query = (
        select(MailRow)
        .join(InvitationRow, InvitationRow.id == MailRow.invitation_id)
        .where(InvitationRow.meeting_id == meeting_id, MailRow.state == MailState.FAILED)
        .order_by(MailRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_failed_of(invitation_id: int) -> list[MailRow]:
    """Give the mails about an invitation that failed and that nobody dealt with, oldest first."""
    query = (
        select(MailRow)
        .where(MailRow.invitation_id == invitation_id, MailRow.state == MailState.FAILED)
        .order_by(MailRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_unwritten(meeting_id: int) -> list[str]:
    """Give the addresses of who was asked by mail that isn't written yet."""
    written = select(MailRow.id).where(
        MailRow.invitation_id == InvitationRow.id, MailRow.sequence == InvitationRow.sequence
    )
    query = (
        select(PersonRow.email)
        .join(InvitationRow, InvitationRow.person_id == PersonRow.id)
        .where(
            InvitationRow.meeting_id == meeting_id,
            InvitationRow.channel == Channel.MAIL,
            InvitationRow.state == InvitationState.QUEUED,
            ~written.exists(),
        )
    )
    return list(db.session.execute(query).scalars())


def count_round(meeting_id: int) -> dict[MailState, int]:
    """Count the mails about a meeting by state, from the oldest change that isn't told yet on.

    When everything was told, of the newest change.
    """
    about = (
        select(MailRow)
        .join(InvitationRow, InvitationRow.id == MailRow.invitation_id)
        .where(InvitationRow.meeting_id == meeting_id)
    )
    oldest_waiting = func.min(case((MailRow.state == MailState.WAITING, MailRow.created_at)))
    begin = func.coalesce(oldest_waiting, func.max(MailRow.created_at))
    first = about.with_only_columns(begin).correlate(None)
    counted = (
        about.where(MailRow.created_at >= first.scalar_subquery())
        .with_only_columns(MailRow.state, func.count())
        .group_by(MailRow.state)
    )
    return dict(db.session.execute(counted).all())


def count_waiting(domains: Sequence[str]) -> tuple[int, Counter[str]]:
    """Count all mail that waits for the relay and isn't paused, in all and for each domain."""
    waiting = select(func.count(MailRow.id)).where(
        MailRow.state == MailState.WAITING, ~_is_paused(MailRow)
    )

    def count(*conditions: ColumnElement[bool]) -> int:
        query = waiting.where(*conditions)
        return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one()

    return count(), Counter({domain: count(_goes_to(domain)) for domain in domains})


def _goes_to(domain: str) -> ColumnElement[bool]:
    return func.lower(MailRow.recipient).endswith(f"@{domain}", autoescape=True)
