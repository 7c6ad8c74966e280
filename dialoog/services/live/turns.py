"""Count who speaks: totals per perspective, for each table and phase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused
from dialoog.services.live.sheet import read_sheet
from dialoog.storage import db
from dialoog.storage import table_steps as storage
from dialoog.storage.meetings import get_meeting
from dialoog.storage.seating import get_table
from dialoog.storage.table_steps import TurnsRow

MOST_TURNS = 10_000


def count_turns(table_id: int, phase_key: str, turns: Mapping[Perspective, int]) -> None:
    """Add how often people of each perspective spoke in a phase."""
    meeting = get_meeting(get_table(table_id).meeting_id)
    if read_sheet(meeting).position_of(phase_key) is None:
        raise Refused("live.phase_unknown")
    known = {
        row.perspective: row for row in storage.list_turns(table_id) if row.phase_key == phase_key
    }
    for perspective, more in turns.items():
        row = known.get(perspective)
        if row is None:
            row = TurnsRow(table_id=table_id, phase_key=phase_key, perspective=perspective, taken=0)
            db.session.add(row)
        row.taken = max(0, min(MOST_TURNS, row.taken + more))


def by_phase(rows: Iterable[TurnsRow]) -> dict[str, dict[Perspective, int]]:
    """Give how often who spoke, by the key of the phase."""
    turns: dict[str, dict[Perspective, int]] = {}
    for row in rows:
        turns.setdefault(row.phase_key, {})[row.perspective] = row.taken
    return turns
