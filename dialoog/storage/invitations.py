"""Invitations and everything that happened to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, func, select
from sqlalchemy.orm import (
    Mapped,
    defer,
    joinedload,
    mapped_column,
    relationship,
    selectinload,
)

from dialoog.domain.invitations import (
    Answer,
    AnswerChannel,
    Attendance,
    Invitation,
    InvitationState,
    InvitationStep,
    Reply,
)
from dialoog.domain.people import Channel
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PeopleFilter, PersonRow
from dialoog.storage.programmes import WITH_PROMISES, ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class InvitationRow(OrganisationOwned, Base):
    """One person asked to one meeting; one state, whatever the channel."""

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[InvitationState] = mapped_column(Code(InvitationState))
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    attendance: Mapped[Attendance] = mapped_column(Code(Attendance), default=Attendance.UNKNOWN)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    sequence: Mapped[int | None]
    told_sequence: Mapped[int | None]
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reserved: Mapped[bool] = mapped_column(default=False, server_default="0")
    waiting_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reply: Mapped[Reply | None] = mapped_column(Code(Reply))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_through: Mapped[AnswerChannel | None] = mapped_column(Code(AnswerChannel))
    answered_sequence: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    companion: Mapped[str] = mapped_column(String(160), default="")
    call_after: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[MeetingRow] = relationship()
    person: Mapped[PersonRow] = relationship()
    history: Mapped[list[InvitationStepRow]] = relationship(
        back_populates="invitation", cascade="all, delete-orphan", order_by="InvitationStepRow.id"
    )

    __mapper_args__ = {"version_id_col": version}

    def as_invitation(self) -> Invitation:
        """Give what the domain decides about."""
        return Invitation(
            state=self.state,
            sequence=self.sequence,
            told=self.told_sequence,
            answer=self._as_answer(),
            until=self.until,
            attendance=self.attendance,
            reserved=self.reserved,
            waiting_since=self.waiting_since,
        )

    def _as_answer(self) -> Answer | None:
        if self.reply is None or self.answered_at is None or self.answered_through is None:
            return None
        return Answer(
            self.reply, self.answered_at, self.answered_through, self.answered_sequence or 0
        )

    def remember(self, invitation: Invitation) -> None:
        """Store what was decided."""
        self.state = invitation.state
        self.sequence = invitation.sequence
        self.told_sequence = invitation.told
        self.until = invitation.until
        self.attendance = invitation.attendance
        self.reserved = invitation.reserved
        self.waiting_since = invitation.waiting_since
        answer = invitation.answer
        self.reply = answer.reply if answer else None
        self.answered_at = answer.at if answer else None
        self.answered_through = answer.through if answer else None
        self.answered_sequence = answer.sequence if answer else None


class InvitationStepRow(OrganisationOwned, Base):
    """Something that happened to an invitation: sent, answered, bounced, by whom and how."""

    __tablename__ = "invitation_step"

    invitation_id: Mapped[int] = mapped_column(
        ForeignKey("invitation.id", ondelete="CASCADE"), index=True
    )
    step: Mapped[InvitationStep] = mapped_column(Code(InvitationStep))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    through: Mapped[str] = mapped_column(String(16), default="")
    sequence: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    invitation: Mapped[InvitationRow] = relationship(back_populates="history")


WITH_PERSON = (
    joinedload(InvitationRow.person).joinedload(PersonRow.group),
    joinedload(InvitationRow.person).joinedload(PersonRow.needs),
)
WITH_MEETING = joinedload(InvitationRow.meeting).options(
    joinedload(MeetingRow.programme), defer(MeetingRow.method)
)


def get_invitation(invitation_id: int) -> InvitationRow:
    """Give the invitation with this number, with person, meeting, promise and history."""
    return get_row(
        InvitationRow,
        invitation_id,
        *WITH_PERSON,
        joinedload(InvitationRow.meeting).options(
            joinedload(MeetingRow.programme).options(
                WITH_PROMISES, joinedload(ProgrammeRow.organisation)
            ),
            defer(MeetingRow.method),
        ),
        selectinload(InvitationRow.history),
    )


def find_by_key_hash(key_hash: str) -> InvitationRow | None:
    """Give the invitation whose personal link this is, of whatever organisation."""
    return _find_anywhere(InvitationRow.key_hash == key_hash)


def find_by_code(code: str) -> InvitationRow | None:
    """Give the invitation with this code on paper, of whatever organisation."""
    return _find_anywhere(InvitationRow.code == code)


def _find_anywhere(condition: object) -> InvitationRow | None:
    query = select(InvitationRow).where(condition)  # type: ignore[arg-type]
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def list_of_meeting(
    meeting_id: int,
    *,
    states: Sequence[InvitationState] | None = None,
    channel: Channel | None = None,
    with_needs: bool = False,
) -> list[InvitationRow]:
    """Give the invitations of a meeting with their people, by name."""
    person = joinedload(InvitationRow.person)
    query = (
        select(InvitationRow)
        .join(InvitationRow.person)
        .where(InvitationRow.meeting_id == meeting_id)
        .options(*(WITH_PERSON if with_needs else [person.joinedload(PersonRow.group)]))
        .order_by(PersonRow.sort_key, InvitationRow.id)
    )
    if states is not None:
        query = query.where(InvitationRow.state.in_(states))
    if channel is not None:
        query = query.where(InvitationRow.channel == channel)
    return list(db.session.execute(query).unique().scalars())


def list_to_phone(meeting_id: int) -> list[InvitationRow]:
    """Give the invitations of a meeting that go by phone, with all that happened, by name."""
    person = joinedload(InvitationRow.person)
    query = (
        select(InvitationRow)
        .join(InvitationRow.person)
        .where(InvitationRow.meeting_id == meeting_id, InvitationRow.channel == Channel.PHONE)
        .options(person.joinedload(PersonRow.group), selectinload(InvitationRow.history))
        .order_by(PersonRow.sort_key, InvitationRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_invitations(invitation_ids: Sequence[int]) -> list[InvitationRow]:
    """Give the invitations with these numbers, with person, meeting and programme."""
    query = (
        select(InvitationRow)
        .where(InvitationRow.id.in_(invitation_ids))
        .options(*WITH_PERSON, WITH_MEETING)
        .order_by(InvitationRow.id)
    )
    return list(db.session.execute(query).unique().scalars())


def list_to_write(invitation_ids: Sequence[int]) -> list[InvitationRow]:
    """Give the invitations with these numbers with what a mail tells: person and meeting."""
    query = (
        select(InvitationRow)
        .where(InvitationRow.id.in_(invitation_ids))
        .options(
            joinedload(InvitationRow.person),
            # Not joined: the run sheet would come along, and be read, with every row.
            selectinload(InvitationRow.meeting).joinedload(MeetingRow.programme),
        )
        .order_by(InvitationRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_bare(invitation_ids: Sequence[int]) -> list[InvitationRow]:
    """Give the invitations with these numbers and nothing around them."""
    query = select(InvitationRow).where(InvitationRow.id.in_(invitation_ids))
    return list(db.session.execute(query).scalars())


def count_of_meeting(meeting_id: int) -> int:
    """Count who is on the list of a meeting, asked or not yet asked."""
    query = select(func.count(InvitationRow.id)).where(
        InvitationRow.meeting_id == meeting_id,
        InvitationRow.state != InvitationState.WITHDRAWN,
    )
    return db.session.execute(query).scalar_one()


def list_uninvited(meeting_id: int) -> list[PersonRow]:
    """Give everybody who has no invitation to this meeting yet, by name, with group and needs."""
    invited = select(InvitationRow.person_id).where(InvitationRow.meeting_id == meeting_id)
    query = (
        select(PersonRow)
        .where(PersonRow.id.not_in(invited))
        .options(joinedload(PersonRow.group))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
    return list(db.session.execute(query).scalars())


def find_uninvited(meeting_id: int, text: str, *, limit: int) -> list[PersonRow]:
    """Give people without an invitation to this meeting in whose names all words of ``text`` are."""
    invited = select(InvitationRow.person_id).where(InvitationRow.meeting_id == meeting_id)
    query = PeopleFilter(text).apply(select(PersonRow)).where(PersonRow.id.not_in(invited))
    query = query.options(joinedload(PersonRow.group)).order_by(PersonRow.sort_key, PersonRow.id)
    return list(db.session.execute(query.limit(limit)).scalars())


def get_uninvited(meeting_id: int, person_id: int) -> PersonRow | None:
    """Give somebody who has no invitation to this meeting yet; None when they have one."""
    invited = select(InvitationRow.person_id).where(InvitationRow.meeting_id == meeting_id)
    query = (
        select(PersonRow)
        .where(PersonRow.id == person_id, PersonRow.id.not_in(invited))
        .options(joinedload(PersonRow.group))
    )
    return db.session.execute(query).scalar_one_or_none()
