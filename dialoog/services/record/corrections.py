"""Other words for what was written down: proposed by who was there, decided by who wrote it."""

from __future__ import annotations

from datetime import date, datetime

from dialoog.domain import record as domain
from dialoog.domain.record import CorrectionState
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.services.record.life import as_record
from dialoog.storage import db
from dialoog.storage import record as storage
from dialoog.storage.live import get_contribution
from dialoog.storage.meetings import get_meeting
from dialoog.storage.record import CorrectionRow

get_correction = storage.get_correction
count_waiting = storage.count_waiting


def propose(
    contribution_id: int, words: str, *, mark: str, now: datetime, today: date
) -> CorrectionRow:
    """Keep other words for what was said, until somebody decides; a second thought replaces them.

    ``mark`` recognises the proposer later and names nobody; the history says nothing of it.
    """
    said = get_contribution(contribution_id)
    if said.meeting_id is None or said.withdrawn_at is not None:
        raise Refused("record.no_corrections_now")
    meeting = get_meeting(said.meeting_id)
    record = as_record(meeting, storage.find_record(meeting.id))
    domain.require_takes_corrections(record, today=today)
    words = domain.require_words(words, instead_of=said.text)
    row = _find_open(contribution_id, mark)
    if row is None:
        row = CorrectionRow(
            meeting_id=meeting.id,
            contribution_id=contribution_id,
            mark=mark,
            state=CorrectionState.WAITING,
        )
        db.session.add(row)
    row.words, row.at = words, now
    db.session.flush()
    return row


def take_over(correction_id: int, *, version: int, now: datetime) -> CorrectionRow:
    """Let the proposed words stand in the record instead of the old ones."""
    row = _get_waiting(correction_id, version)
    row.contribution.text = row.words
    return _decide(row, CorrectionState.TAKEN_OVER, now=now)


def keep_both(correction_id: int, *, note: str, version: int, now: datetime) -> CorrectionRow:
    """Let both wordings stand in the record, with a note that the proposer reads."""
    row = _get_waiting(correction_id, version)
    row.note = domain.keep_both(note)
    return _decide(row, CorrectionState.BOTH, now=now)


def list_of_table(meeting_id: int, *, table_id: int) -> list[CorrectionRow]:
    """Give the corrections of what was said at one table, oldest first."""
    rows = storage.list_corrections(meeting_id=meeting_id)
    return [row for row in rows if row.contribution.table_id == table_id]


def _find_open(contribution_id: int, mark: str) -> CorrectionRow | None:
    rows = storage.list_corrections(contribution_ids=[contribution_id])
    mine = [row for row in rows if row.mark == mark and row.state is CorrectionState.WAITING]
    return mine[-1] if mine else None


def _get_waiting(correction_id: int, version: int) -> CorrectionRow:
    row = storage.get_correction(correction_id)
    if row.version != version or row.state is not CorrectionState.WAITING:
        raise Refused("common.changed_meanwhile")
    return row


def _decide(row: CorrectionRow, state: CorrectionState, *, now: datetime) -> CorrectionRow:
    row.state, row.decided_at = state, now
    history.note(f"correction.{state}", "contribution", row.contribution_id)
    return row
