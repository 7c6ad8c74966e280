"""What has been kept long enough: found and forgotten, for one organisation at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    UniqueConstraint,
    delete,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.domain.meetings import MeetingState
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.retention import Kept
from dialoog.domain.signals import SignalState
from dialoog.storage.accounts import LoginSessionRow
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.history import EventRow
from dialoog.storage.incoming import IncomingMailRow
from dialoog.storage.invitations import InvitationRow, InvitationStepRow
from dialoog.storage.jobs import JobRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.needs import NeedTaskRow
from dialoog.storage.outbox import MailRow, MailState
from dialoog.storage.people import NeedRow, PersonRow, WishRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.signals import SignalRow
from dialoog.storage.types import Code

TO_COME = (MeetingState.DRAFT, MeetingState.PLANNED, MeetingState.UNDERWAY)


class RetentionTermRow(OrganisationOwned, Base):
    """For how many days an organisation keeps something, where it chose that itself."""

    __tablename__ = "retention_term"
    __table_args__ = (UniqueConstraint("organisation_id", "kept"),)

    kept: Mapped[Kept] = mapped_column(Code(Kept))
    days: Mapped[int]


def list_terms() -> list[RetentionTermRow]:
    """Give the terms that this organisation chose itself."""
    return list(db.session.execute(select(RetentionTermRow)).scalars())


def list_people_to_forget(before: datetime) -> list[int]:
    """Give who was in no programme that was open, or closed later, since a moment."""
    return list(db.session.execute(_people(before).order_by(PersonRow.id)).scalars())


def list_due(kept: Kept, before: datetime) -> list[Any]:
    """Give the rows of one kind that were kept long enough; people are found apart."""
    return [row for find in FINDERS[kept] for row in db.session.execute(find(before)).scalars()]


def count_due(before: Mapping[Kept, datetime]) -> dict[Kept, int]:
    """Count what was kept long enough, people too, of each kind that ``before`` names."""
    due = [(kept, find(before[kept])) for kept in before for find in COUNTED[kept]]
    numbers = [_how_many(query).label(f"due_{at}") for at, (_, query) in enumerate(due)]
    found = db.session.execute(select(*numbers)).one()
    counts = dict.fromkeys(before, 0)
    for (kept, _), number in zip(due, found, strict=True):
        counts[kept] += number
    return counts


def _how_many(query: Select[Any]) -> ScalarSelect[int]:
    return select(func.count()).select_from(query.subquery()).scalar_subquery()


def _people(before: datetime) -> Select[Any]:
    closed_at = (
        select(EventRow.subject_id, func.max(EventRow.at).label("at"))
        .where(EventRow.what == "programme.closed")
        .group_by(EventRow.subject_id)
        .subquery()
    )
    still_needed = (
        select(InvitationRow.person_id)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .join(ProgrammeRow, ProgrammeRow.id == MeetingRow.programme_id)
        .outerjoin(closed_at, closed_at.c.subject_id == ProgrammeRow.id)
        .where(
            or_(
                ProgrammeRow.state != ProgrammeState.CLOSED,
                closed_at.c.at.is_(None),
                closed_at.c.at >= before,
            )
        )
    )
    return select(PersonRow.id).where(
        PersonRow.created_at < before, PersonRow.id.not_in(still_needed)
    )


def forget(rows: Sequence[Any], *, now: datetime) -> None:
    """Let go of rows that were found: take them away, or only the words in them."""
    for row in rows:
        if isinstance(row, InvitationRow):
            row.note = row.companion = ""
        elif isinstance(row, InvitationStepRow):
            row.note = ""
        elif isinstance(row, IncomingMailRow):
            row.outlive(now=now)
        elif isinstance(row, PersonRow):
            row.note = ""
        else:
            db.session.delete(row)


def count_over(*, now: datetime, work_before: datetime) -> int:
    """Count the sessions and the finished work that nobody needs any more."""
    sessions = select(func.count(LoginSessionRow.id)).where(LoginSessionRow.expires_at < now)
    work = select(func.count(JobRow.id)).where(JobRow.done_at < work_before)
    return sum(db.session.execute(query).scalar_one() for query in (sessions, work))


def forget_over(*, now: datetime, work_before: datetime) -> None:
    """Take away the sessions and the finished work that nobody needs any more."""
    db.session.execute(delete(LoginSessionRow).where(LoginSessionRow.expires_at < now))
    db.session.execute(delete(JobRow).where(JobRow.done_at < work_before))


def _is_idle(before: datetime) -> ColumnElement[bool]:
    """Say of a person that no meeting of theirs is to come, or was after a moment."""
    busy = (
        select(InvitationRow.person_id)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .where(or_(MeetingRow.state.in_(TO_COME), MeetingRow.ends_at >= before))
    )
    return (PersonRow.created_at < before) & PersonRow.id.not_in(busy)


def _needs(before: datetime) -> Select[Any]:
    return (
        select(NeedRow).join(PersonRow, PersonRow.id == NeedRow.person_id).where(_is_idle(before))
    )


def _wishes(before: datetime) -> Select[Any]:
    query = select(WishRow).join(PersonRow, PersonRow.id == WishRow.person_id)
    return query.where(_is_idle(before))


def _notes(before: datetime) -> Select[Any]:
    return select(PersonRow).where(PersonRow.note != "", _is_idle(before))


def _tasks(before: datetime) -> Select[Any]:
    query = select(NeedTaskRow).join(MeetingRow, MeetingRow.id == NeedTaskRow.meeting_id)
    return query.where(MeetingRow.ends_at < before)


def _remarks(before: datetime) -> Select[Any]:
    query = select(InvitationRow).join(InvitationRow.meeting)
    said = or_(InvitationRow.note != "", InvitationRow.companion != "")
    return query.where(MeetingRow.ends_at < before, said)


def _remarks_on_the_way(before: datetime) -> Select[Any]:
    query = select(InvitationStepRow).join(InvitationStepRow.invitation)
    query = query.join(InvitationRow.meeting)
    return query.where(MeetingRow.ends_at < before, InvitationStepRow.note != "")


def _incoming(before: datetime) -> Select[Any]:
    holds_words = or_(IncomingMailRow.raw.is_not(None), IncomingMailRow.sender != "")
    return select(IncomingMailRow).where(IncomingMailRow.read_at < before, holds_words)


def _outgoing(before: datetime) -> Select[Any]:
    """Mail about a meeting to come stays: what people know of it follows from it."""
    to_come = (
        select(InvitationRow.id)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .where(InvitationRow.id == MailRow.invitation_id, MeetingRow.ends_at >= before)
        .exists()
    )
    return select(MailRow).where(
        MailRow.created_at < before, MailRow.state != MailState.WAITING, ~to_come
    )


def _signals(before: datetime) -> Select[Any]:
    return select(SignalRow).where(
        SignalRow.state != SignalState.OPEN, SignalRow.settled_on < before.date()
    )


Finder = Callable[[datetime], Select[Any]]
FINDERS: dict[Kept, tuple[Finder, ...]] = {
    Kept.NEEDS: (_needs, _wishes, _notes, _tasks),
    Kept.REMARKS: (_remarks, _remarks_on_the_way),
    Kept.INCOMING_MAIL: (_incoming,),
    Kept.OUTGOING_MAIL: (_outgoing,),
    Kept.SIGNALS: (_signals,),
}
COUNTED: dict[Kept, tuple[Finder, ...]] = {Kept.PEOPLE: (_people,), **FINDERS}
