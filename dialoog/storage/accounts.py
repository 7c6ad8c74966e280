"""Organisations, the people who work with Dialoog there, and their open sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, contains_eager, joinedload, mapped_column, relationship

from dialoog.domain.accounts import Role
from dialoog.domain.refusal import Missing
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.types import Code, UtcDateTime


class OrganisationRow(Base):
    """A municipality, care organisation or client council that uses Dialoog."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(String(120), unique=True)
    mail_address: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    address: Mapped[str] = mapped_column(String(400), default="")
    demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class UserRow(Base):
    """Somebody who logs in; what they may do is told by their memberships."""

    __tablename__ = "user_account"

    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class MembershipRow(OrganisationOwned, Base):
    """One role of one user in one organisation."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("organisation_id", "user_id", "role"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    role: Mapped[Role] = mapped_column(Code(Role))
    user: Mapped[UserRow] = relationship()


class LoginSessionRow(Base):
    """A browser that is known; kept on the server, so that it can be ended here."""

    __tablename__ = "login_session"

    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), index=True
    )
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def get_organisation(organisation_id: int) -> OrganisationRow:
    """Give the organisation with this number; it must exist."""
    return db.session.get_one(OrganisationRow, organisation_id)


def find_organisation_by_name(name: str) -> OrganisationRow | None:
    """Give the organisation called ``name``, if there is one."""
    return db.session.execute(
        select(OrganisationRow).where(OrganisationRow.name == name)
    ).scalar_one_or_none()


def list_organisations() -> list[OrganisationRow]:
    """Give every organisation of this installation, by name."""
    return list(
        db.session.execute(select(OrganisationRow).order_by(OrganisationRow.name)).scalars()
    )


def find_user_by_email(email: str) -> UserRow | None:
    """Give the user with this address, whatever its capitals."""
    return db.session.execute(
        select(UserRow).where(func.lower(UserRow.email) == email.strip().lower())
    ).scalar_one_or_none()


def find_user(user_id: int) -> UserRow | None:
    """Give the active user with this number, if there is one."""
    return db.session.execute(
        select(UserRow).where(UserRow.id == user_id, UserRow.active)
    ).scalar_one_or_none()


def list_members(*, role: Role | None = None) -> list[MembershipRow]:
    """Give who works here, by name; with ``role`` only those who have it."""
    query = (
        select(MembershipRow)
        .join(MembershipRow.user)
        .where(UserRow.active)
        .options(contains_eager(MembershipRow.user))
        .order_by(UserRow.name, UserRow.id)
    )
    if role:
        query = query.where(MembershipRow.role == role)
    return list(db.session.execute(query).scalars())


def list_roles_of(user_id: int) -> list[MembershipRow]:
    """Give the roles of one user here; raise ``Missing`` when they don't work here."""
    query = (
        select(MembershipRow)
        .where(MembershipRow.user_id == user_id)
        .options(joinedload(MembershipRow.user))
        .order_by(MembershipRow.id)
    )
    rows = list(db.session.execute(query).scalars())
    if not rows:
        raise Missing("membership", user_id)
    return rows


def find_session(key_hash: str, *, now: datetime) -> LoginSessionRow | None:
    """Give the open session with this key, unless it has expired."""
    return db.session.execute(
        select(LoginSessionRow).where(
            LoginSessionRow.key_hash == key_hash, LoginSessionRow.expires_at > now
        )
    ).scalar_one_or_none()


def open_session(
    key_hash: str, *, now: datetime
) -> tuple[LoginSessionRow, list[tuple[UserRow, OrganisationRow, Role]]] | None:
    """Give the open session with this key and every role of its user, all in one query.

    Every request begins with it. Somebody who may no longer log in has no roles.
    """
    query = (
        select(LoginSessionRow, UserRow, OrganisationRow, MembershipRow.role)
        .outerjoin(UserRow, (UserRow.id == LoginSessionRow.user_id) & UserRow.active)
        .outerjoin(MembershipRow, MembershipRow.user_id == UserRow.id)
        .outerjoin(OrganisationRow, OrganisationRow.id == MembershipRow.organisation_id)
        .where(LoginSessionRow.key_hash == key_hash, LoginSessionRow.expires_at > now)
        .order_by(MembershipRow.organisation_id, MembershipRow.id)
    )
    rows = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).all()
    if not rows:
        return None
    roles = [(user, organisation, role) for _, user, organisation, role in rows if role]
    return rows[0][0], roles


def forget_session(key_hash: str) -> None:
    """End one session."""
    db.session.execute(delete(LoginSessionRow).where(LoginSessionRow.key_hash == key_hash))


def forget_sessions_of(user_id: int) -> None:
    """End every session of a user."""
    db.session.execute(delete(LoginSessionRow).where(LoginSessionRow.user_id == user_id))


def forget_expired_sessions(*, now: datetime) -> None:
    """Remove the sessions that nobody can use any more."""
    db.session.execute(delete(LoginSessionRow).where(LoginSessionRow.expires_at <= now))
