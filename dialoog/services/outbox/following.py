"""Let whoever wrote a mail hear what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from dialoog.services import organisations
from dialoog.storage import db
from dialoog.storage.outbox import MailRow

Follower = Callable[[Sequence[MailRow]], None]
_followers: dict[str, Follower] = {}


def follows(kind: str) -> Callable[[Follower], Follower]:
    """Let a function hear what became of mail of ``kind``, in the unit of work that stores it.

    It gets mails of one organisation; each was sent, or failed and will never leave by itself.
    """

    def register(follower: Follower) -> Follower:
        _followers[kind] = follower
        return follower

    return register


def follow(mails: Sequence[MailRow]) -> None:
    """Tell whoever follows these mails what became of them, in the open unit of work."""
    ordered = sorted(mails, key=_whose)
    for (organisation_id, kind), group in groupby(ordered, key=_whose):
        follower = _followers.get(kind)
        if follower:
            with organisations.within(organisation_id):
                follower(list(group))
                db.session.flush()


def _whose(mail: MailRow) -> tuple[int, str]:
    return mail.organisation_id, mail.kind
