"""Mail on its way out: written in the same transaction as the change it tells about."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, Text, func, or_, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.types import Code, UtcDateTime


class MailState(StrEnum):
    """Where a mail is on its way."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class MailRow(OrganisationOwned, Base):
    """One mail to one person; its Message-ID and its bytes never change."""

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
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[MailState] = mapped_column(Code(MailState), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


def list_due_mail(*, now: datetime, most: int) -> list[MailRow]:
    """Give mail that may leave now, of every organisation, oldest first, locked where possible.

    A person's mails leave in order: none is given while an earlier one still waits.
    """
    earlier = aliased(MailRow)
    waits_behind_another = (
        select(earlier.id)
        .where(
            earlier.person_id == MailRow.person_id,
            earlier.state == MailState.WAITING,
            earlier.id < MailRow.id,
        )
        .exists()
    )
    query = (
        select(MailRow)
        .where(
            MailRow.state == MailState.WAITING,
            MailRow.due_at <= now,
            or_(MailRow.lease_until.is_(None), MailRow.lease_until < now),
            ~waits_behind_another,
        )
        .order_by(MailRow.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return list(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())


def get_mail(mail_row_id: int) -> MailRow:
    """Give one mail by its number, whatever organisation it belongs to; it must exist."""
    query = select(MailRow).where(MailRow.id == mail_row_id)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one()


def mail_exists(mail_id: str) -> bool:
    """Say whether a mail with this Message-ID was written before."""
    query = select(func.count(MailRow.id)).where(MailRow.mail_id == mail_id)
    return bool(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one())


def list_of_invitations(invitation_ids: list[int]) -> list[MailRow]:
    """Give every mail about these invitations, oldest first."""
    query = select(MailRow).where(MailRow.invitation_id.in_(invitation_ids)).order_by(MailRow.id)
    return list(db.session.execute(query).scalars())
