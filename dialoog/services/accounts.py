"""Organisations, accounts and sessions: who is who, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dialoog.content.groups import DEFAULT_GROUPS
from dialoog.domain.accounts import Ability, Role, abilities, require_good_password
from dialoog.domain.refusal import Refused
from dialoog.services import history, keys, throttle
from dialoog.storage import accounts as storage
from dialoog.storage import current_organisation_id, db, organisation_scope
from dialoog.storage.accounts import (
    LoginSessionRow,
    MembershipRow,
    OrganisationRow,
    UserRow,
)
from dialoog.storage.people import GroupRow

# 22 ms of processor time a guess on two cores: strong, and not a way to bring the server down.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Somebody without an account costs as much time as somebody with one.
_NOBODY = _hasher.hash("nobody has this password")

SESSION_LIFE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=10)
MOST_FAILURES = 10
MOST_FAILURES_FROM_ONE_PLACE = 100
# No secret: it stands on the login page, of a demo only.
DEMO_PASSWORD = "appelboom-in-bloei"  # noqa: S105 - see above


@dataclass(frozen=True)
class Account:
    """Somebody who is logged in, at the organisation they work for now."""

    user_id: int
    name: str
    email: str
    organisation_id: int
    organisation: str
    demo: bool
    roles: frozenset[Role]

    @property
    def abilities(self) -> frozenset[Ability]:
        return abilities(self.roles)


@dataclass(frozen=True)
class OpenSession:
    """What a browser's session holds, and who is logged in with it, if anybody, and where.

    While it is kept, nobody has to ask the database for that organisation again.
    """

    facts: dict[str, Any]
    seen_at: datetime
    account: Account | None
    organisation: OrganisationRow | None


def create_organisation(
    name: str, *, mail_address: str, now: datetime, demo: bool = False
) -> OrganisationRow:
    """Add an organisation with the groups it will most likely need."""
    if storage.find_organisation_by_name(name):
        raise Refused("accounts.organisation_exists", name=name)
    organisation = OrganisationRow(name=name, mail_address=mail_address, demo=demo, created_at=now)
    db.session.add(organisation)
    db.session.flush()
    with organisation_scope(organisation.id):
        db.session.add_all(
            GroupRow(name=group, perspective=perspective) for group, perspective in DEFAULT_GROUPS
        )
        db.session.flush()
    return organisation


get_organisation = storage.get_organisation


def organisation_name() -> str:
    """Give the name of the organisation that is chosen now, or "" when none is."""
    organisation_id = current_organisation_id()
    return storage.get_organisation(organisation_id).name if organisation_id else ""


def get_organisation_id(name: str) -> int:
    """Give the number of the organisation called ``name``; refuse when there is none."""
    organisation = storage.find_organisation_by_name(name)
    if organisation is None:
        raise Refused("accounts.organisation_unknown", name=name)
    return organisation.id


def choose_organisation(name: str | None) -> int:
    """Give the number of the organisation called ``name``, or of the only one there is."""
    if name:
        return get_organisation_id(name)
    every = storage.list_organisations()
    if len(every) != 1:
        raise Refused("accounts.organisation_not_chosen", names=[row.name for row in every])
    return every[0].id


def create_user(email: str, name: str, password: str, *, now: datetime) -> UserRow:
    """Add somebody who can log in."""
    if storage.find_user_by_email(email):
        raise Refused("accounts.email_exists")
    require_good_password(password)
    user = UserRow(
        email=email.strip().lower(), name=name, password_hash=_hasher.hash(password), created_at=now
    )
    db.session.add(user)
    db.session.flush()
    return user


def give_role(user: UserRow, role: Role) -> MembershipRow:
    """Let a user work in the organisation that is chosen now."""
    membership = MembershipRow(user_id=user.id, role=role)
    db.session.add(membership)
    db.session.flush()
    history.note("accounts.role_given", "user", user.id, role=role)
    return membership


def change_password(user_id: int, *, old: str, new: str) -> None:
    """Change somebody's own password, and end every session they have."""
    user = storage.find_user(user_id)
    if user is None or not _matches(user.password_hash, old):
        raise Refused("accounts.old_password_wrong")
    require_good_password(new)
    user.password_hash = _hasher.hash(new)
    storage.forget_sessions_of(user_id)
    history.note("accounts.password_changed", "user", user_id)


