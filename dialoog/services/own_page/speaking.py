"""What somebody says about the words of their own table: take it away, other words, it is right.

Words carry no name, so nobody can prove that they were theirs; who was at the table is believed.
Who took words away, proposed others or said that they are right is written down nowhere: only a
mark is kept, with which the same person is recognised when they come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import record as domain
from dialoog.domain.invitations import CAME
from dialoog.domain.record import Record
from dialoog.domain.refusal import Missing
from dialoog.services import keys, outbox
from dialoog.services import record as records
from dialoog.services.own_page.reading import took_part
from dialoog.services.record import AskedBy
from dialoog.services.record.life import as_record
from dialoog.storage import db
from dialoog.storage import own_page as storage
from dialoog.storage import record as record_storage
from dialoog.storage.followup import AgreementRow, list_agreements
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.record import ApprovalRow, CorrectionRow


@dataclass(frozen=True)
class OwnWords:
    """Something that was said where somebody was, and what they proposed for it themselves."""

    row: ContributionRow
    meeting: MeetingRow
    corrections: list[CorrectionRow]

    @property
    def for_all(self) -> bool:
        """Whether others than the table read it as well."""
        return self.row.may_be_read_by_all


@dataclass(frozen=True)
class OwnMeeting:
    """The record of one meeting as somebody who was there reads it."""

    meeting: MeetingRow
    record: Record
    may_correct: bool
    approved: bool
    at_table: bool
    words: list[OwnWords]
    agreements: list[AgreementRow]


def read_meeting(person_id: int, meeting_id: int, *, today: date) -> OwnMeeting:
    """Give what somebody may read again of a meeting; missing when they were not there."""
    invitation = _get_invitation(person_id, meeting_id)
    meeting = invitation.meeting
    mark = _mark(person_id, meeting_id)
    row, approved = record_storage.find_record_as_read(meeting_id, mark)
    found = as_record(meeting, row)
    table_id = _own_table(invitation)
    agreements = list_agreements(meeting_id=meeting_id)
    return OwnMeeting(
        meeting=meeting,
        record=found,
        may_correct=domain.takes_corrections(found, today=today),
        approved=approved,
        at_table=table_id is not None,
        words=_words(meeting, table_id=table_id, mark=mark),
        agreements=[row for row in agreements if table_id is None or row.table_id == table_id],
    )


def get_words(person_id: int, contribution_id: int, *, meeting_id: int) -> OwnWords:
    """Give one thing that was said where somebody was; for others it isn't there."""
    invitation = _get_invitation(person_id, meeting_id)
    words = _words(
        invitation.meeting,
        table_id=_own_table(invitation),
        mark=_mark(person_id, meeting_id),
    )
    for found in words:
        if found.row.id == contribution_id:
            return found
    raise Missing("contribution", contribution_id)


def withdraw_consent(
    person_id: int, contribution_id: int, *, meeting_id: int, now: datetime
) -> None:
    """Take the consent for somebody's words back; from now on nobody outside reads them.

    That it was done stays visible to who organises, by whom is not kept.
    """
    row = get_words(person_id, contribution_id, meeting_id=meeting_id).row
    records.take_back(row.id, asked_by=AskedBy.TELLER, now=now)


def propose(
    person_id: int,
    contribution_id: int,
    words: str,
    *,
    meeting_id: int,
    now: datetime,
    today: date,
) -> CorrectionRow:
    """Propose other words for what was said at somebody's own table."""
    get_words(person_id, contribution_id, meeting_id=meeting_id)
    mark = _mark(person_id, meeting_id)
    return records.propose(contribution_id, words, mark=mark, now=now, today=today)


def approve(person_id: int, meeting_id: int, *, now: datetime, today: date) -> None:
    """Say that the record is right, as far as this person can tell; twice is once."""
    invitation = _get_invitation(person_id, meeting_id)
    mark = _mark(person_id, meeting_id)
    row, approved = record_storage.find_record_as_read(meeting_id, mark)
    domain.require_takes_corrections(as_record(invitation.meeting, row), today=today)
    if not approved:
        table_id = _own_table(invitation)
        db.session.add(ApprovalRow(meeting_id=meeting_id, table_id=table_id, mark=mark, at=now))


def _get_invitation(person_id: int, meeting_id: int) -> InvitationRow:
    for row in storage.list_invitations(person_id):
        if row.meeting_id == meeting_id and took_part(row):
            return row
    raise Missing("meeting", meeting_id)


def _own_table(invitation: InvitationRow) -> int | None:
    """Give the one table where somebody really sat all day; None when there is no such table."""
    if invitation.attendance not in CAME:
        return None
    sat = storage.list_seats(invitation.person_id, [invitation.meeting_id])
    return sat[0].table_id if len(sat) == 1 and sat[0].one_round else None


def _words(meeting: MeetingRow, *, table_id: int | None, mark: str) -> list[OwnWords]:
    """Give the words of somebody's own table, else those of the meeting that all may read."""
    said = [row for row in storage.list_said([meeting.id]) if _is_readable(row, table_id)]
    corrections = record_storage.list_corrections(contribution_ids=[row.id for row in said])
    mine = [row for row in corrections if row.mark == mark]
    return [
        OwnWords(row, meeting, [one for one in mine if one.contribution_id == row.id])
        for row in said
    ]


def _is_readable(row: ContributionRow, own_table: int | None) -> bool:
    if own_table is None:
        return row.may_be_read_by_all
    return row.table_id == own_table and row.may_be_read_at_table


def _mark(person_id: int, meeting_id: int) -> str:
    """Give what recognises somebody at one meeting; without our secret it says nothing of whom."""
    key = keys.personal_key(outbox.settings().secret_key, f"voice:{meeting_id}", person_id)
    return keys.key_hash(key)
