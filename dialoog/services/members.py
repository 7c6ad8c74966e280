"""Who works with Dialoog in this organisation, and in which roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain.accounts import Role, require_administrator_left
from dialoog.services import accounts, history
from dialoog.storage import accounts as storage
from dialoog.storage import db
from dialoog.storage.accounts import UserRow


@dataclass(frozen=True)
class Member:
    """Somebody who works here, with all their roles."""

    user: UserRow
    roles: tuple[Role, ...]


def list_members() -> list[Member]:
    """Give who works here, by name."""
    roles: dict[UserRow, list[Role]] = {}
    for row in storage.list_members():
        roles.setdefault(row.user, []).append(row.role)
    return [Member(user, tuple(sorted(own))) for user, own in roles.items()]


def get_member(user_id: int) -> Member:
    """Give one who works here; ``Missing`` when nobody here has this number."""
    rows = storage.list_roles_of(user_id)
    return Member(rows[0].user, tuple(sorted(row.role for row in rows)))


def list_managers() -> list[UserRow]:
    """Give who hears what is late: the managers, or where there are none whoever runs things."""
    everybody = list_members()
    for role in (Role.MANAGER, Role.ADMIN, Role.ORGANISER):
        found = [one.user for one in everybody if role in one.roles]
        if found:
            return found
    return []


def add_member(
    email: str, name: str, password: str, *, roles: Iterable[Role], now: datetime
) -> UserRow:
    """Let somebody log in here, with a first password that they can change."""
    user = accounts.create_user(email, name, password, now=now)
    for role in roles:
        accounts.give_role(user, role)
    return user


def change_roles(user_id: int, roles: Iterable[Role]) -> None:
    """Give somebody these roles and no others; no roles ends their work here."""
    wanted = set(roles)
    rows = storage.list_roles_of(user_id)
    others = [row.role for row in storage.list_members() if row.user_id != user_id]
    require_administrator_left([*others, *wanted])
    for row in rows:
        if row.role not in wanted:
            db.session.delete(row)
    for role in wanted - {row.role for row in rows}:
        accounts.give_role(rows[0].user, role)
    storage.forget_sessions_of(user_id)
    history.note("accounts.roles_changed", "user", user_id)
