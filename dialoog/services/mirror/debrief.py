"""What the team does with what it heard: first how it felt, then its plans, then the letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import mirror as domain
from dialoog.domain.invitations import CAME
from dialoog.domain.methods import Tool
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.tasks import TaskKind
from dialoog.services import clock, followup, history, live, tasks
from dialoog.services.followup import AgreementWords, Standing
from dialoog.services.tasks import About
from dialoog.storage import db
from dialoog.storage import live as live_storage
from dialoog.storage import mirror as storage
from dialoog.storage.accounts import OrganisationRow, get_organisation
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow, get_whole_meeting
from dialoog.storage.mirror import ClosingLetterRow, DebriefRow
from dialoog.storage.people import PersonRow
from dialoog.storage.seating import list_guests

LISTENERS = (Tool.QUESTION_SLIPS, Tool.MIRROR)


@dataclass(frozen=True)
class Heard:
    """What was said of one kind in the inner circle; ``by_all`` may be read outside the table."""

    label: object
    words: tuple[str, ...]
    by_all: tuple[str, ...]


@dataclass(frozen=True)
class Debrief:
    """The talk of the team about one meeting, and the letter that follows."""

    meeting: MeetingRow
    heard: tuple[Heard, ...]
    sentences: tuple[str, ...]
    row: DebriefRow | None
    agreements: tuple[Standing, ...]
    letter: ClosingLetterRow | None
    due_on: date

    @property
    def touched(self) -> str:
        """What the meeting did to the team, in its own words."""
        return self.row.touched if self.row else ""


@dataclass(frozen=True)
class LetterFacts:
    """A closing letter and everybody who gets it."""

    organisation: OrganisationRow
    letter: ClosingLetterRow
    people: list[PersonRow]


def look_at_debrief(meeting_id: int) -> Debrief:
    """Give the talk of the team about a mirror meeting; ``Missing`` for any other."""
    meeting = get_whole_meeting(meeting_id)
    sheet = live.read_sheet(meeting)
    if sheet.position_with(Tool.MIRROR) is None:
        raise Missing("debrief", meeting_id)
    listeners = {
        key
        for phase in sheet.phases
        if any(tool in phase.tools for tool in LISTENERS)
        for key in phase.records
    }
    rows = live_storage.list_of_meeting(meeting_id)
    mirrored = sheet.phases[sheet.position_with(Tool.MIRROR) or 0].records
    agreements = followup.list_agreements(meeting_id=meeting_id)
    return Debrief(
        meeting=meeting,
        heard=tuple(
            _heard(kind.label, [row for row in rows if row.kind == kind.key])
            for kind in sheet.method.record_kinds
            if not kind.private and kind.key not in listeners
        ),
        sentences=tuple(row.text for row in rows if row.kind in mirrored and not row.private),
        row=storage.find_debrief(meeting_id),
        agreements=tuple(followup.standing(row) for row in agreements),
        letter=storage.find_letter(meeting_id),
        due_on=domain.debrief_by(clock.day_of(meeting.starts_at)),
    )


def write_touched(meeting_id: int, touched: str, *, version: int) -> DebriefRow:
    """Write down what the meeting did to the team; plans come after that."""
    found = look_at_debrief(meeting_id)
    domain.require_feelings_first(touched)
    row = found.row or DebriefRow(meeting_id=meeting_id)
    if row.id is not None and row.version != version:
        raise Refused("common.changed_meanwhile")
    row.touched = touched.strip()
    db.session.add(row)
    history.note("debrief.touched", "meeting", meeting_id)
    return row


def plan_action(meeting_id: int, words: AgreementWords, *, now: datetime) -> None:
    """Write down what the team will do, on the action list at once; not before its feelings."""
    found = look_at_debrief(meeting_id)
    domain.require_feelings_first(found.touched)
    agreement = followup.make_agreement(
        words, programme_id=found.meeting.programme_id, meeting_id=meeting_id, now=now
    )
    followup.put_on_action_list(agreement.id, now=now)


def end_debrief(meeting_id: int, *, now: datetime, user_id: int | None) -> None:
    """Say that the team talked about it, in both parts."""
    found = look_at_debrief(meeting_id)
    domain.require_feelings_first(found.touched)
    if not found.agreements:
        raise Refused("mirror.no_plans")
    assert found.row is not None  # noqa: S101 - it holds what touched the team
    found.row.done_at = found.row.done_at or now
    tasks.finish_about(TaskKind.DEBRIEF, _about(found.meeting), now=now, user_id=user_id)
    history.note("debrief.done", "meeting", meeting_id)


def write_letter(meeting_id: int, *, subject: str, text: str, version: int) -> None:
    """Write the closing letter, the same for everybody of the inner circle."""
    row = look_at_debrief(meeting_id).letter or ClosingLetterRow(meeting_id=meeting_id)
    if row.id is not None and row.version != version:
        raise Refused("common.changed_meanwhile")
    row.subject, row.text = subject, text
    db.session.add(row)
    history.note("closing_letter.written", "meeting", meeting_id)


def read_letter(meeting_id: int) -> LetterFacts:
    """Give the closing letter with its readers, or raise ``Missing`` while nobody wrote it."""
    found = look_at_debrief(meeting_id)
    if found.letter is None:
        raise Missing("closing_letter", meeting_id)
    organisation = get_organisation(found.meeting.organisation_id)
    return LetterFacts(organisation, found.letter, list_readers(meeting_id))


def list_readers(meeting_id: int) -> list[PersonRow]:
    """Give who told in the inner circle: everybody with lived experience who came."""
    people = [row.person for row, _been in list_guests(meeting_id) if row.attendance in CAME]
    return [person for person in people if person.group.perspective is Perspective.LIVED_EXPERIENCE]


def mark_letter_sent(meeting_id: int, *, now: datetime, user_id: int | None) -> None:
    """Say that everybody has the closing letter."""
    found = look_at_debrief(meeting_id)
    if found.letter is None:
        raise Refused("mirror.no_letter")
    found.letter.sent_at = found.letter.sent_at or now
    tasks.finish_about(TaskKind.CLOSING_LETTER, _about(found.meeting), now=now, user_id=user_id)
    history.note("closing_letter.sent", "meeting", meeting_id)


def _about(meeting: MeetingRow) -> About:
    return About(programme_id=meeting.programme_id, meeting_id=meeting.id)


def _heard(label: object, rows: list[ContributionRow]) -> Heard:
    return Heard(
        label,
        tuple(row.text for row in rows),
        tuple(row.text for row in rows if row.may_be_read_by_all),
    )