def describe_organisation(
    organisation_id: int, *, mail_address: str, phone: str, address: str
) -> None:
    """Change how people reach the organisation; it stands in mails and letters."""
    organisation = storage.get_organisation(organisation_id)
    organisation.mail_address = mail_address
    organisation.phone = phone
    organisation.address = address
    history.note("accounts.organisation_described", "organisation", organisation_id)


def log_in(email: str, password: str, *, where_from: str, now: datetime) -> UserRow | None:
    """Give the user whose password this is, or None; refuse after too many wrong guesses.

    ``where_from`` is the network address of the browser.
    """
    at_account, at_all = f"login:{email.strip().lower()}", f"login-from:{where_from}"
    throttle.require_calm(at_account, most=MOST_FAILURES, now=now)
    throttle.require_calm(at_all, most=MOST_FAILURES_FROM_ONE_PLACE, now=now)
    user = storage.find_user_by_email(email)
    known = user is not None and user.active
    if _matches(user.password_hash if user and known else _NOBODY, password) and known:
        throttle.note_right(at_account)
        return user
    throttle.note_wrong(at_account, now=now)
    throttle.note_wrong(at_all, now=now)
    return None


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def demo_logins() -> list[tuple[Role, str]]:
    """Give a role and an address for each login of the demo organisation; empty elsewhere."""
    order = (Role.ORGANISER, Role.FACILITATOR, Role.MANAGER, Role.ADMIN)
    for organisation in storage.list_organisations():
        if organisation.demo:
            with organisation_scope(organisation.id):
                logins = [(row.role, row.user.email) for row in storage.list_members()]
            return sorted(logins, key=lambda login: (order.index(login[0]), login[1]))
    return []


def set_password(email: str, password: str) -> None:
    """Give somebody who lost theirs another password, and end every session they have."""
    user = storage.find_user_by_email(email)
    if user is None:
        raise Refused("accounts.email_unknown", email=email)
    require_good_password(password)
    user.password_hash = _hasher.hash(password)
    storage.forget_sessions_of(user.id)


def list_facilitators() -> list[UserRow]:
    """Give who can guide a table here, by name."""
    return [row.user for row in storage.list_members(role=Role.FACILITATOR)]


def list_who_guards(owner: UserRow | None) -> list[UserRow]:
    """Give who must hear about a programme: its owner, or every organiser while it has none."""
    members = storage.list_members()
    own = [row.user for row in members if owner is not None and row.user_id == owner.id]
    organisers = [row.user for row in members if row.role is Role.ORGANISER]
    return own[:1] or organisers


def open_session(key: str, *, now: datetime) -> OpenSession | None:
    """Give the session that belongs to a key, if it is still open, with whose it is."""
    found = storage.open_session(keys.key_hash(key), now=now)
    if found is None:
        return None
    row, roles = found
    return OpenSession(
        dict(row.facts),
        seen_at=row.seen_at,
        account=_account(roles),
        organisation=roles[0][1] if roles else None,
    )


def _account(roles: Sequence[tuple[UserRow, OrganisationRow, Role]]) -> Account | None:
    if not roles:
        return None
    user, organisation, _ = roles[0]
    return Account(
        user_id=user.id,
        name=user.name,
        email=user.email,
        organisation_id=organisation.id,
        organisation=organisation.name,
        demo=organisation.demo,
        roles=frozenset(role for _, place, role in roles if place.id == organisation.id),
    )


def remember_session(
    key: str, facts: dict[str, Any], *, user_id: int | None, now: datetime
) -> None:
    """Store what a browser's session holds; it lives on for a working day."""
    row = storage.find_session(keys.key_hash(key), now=now)
    if row is None:
        row = LoginSessionRow(key_hash=keys.key_hash(key), created_at=now)
        db.session.add(row)
    row.facts = facts
    row.user_id = user_id
    row.seen_at = now
    row.expires_at = now + SESSION_LIFE


def end_session(key: str) -> None:
    """Forget a session, at logging out or when its key is renewed."""
    storage.forget_session(keys.key_hash(key))
