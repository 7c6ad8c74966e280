"""Who may do what: four roles, a handful of abilities."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from dialoog.domain.refusal import Refused

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200


class Role(StrEnum):
    """What somebody is in one organisation; a person may be more than one."""

    ADMIN = "admin"
    ORGANISER = "organiser"
    FACILITATOR = "facilitator"
    MANAGER = "manager"


class Ability(StrEnum):
    """Something that not everybody may do."""

    MANAGE_ACCOUNTS = "manage_accounts"
    SEE_PROGRAMMES = "see_programmes"
    PLAN = "plan"
    SEE_PEOPLE = "see_people"
    GUIDE = "guide"
    SEE_OWN_TABLES = "see_own_tables"
    FOLLOW_UP = "follow_up"
    SEE_OVERVIEW = "see_overview"


_ORGANISER = frozenset(Ability) - {Ability.MANAGE_ACCOUNTS}

ABILITIES: dict[Role, frozenset[Ability]] = {
    Role.ADMIN: frozenset(Ability),
    Role.ORGANISER: _ORGANISER,
    Role.FACILITATOR: frozenset({Ability.GUIDE, Ability.SEE_OWN_TABLES}),
    Role.MANAGER: frozenset({Ability.SEE_PROGRAMMES, Ability.FOLLOW_UP, Ability.SEE_OVERVIEW}),
}


def abilities(roles: Iterable[Role]) -> frozenset[Ability]:
    """Give everything that somebody with these roles may do."""
    return frozenset().union(*(ABILITIES[role] for role in roles))


def require_good_password(password: str, *, common: Iterable[str] = ()) -> None:
    """Refuse a password that is too short, far too long, or one that everybody uses.

    Length is the only demand (OWASP ASVS 5.0, 6.2.1, 6.2.5 and 6.2.9): no forced signs.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("accounts.password_too_short", least=SHORTEST_PASSWORD)
    if len(password) > LONGEST_PASSWORD:
        raise Refused("accounts.password_too_long", most=LONGEST_PASSWORD)
    if password.lower() in common:
        raise Refused("accounts.password_common")


def require_administrator_left(roles: Iterable[Role]) -> None:
    """Refuse a change after which nobody could look after the accounts any more."""
    if Role.ADMIN not in roles:
        raise Refused("accounts.last_administrator")
