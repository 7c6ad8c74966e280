"""How many places a meeting has, who takes one, and how many came to earlier meetings."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ForeignKey, UniqueConstraint, case, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.domain.invitations import (
    Attendance,
    Guest,
    InvitationState,
    Places,
    Reply,
    Turnout,
)
from dialoog.domain.meetings import MeetingState
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow


class GroupPlacesRow(OrganisationOwned, Base):
    """How many places of a meeting one group may take at most."""

    __tablename__ = "group_places"
    __table_args__ = (UniqueConstraint("meeting_id", "group_id"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int] = mapped_column(ForeignKey("stakeholder_group.id", ondelete="CASCADE"))
    places: Mapped[int]


def lock_places(meeting_id: int) -> None:
    """Let nobody else change who has a place at this meeting until this transaction ends.

    SQLite has one writer at a time anyway and knows no row locks.
    """
    query = select(MeetingRow.id).where(MeetingRow.id == meeting_id)
    db.session.execute(query.with_for_update(key_share=True)).one_or_none()


def get_places(meeting_id: int) -> Places:
    """Give how many places a meeting has."""
    query = (
        select(MeetingRow.capacity, GroupPlacesRow.group_id, GroupPlacesRow.places)
        .outerjoin(GroupPlacesRow, GroupPlacesRow.meeting_id == MeetingRow.id)
        .where(MeetingRow.id == meeting_id)
    )
    rows = db.session.execute(query).all()
    return Places(
        total=rows[0].capacity if rows else None,
        per_group={row.group_id: row.places for row in rows if row.group_id is not None},
    )


def remember_group_places(meeting_id: int, per_group: Mapping[int, int]) -> None:
    """Store how many places each group may take; groups left out have no limit."""
    db.session.execute(delete(GroupPlacesRow).where(GroupPlacesRow.meeting_id == meeting_id))
    db.session.add_all(
        GroupPlacesRow(meeting_id=meeting_id, group_id=group, places=places)
        for group, places in per_group.items()
    )


def list_guests(meeting_id: int) -> list[Guest]:
    """Give everybody on the list of a meeting as places go, as it is stored at this moment."""
    query = (
        select(
            InvitationRow.id,
            PersonRow.group_id,
            InvitationRow.state,
            InvitationRow.reply,
            InvitationRow.reserved,
            InvitationRow.waiting_since,
        )
        .join(PersonRow, PersonRow.id == InvitationRow.person_id)
        .where(InvitationRow.meeting_id == meeting_id)
        .order_by(InvitationRow.id)
    )
    return [
        Guest(key, group, _holds_place(state, reply) or reserved, since)
        for key, group, state, reply, reserved, since in db.session.execute(query)
    ]


def _holds_place(state: InvitationState, reply: Reply | None) -> bool:
    said_yes = state is InvitationState.ANSWERED and reply is Reply.ACCEPTED
    return said_yes or state is InvitationState.OFFERED


def find_meeting_of(invitation_id: int) -> int | None:
    """Give the meeting that somebody is invited to."""
    query = select(InvitationRow.meeting_id).where(InvitationRow.id == invitation_id)
    return db.session.execute(query).scalar_one_or_none()


def turnout_per_group() -> dict[int, Turnout]:
    """Give, for each group, how many were asked to earlier meetings and how many of them came.

    Meetings where nobody noted who was there say nothing about it.
    """
    came = InvitationRow.attendance.in_((Attendance.PRESENT, Attendance.LEFT))
    noted = (
        select(InvitationRow.meeting_id)
        .where(InvitationRow.attendance != Attendance.UNKNOWN)
        .distinct()
    )
    query = (
        select(PersonRow.group_id, func.count(InvitationRow.id), func.sum(case((came, 1), else_=0)))
        .join(PersonRow, PersonRow.id == InvitationRow.person_id)
        .join(MeetingRow, MeetingRow.id == InvitationRow.meeting_id)
        .where(
            MeetingRow.state.in_((MeetingState.HELD, MeetingState.LOCKED)),
            InvitationRow.state.in_((InvitationState.SENT, InvitationState.ANSWERED)),
            MeetingRow.id.in_(noted),
        )
        .group_by(PersonRow.group_id)
    )
    return {group: Turnout(asked, present) for group, asked, present in db.session.execute(query)}
