"""What somebody took part in and what came of it, read with as many queries whatever that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import record
from dialoog.domain.feedback import TELLS_DECISIONS
from dialoog.domain.invitations import CAME, Attendance, InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.programmes import Promise, PromiseState, promise_state
from dialoog.services.feedback import checks
from dialoog.services.feedback.public import find_told_decision
from dialoog.services.invitations import answer_link
from dialoog.services.record.life import as_record
from dialoog.storage import own_page as storage
from dialoog.storage import record as record_storage
from dialoog.storage.feedback import AdviceRow, CheckAnswerRow, DecisionRow
from dialoog.storage.followup import ActionRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow

TO_COME = frozenset({MeetingState.PLANNED, MeetingState.UNDERWAY})
OVER = frozenset({MeetingState.HELD, MeetingState.LOCKED})
NO_PLACE = frozenset({InvitationState.LAPSED, InvitationState.WAITING})


@dataclass(frozen=True)
class Asked:
    """Something that waits for this person, with the link where they answer."""

    title: str
    link: str
    until: date | None = None


@dataclass(frozen=True)
class AsPart:
    """One meeting where somebody was; ``to_correct_until`` while its record lies with them."""

    meeting: MeetingRow
    to_correct_until: date | None
    locked: bool


@dataclass(frozen=True)
class OwnProgramme:
    """A programme that somebody took part in, and what came of it so far."""

    programme: ProgrammeRow
    meetings: list[AsPart]
    answers: list[tuple[AdviceRow, DecisionRow]]
    actions: list[ActionRow]
    promise: Promise | None
    promise_is_late: bool


@dataclass(frozen=True)
class OwnPage:
    """All that stands on somebody's own page; ``stories`` are their words that all may read."""

    to_come: list[tuple[InvitationRow, str]]
    checks: list[Asked]
    stories: list[CheckAnswerRow]
    programmes: list[OwnProgramme]

    @property
    def to_read(self) -> list[AsPart]:
        """The records that lie with this person now."""
        parts = [part for found in self.programmes for part in found.meetings]
        return [part for part in parts if part.to_correct_until]


def read_page(person_id: int, *, today: date) -> OwnPage:
    """Gather what stands on somebody's own page."""
    invitations = storage.list_invitations(person_id)
    been = [row for row in invitations if took_part(row)]
    asked = storage.list_checks(person_id)
    return OwnPage(
        to_come=[
            (row, answer_link(row))
            for row in reversed(invitations)
            if row.meeting.state in TO_COME and row.state not in NO_PLACE
        ],
        checks=[_asked(row) for row in asked if _waits(row, today=today)],
        stories=[row for row in asked if row.may_be_read_by_all],
        programmes=_programmes([row.meeting for row in been], today=today),
    )


def took_part(row: InvitationRow) -> bool:
    """Say whether somebody was at a meeting, or meant to be while nobody counted."""
    meant_to = row.attendance is Attendance.UNKNOWN and row.reply is Reply.ACCEPTED
    return row.meeting.state in OVER and (row.attendance in CAME or meant_to)


def _programmes(meetings: list[MeetingRow], *, today: date) -> list[OwnProgramme]:
    programmes = {row.programme_id: row.programme for row in meetings}
    told = storage.last_told(programmes, TELLS_DECISIONS)
    advices, actions = storage.list_advices(programmes), storage.list_actions(programmes)
    parts = _parts(meetings, today=today)
    return [
        OwnProgramme(
            programme=programme,
            meetings=[part for part in parts if part.meeting.programme_id == number],
            answers=_answers(advices, programme_id=number, told_at=told.get(number)),
            actions=[row for row in actions if row.programme_id == number],
            promise=(promise := programme.as_programme().promise),
            promise_is_late=promise is not None
            and promise_state(promise, today=today) is PromiseState.LATE,
        )
        for number, programme in programmes.items()
    ]


def _parts(meetings: list[MeetingRow], *, today: date) -> list[AsPart]:
    rows = {
        row.meeting_id: row for row in record_storage.list_records([row.id for row in meetings])
    }
    parts = []
    for meeting in meetings:
        found = as_record(meeting, rows.get(meeting.id))
        reads = record.takes_corrections(found, today=today)
        until = found.closes_on if reads else None
        parts.append(AsPart(meeting, until, locked=meeting.state is MeetingState.LOCKED))
    return parts


def _answers(
    advices: list[AdviceRow], *, programme_id: int, told_at: datetime | None
) -> list[tuple[AdviceRow, DecisionRow]]:
    return [
        (row, decision)
        for row in advices
        if row.programme_id == programme_id
        and (decision := find_told_decision(row, told_at=told_at))
    ]


def _waits(row: CheckAnswerRow, *, today: date) -> bool:
    return row.answer is None and today < row.check.closes_on


def _asked(row: CheckAnswerRow) -> Asked:
    return Asked(row.check.question, checks.answer_link(row.id), row.check.closes_on)
