"""The life of a record: see what is open, send it to who was there, lock it, open it again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from dialoog.domain import record as domain
from dialoog.domain.feedback import MessageKind, UpdateKind
from dialoog.domain.figures import rounded
from dialoog.domain.followup import AgreementGap, gaps
from dialoog.domain.meetings import MeetingStep, advance
from dialoog.domain.record import CorrectionState, Record, RecordGap, RecordState, RecordStep
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.services.feedback import deliveries, updates
from dialoog.services.live import Sheet, read_sheet
from dialoog.storage import db
from dialoog.storage import record as storage
from dialoog.storage.followup import AgreementRow, list_agreements
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow, get_meeting, get_whole_meeting
from dialoog.storage.record import CorrectionRow, RecordRow, RecordStepRow

GAP_OF_AGREEMENT = {
    AgreementGap.WHO: RecordGap.OWNER,
    AgreementGap.DUE_ON: RecordGap.DUE_ON,
    AgreementGap.NOTICED_HOW: RecordGap.NOTICED_HOW,
    AgreementGap.READ_BACK: RecordGap.READ_BACK,
}


@dataclass(frozen=True)
class Gap:
    """Something that is open in a record: an agreement, or something that was said."""

    kind: RecordGap
    agreement: AgreementRow | None = None
    contribution: ContributionRow | None = None
    correction: CorrectionRow | None = None

    @property
    def must_be_closed(self) -> bool:
        """Whether no reason is good enough to lock the record over it."""
        return self.kind in domain.MUST_BE_CLOSED


@dataclass(frozen=True)
class Progress:
    """The record of a meeting, and what is open in it."""

    meeting: MeetingRow
    record: Record
    gaps: list[Gap]
    corrections: list[CorrectionRow]
    history: list[RecordStepRow]
    message_id: int | None

    @cached_property
    def right(self) -> int | None:
        """About how many people said that it is right; None is too few to show."""
        return rounded(storage.count_approvals(self.meeting.id))

    @cached_property
    def present(self) -> int:
        """How many people were there, asked for only where it is shown."""
        return len(storage.list_who_was_there(self.meeting.id))

    @property
    def state(self) -> RecordState:
        return self.record.state

    @property
    def counted(self) -> Counter[RecordGap]:
        """How often each kind of gap occurs."""
        return Counter(gap.kind for gap in self.gaps)

    @property
    def somebody_waits(self) -> bool:
        """Whether something is open for which no reason is good enough."""
        return any(gap.must_be_closed for gap in self.gaps)


def read(meeting_id: int) -> Progress:
    """Give the record of a meeting with everything that is open in it."""
    meeting = get_whole_meeting(meeting_id)
    row = storage.find_record(meeting_id)
    said, corrections = storage.list_said(meeting_id)
    agreements = list_agreements(meeting_id=meeting_id)
    return Progress(
        meeting=meeting,
        record=as_record(meeting, row),
        gaps=[
            *_gaps_of_agreements(agreements),
            *_gaps_of_words(said, read_sheet(meeting)),
            *_gaps_of_corrections(corrections),
        ],
        corrections=corrections,
        history=row.history if row else [],
        message_id=row.message_id if row else None,
    )


def send(meeting_id: int, *, days: int, now: datetime, today: date) -> RecordRow:
    """Let everybody who was there read the record, each over the channel they chose."""
    meeting, row = _get(meeting_id)
    row.remember(domain.send(as_record(meeting, row), days=days, today=today))
    people = storage.list_who_was_there(meeting_id)
    if not people:
        raise Refused("record.nobody_was_there")
    message = deliveries.tell(
        MessageKind.RECORD,
        programme_id=meeting.programme_id,
        people=people,
        now=now,
        meeting=meeting,
        closes_on=row.closes_on,
    )
    row.message_id = message.id
    updates.finish(meeting.programme_id, {UpdateKind.NOTES}, today=today, meeting_id=meeting.id)
    _note(row, RecordStep.SEND, now=now)
    return row


def lock(meeting_id: int, *, reason: str, now: datetime, today: date) -> RecordRow:
    """Close the record for good: nothing in it changes any more, through any route.

    Everybody who was there hears that it is approved, and can read it.
    """
    meeting, row = _get(meeting_id)
    open_now = read(meeting_id).counted
    locked = domain.lock(as_record(meeting, row), open_now, reason=reason, today=today)
    row.remember(locked)
    meeting.state = advance(meeting.state, MeetingStep.LOCK)
    meeting.changed_at = now
    _note(row, RecordStep.LOCK, reason=reason, now=now)
    deliveries.tell(
        MessageKind.RECORD_APPROVED,
        programme_id=meeting.programme_id,
        people=storage.list_who_was_there(meeting_id),
        now=now,
        meeting=meeting,
    )
    history.note("record.gaps", "meeting", meeting_id, open=open_now.total())
    return row


def unlock(meeting_id: int, *, name: str, reason: str, now: datetime) -> RecordRow:
    """Open a locked record again; people read it anew before it is locked again."""
    meeting, row = _get(meeting_id)
    row.remember(domain.unlock(as_record(meeting, row), name=name, reason=reason))
    meeting.state = advance(meeting.state, MeetingStep.UNLOCK)
    meeting.changed_at = now
    storage.forget_approvals(meeting_id)
    _note(row, RecordStep.UNLOCK, name=name, reason=reason, now=now)
    return row


def as_record(meeting: MeetingRow, row: RecordRow | None) -> Record:
    """Give what the domain decides about."""
    if row is None:
        return Record(meeting=meeting.state)
    return Record(
        meeting=meeting.state,
        sent_on=row.sent_on,
        closes_on=row.closes_on,
        locked_on=row.locked_on,
    )


def _get(meeting_id: int) -> tuple[MeetingRow, RecordRow]:
    meeting, row = get_meeting(meeting_id), storage.find_record(meeting_id)
    if row is None:
        row = RecordRow(meeting_id=meeting_id)
        db.session.add(row)
    return meeting, row


def _note(
    row: RecordRow, step: RecordStep, *, now: datetime, name: str = "", reason: str = ""
) -> None:
    row.history.append(
        RecordStepRow(
            organisation_id=row.organisation_id,
            step=step,
            name=name.strip(),
            reason=reason.strip(),
            at=now,
            user_id=history.actor.get(),
        )
    )
    history.note(f"record.{step}", "meeting", row.meeting_id)


def _gaps_of_agreements(rows: list[AgreementRow]) -> list[Gap]:
    return [
        Gap(GAP_OF_AGREEMENT[gap], agreement=row)
        for row in rows
        for gap in gaps(row.as_agreement())
        if gap in GAP_OF_AGREEMENT
    ]


def _gaps_of_words(rows: list[ContributionRow], sheet: Sheet) -> list[Gap]:
    homeless = [
        Gap(RecordGap.KIND, contribution=row)
        for row in rows
        if sheet.find_kind(row.kind) is None or sheet.position_of(row.phase_key) is None
    ]
    in_pain = [Gap(RecordGap.CARE, contribution=row) for row in rows if _waits_for_care(row)]
    return [*homeless, *in_pain]


def _waits_for_care(row: ContributionRow) -> bool:
    """Say whether nobody chose yet, together with the person, where a wormpje goes."""
    return row.private and row.care_route is None


def _gaps_of_corrections(rows: list[CorrectionRow]) -> list[Gap]:
    return [
        Gap(RecordGap.CORRECTION, correction=row, contribution=row.contribution)
        for row in rows
        if row.state is CorrectionState.WAITING
    ]
