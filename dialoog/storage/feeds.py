"""Links to calendars that programs subscribe to; each can be taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.domain.feeds import FeedKind
from dialoog.storage.accounts import MembershipRow, UserRow
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.followup import ActionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class FeedRow(OrganisationOwned, Base):
    """One link to one calendar: of a meeting, of a user's tables, or of an owner's actions.

    ``salt`` makes the key of every link another one, also of links to the same calendar.
    """

    __tablename__ = "feed"

    kind: Mapped[FeedKind] = mapped_column(Code(FeedKind))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    salt: Mapped[str] = mapped_column(String(64))
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), index=True
    )
    owner_email: Mapped[str] = mapped_column(String(254), default="", index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    meeting: Mapped[MeetingRow | None] = relationship()


def find_by_key_hash(key_hash: str) -> FeedRow | None:
    """Give the link with this key, of whatever organisation, taken back or not."""
    query = select(FeedRow).where(FeedRow.key_hash == key_hash)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def get_feed(feed_id: int) -> FeedRow:
    """Give one link."""
    return get_row(FeedRow, feed_id, joinedload(FeedRow.meeting))


def find_open(
    kind: FeedKind, *, meeting_id: int | None = None, user_id: int | None = None, email: str = ""
) -> FeedRow | None:
    """Give the link to this calendar that works now, if there is one."""
    query = (
        select(FeedRow)
        .where(
            FeedRow.kind == kind,
            FeedRow.meeting_id == meeting_id,
            FeedRow.user_id == user_id,
            FeedRow.owner_email == email,
            FeedRow.revoked_at.is_(None),
        )
        .order_by(FeedRow.id)
        .limit(1)
    )
    return db.session.execute(query).scalar_one_or_none()


def list_open_of_owners() -> list[FeedRow]:
    """Give the links to calendars of actions that work now."""
    query = (
        select(FeedRow)
        .where(FeedRow.kind == FeedKind.ACTIONS, FeedRow.revoked_at.is_(None))
        .order_by(FeedRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_actions_of(email: str) -> list[ActionRow]:
    """Give the actions of one owner with what happened to them, the first due date first."""
    query = (
        select(ActionRow)
        .where(func.lower(ActionRow.owner_email) == email.lower())
        .options(selectinload(ActionRow.history))
        .order_by(ActionRow.due_on, ActionRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_owners() -> list[tuple[str, str, int]]:
    """Give every owner of actions with a mail address: address, name, number of actions."""
    email = func.lower(ActionRow.owner_email)
    query = (
        select(email, func.min(ActionRow.owner), func.count(ActionRow.id))
        .where(ActionRow.owner_email != "")
        .group_by(email)
        .order_by(func.min(ActionRow.owner), email)
    )
    return [(address, name, count) for address, name, count in db.session.execute(query)]


def has_account(email: str) -> bool:
    """Say whether somebody with this address works in this organisation, with an account."""
    query = (
        select(MembershipRow.id)
        .join(UserRow, UserRow.id == MembershipRow.user_id)
        .where(func.lower(UserRow.email) == email.lower(), UserRow.active)
        .limit(1)
    )
    return db.session.execute(query).scalar_one_or_none() is not None


def works_here(user_id: int) -> bool:
    """Say whether somebody still works in this organisation."""
    query = (
        select(MembershipRow.id)
        .join(UserRow, UserRow.id == MembershipRow.user_id)
        .where(MembershipRow.user_id == user_id, UserRow.active)
        .limit(1)
    )
    return db.session.execute(query).scalar_one_or_none() is not None
