"""Write down who changed what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dialoog.services import clock
from dialoog.storage import current_organisation_id, db
from dialoog.storage.history import EventRow

actor: ContextVar[int | None] = ContextVar("actor", default=None)


@contextmanager
def acting(user_id: int | None) -> Iterator[None]:
    """Note everything that changes inside the block as done by this user."""
    token = actor.set(user_id)
    try:
        yield
    finally:
        actor.reset(token)


def note(
    what: str, subject: str, subject_id: int, **facts: str | int | float | bool | None
) -> None:
    """Add one event, in the open unit of work; ``facts`` hold no names and no texts of people."""
    db.session.add(
        EventRow(
            organisation_id=current_organisation_id(),
            at=clock.now(),
            user_id=actor.get(),
            what=what,
            subject=subject,
            subject_id=subject_id,
            facts=facts,
        )
    )
