"""A locked record doesn't change, whatever asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session

from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.storage.base import Base
from dialoog.storage.followup import AgreementRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow

# What a locked record consists of. Consent can always be taken back, after-care goes on, and
# what becomes of the words is decided later: those columns are not here.
FROZEN: dict[type[Base], frozenset[str]] = {
    ContributionRow: frozenset(
        {
            "meeting_id",
            "table_id",
            "phase_key",
            "kind",
            "tree_part",
            "private",
            "text",
            "source",
            "quote_consent",
            "stars",
            "withdrawn_at",
            "recorded_at",
        }
    ),
    AgreementRow: frozenset(
        {
            "meeting_id",
            "table_id",
            "what",
            "who",
            "due_on",
            "noticed_how",
            "seats_present",
            "seats_agreed",
            "read_back_at",
            "minority_note",
        }
    ),
}


@event.listens_for(Session, "before_flush")
def _keep_locked_records(session: Session, *_: object) -> None:
    """Refuse every change to the record of a meeting that is locked, whatever asks for it."""
    touched = _meetings_of([*session.new, *session.dirty, *session.deleted], session)
    if not touched:
        return
    # Locking a record waits for who writes in it just now, and the other way round.
    query = select(MeetingRow.state).where(MeetingRow.id.in_(touched)).with_for_update(read=True)
    with session.no_autoflush:
        if MeetingState.LOCKED in set(session.execute(query).scalars()):
            raise Refused("record.locked")


def _meetings_of(rows: Iterable[Any], session: Session) -> set[int]:
    """Give the meetings to whose records these rows bring a change, before and after it."""
    found: set[int] = set()
    for row in rows:
        columns = FROZEN.get(type(row))
        if columns is None:
            continue
        changed = inspect(row).attrs
        whole = row in session.new or row in session.deleted
        if whole or any(changed[name].history.has_changes() for name in columns):
            meetings = changed["meeting_id"].history
            found |= {number for part in meetings for number in (part or ()) if number}
    return found
