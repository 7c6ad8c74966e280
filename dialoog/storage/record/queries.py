"""What is asked of the records of meetings."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from dialoog.domain.invitations import CAME, Attendance, InvitationState, Reply
from dialoog.domain.record import CorrectionState
from dialoog.storage.base import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import IN_ORDER, ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.record.rows import ApprovalRow, CorrectionRow, RecordRow, RecordStepRow
from dialoog.storage.seating import TableFacilitatorRow, TableRow


def find_record(meeting_id: int) -> RecordRow | None:
    """Give the record of a meeting with its history; None until it was first sent."""
    query = (
        select(RecordRow)
        .where(RecordRow.meeting_id == meeting_id)
        .options(joinedload(RecordRow.history).joinedload(RecordStepRow.user))
    )
    return db.session.execute(query).unique().scalar_one_or_none()


def list_records(meeting_ids: Collection[int]) -> list[RecordRow]:
    """Give the records of these meetings, as far as there are any."""
    query = select(RecordRow).where(RecordRow.meeting_id.in_(meeting_ids))
    return list(db.session.execute(query).scalars())


def get_correction(correction_id: int) -> CorrectionRow:
    """Give the correction with this number, with what it is about."""
    return get_row(CorrectionRow, correction_id, joinedload(CorrectionRow.contribution))


def list_corrections(
    *, meeting_id: int | None = None, contribution_ids: Collection[int] | None = None
) -> list[CorrectionRow]:
    """Give the corrections of a meeting or of some contributions, oldest first.

    What was taken back entirely asks for nothing any more.
    """
    query = (
        select(CorrectionRow)
        .join(CorrectionRow.contribution)
        .where(ContributionRow.withdrawn_at.is_(None))
        .options(joinedload(CorrectionRow.contribution).joinedload(ContributionRow.table))
        .order_by(CorrectionRow.id)
    )
    if meeting_id is not None:
        query = query.where(CorrectionRow.meeting_id == meeting_id)
    if contribution_ids is not None:
        query = query.where(CorrectionRow.contribution_id.in_(contribution_ids))
    return list(db.session.execute(query).scalars())


def list_said(meeting_id: int) -> tuple[list[ContributionRow], list[CorrectionRow]]:
    """Give what was said at a meeting in its order, and what somebody would say otherwise.

    Without what was taken back; the corrections oldest first, each with its table.
    """
    query = (
        select(ContributionRow, CorrectionRow)
        .outerjoin(CorrectionRow, CorrectionRow.contribution_id == ContributionRow.id)
        .where(ContributionRow.meeting_id == meeting_id, ContributionRow.withdrawn_at.is_(None))
        .options(joinedload(ContributionRow.table))
        .order_by(*IN_ORDER)
    )
    found = db.session.execute(query).all()
    corrections = [correction for _, correction in found if correction is not None]
    return (
        list(dict.fromkeys(said for said, _ in found)),
        sorted(corrections, key=lambda correction: correction.id),
    )


def count_waiting(user_id: int) -> list[tuple[TableRow, str, int]]:
    """Give the tables that somebody guides where corrections wait, with meeting and how many."""
    query = (
        select(TableRow, MeetingRow.title, func.count(CorrectionRow.id))
        .join(TableFacilitatorRow, TableFacilitatorRow.table_id == TableRow.id)
        .join(MeetingRow, MeetingRow.id == TableRow.meeting_id)
        .join(ContributionRow, ContributionRow.table_id == TableRow.id)
        .join(CorrectionRow, CorrectionRow.contribution_id == ContributionRow.id)
        .where(
            TableFacilitatorRow.user_id == user_id,
            CorrectionRow.state == CorrectionState.WAITING,
            ContributionRow.withdrawn_at.is_(None),
        )
        .group_by(TableRow.id, MeetingRow.title)
        .order_by(TableRow.id)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(query)]


def count_approvals(meeting_id: int) -> int:
    """Give how many people said that the record of a meeting is right."""
    query = select(func.count(ApprovalRow.id)).where(ApprovalRow.meeting_id == meeting_id)
    return db.session.execute(query).scalar_one()


def find_record_as_read(meeting_id: int, mark: str) -> tuple[RecordRow | None, bool]:
    """Give the record of a meeting, and whether somebody with this mark called it right."""
    query = (
        select(RecordRow, ApprovalRow.id)
        .outerjoin(
            ApprovalRow,
            (ApprovalRow.meeting_id == RecordRow.meeting_id) & (ApprovalRow.mark == mark),
        )
        .where(RecordRow.meeting_id == meeting_id)
    )
    found = db.session.execute(query).one_or_none()
    return (found[0], found[1] is not None) if found else (None, False)


def forget_approvals(meeting_id: int) -> None:
    """Let everybody read the record of a meeting anew."""
    for row in db.session.execute(
        select(ApprovalRow).where(ApprovalRow.meeting_id == meeting_id)
    ).scalars():
        db.session.delete(row)


def list_who_was_there(meeting_id: int) -> list[PersonRow]:
    """Give who was at a meeting, or meant to be while nobody counted, by name."""
    came = or_(
        InvitationRow.attendance.in_(CAME),
        (InvitationRow.attendance == Attendance.UNKNOWN) & (InvitationRow.reply == Reply.ACCEPTED),
    )
    query = (
        select(PersonRow)
        .join(InvitationRow, InvitationRow.person_id == PersonRow.id)
        .where(
            InvitationRow.meeting_id == meeting_id,
            InvitationRow.state != InvitationState.WITHDRAWN,
            came,
        )
        .options(joinedload(PersonRow.group))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
    return list(db.session.execute(query).scalars())
