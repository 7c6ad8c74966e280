"""Slow guessing down: after too many wrong guesses nobody may try again for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from dialoog.domain.refusal import Refused
from dialoog.services import keys
from dialoog.storage import db
from dialoog.storage import throttle as storage
from dialoog.storage.throttle import WrongGuessRow

WINDOW = timedelta(minutes=15)


def require_calm(what: str, *, most: int, now: datetime) -> None:
    """Refuse when there were ``most`` wrong guesses at ``what`` in the last 15 minutes.

    ``what`` names the thing and who guesses, for example "login:" with an address.
    """
    if storage.count_wrong(keys.key_hash(what), since=now - WINDOW) >= most:
        raise Refused("common.too_often", minutes=WINDOW.seconds // 60)


def note_wrong(what: str, *, now: datetime) -> None:
    """Count one wrong guess, in the open unit of work; old ones are forgotten on the way."""
    storage.forget_before(now - WINDOW)
    db.session.add(WrongGuessRow(key_hash=keys.key_hash(what), at=now))


def note_right(what: str) -> None:
    """Start counting anew."""
    storage.forget_wrong(keys.key_hash(what))
