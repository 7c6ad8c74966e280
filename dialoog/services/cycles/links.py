"""The links with which a pair or a group comes in without an account, until they are ended."""

from __future__ import annotations

from datetime import datetime

from dialoog.services import history, keys, links, outbox, throttle
from dialoog.storage import cycles as storage
from dialoog.storage.cycles import PairRow, SideRow

Guest = PairRow | SideRow
MOST_WRONG = 20


def give(guest: Guest) -> None:
    """Give somebody a link; a former one works no more."""
    guest.turn += guest.key_hash is not None
    guest.key_hash = keys.key_hash(_key(guest))
    history.note("cycle.link_given", guest.__tablename__, guest.id)


def end(guest: Guest) -> None:
    """End a link; the next one will be another."""
    if guest.key_hash is not None:
        guest.key_hash = None
        guest.turn += 1
        history.note("cycle.link_ended", guest.__tablename__, guest.id)


def address(guest: Guest) -> str | None:
    """Give the address of a link that works, or None."""
    if guest.key_hash is None:
        return None
    endpoint = "cycles.open_pair" if isinstance(guest, PairRow) else "cycles.open_side"
    return links.absolute(endpoint, key=_key(guest))


def find_pair(key: str) -> PairRow | None:
    """Give the pair whose link this is, of whatever organisation."""
    return storage.find_pair(keys.key_hash(key))


def find_side(key: str) -> SideRow | None:
    """Give the group whose link this is, of whatever organisation."""
    return storage.find_side(keys.key_hash(key))


def require_calm(where_from: str, *, now: datetime) -> None:
    """Refuse when too many wrong links were tried from one network address."""
    throttle.require_calm(f"cycle-link:{where_from}", most=MOST_WRONG, now=now)


def note_wrong(where_from: str, *, now: datetime) -> None:
    """Count one wrong link."""
    throttle.note_wrong(f"cycle-link:{where_from}", now=now)


def _key(guest: Guest) -> str:
    purpose = f"{guest.__tablename__}-{guest.turn}"
    return keys.personal_key(outbox.settings().secret_key, purpose, guest.id)
