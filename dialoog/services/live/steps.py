"""Take what a tablet did at its table: each step exactly once, however often it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dialoog.domain.refusal import Refused
from dialoog.storage import db
from dialoog.storage import table_steps as storage
from dialoog.storage.table_steps import TakenStepRow


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that was done at a table; the tablet makes the id and tells when it was done."""

    id: UUID
    digest: str
    at: datetime


def take_once(step: Step, *, table_id: int, act: Callable[[], object], now: datetime) -> bool:
    """Take a step unless it was taken before, and say whether that happened.

    It is remembered together with what it changes, so that after a crash neither is there without
    the other. Something else under the same id is refused.
    """
    storage.hold_table(table_id)
    taken = storage.find_taken_step(step.id)
    if taken:
        if (taken.table_id, taken.digest) != (table_id, step.digest):
            raise Refused("live.id_used_before")
        return False
    act()
    db.session.add(
        TakenStepRow(step_id=step.id, digest=step.digest, table_id=table_id, taken_at=now)
    )
    return True
