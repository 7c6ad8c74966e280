"""The record of a meeting: made complete, read by who was there, and then locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused

DAYS_TO_CORRECT = 10
FEWEST_DAYS, MOST_DAYS = 3, 60
LONGEST_CORRECTION = 1000


class RecordState(StrEnum):
    """How far the record of a meeting is."""

    NOT_YET = "not_yet"
    MAKING = "making"
    READING = "reading"
    LOCKED = "locked"


class RecordStep(StrEnum):
    """What can happen to a record; its history is told in these words."""

    SEND = "send"
    LOCK = "lock"
    UNLOCK = "unlock"


class RecordGap(StrEnum):
    """What is still open in a record before it is locked."""

    OWNER = "owner"
    DUE_ON = "due_on"
    NOTICED_HOW = "noticed_how"
    READ_BACK = "read_back"
    KIND = "kind"
    CARE = "care"
    CORRECTION = "correction"


class CorrectionState(StrEnum):
    """What became of other words that somebody proposed."""

    WAITING = "waiting"
    TAKEN_OVER = "taken_over"
    BOTH = "both"


MUST_BE_CLOSED = (RecordGap.CARE, RecordGap.CORRECTION)
"""These wait for a person: no reason is good enough to lock a record over them."""

_READABLE = frozenset({MeetingState.HELD, MeetingState.LOCKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Where the record of one meeting is; ``closes_on`` is the last day to correct it."""

    meeting: MeetingState
    sent_on: date | None = None
    closes_on: date | None = None
    locked_on: date | None = None

    @property
    def state(self) -> RecordState:
        if self.meeting not in _READABLE:
            return RecordState.NOT_YET
        if self.meeting is MeetingState.LOCKED:
            return RecordState.LOCKED
        return RecordState.READING if self.closes_on else RecordState.MAKING


Gaps = Mapping[RecordGap, int]


def send(record: Record, *, days: int, today: date) -> Record:
    """Give the record as it lies with the people for so many days."""
    _require(record, RecordState.MAKING)
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise Refused("record.days", least=FEWEST_DAYS, most=MOST_DAYS)
    return replace(record, sent_on=today, closes_on=today + timedelta(days=days))


def takes_corrections(record: Record, *, today: date) -> bool:
    """Say whether who was there may still say that something is not right."""
    return (
        record.state is RecordState.READING
        and record.closes_on is not None
        and today <= record.closes_on
    )


def require_takes_corrections(record: Record, *, today: date) -> None:
    """Refuse a correction before the record was sent, or after the last day."""
    if not takes_corrections(record, today=today):
        raise Refused("record.no_corrections_now")


def lock(record: Record, gaps: Gaps, *, reason: str, today: date) -> Record:
    """Give the record locked: the last day to correct has passed, and nobody waits for an answer.

    What else is open may stay so with a reason. No answer from a table means that it is right.
    """
    _require(record, RecordState.READING)
    if takes_corrections(record, today=today):
        raise Refused("record.still_read", closes_on=record.closes_on)
    for gap in MUST_BE_CLOSED:
        if gaps.get(gap):
            raise Refused("record.somebody_waits", gap=gap)
    if any(gaps.values()) and not reason.strip():
        raise Refused("record.reason_missing")
    return replace(record, meeting=MeetingState.LOCKED, locked_on=today)


def unlock(record: Record, *, name: str, reason: str) -> Record:
    """Give the record opened again, to be made and read anew; that needs a name and a reason."""
    _require(record, RecordState.LOCKED)
    if not (name.strip() and reason.strip()):
        raise Refused("record.unlock_incomplete")
    return Record(meeting=MeetingState.HELD)


def require_words(words: str, *, instead_of: str) -> str:
    """Give other words for what was written down; refuse none, too many, or the same ones."""
    words = words.strip()
    if not words:
        raise Refused("record.no_words")
    if len(words) > LONGEST_CORRECTION:
        raise Refused("record.too_many_words", most=LONGEST_CORRECTION)
    if words == instead_of.strip():
        raise Refused("record.same_words")
    return words


def keep_both(note: str) -> str:
    """Give the note with which both wordings stay; refuse to leave the proposer without one."""
    if not note.strip():
        raise Refused("record.note_missing")
    return note.strip()


def _require(record: Record, state: RecordState) -> None:
    if record.state is not state:
        raise Refused("record.step_not_allowed", state=record.state)
