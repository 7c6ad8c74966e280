"""What is told to everybody who took part, and whom it reached."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Select,
    String,
    Text,
    UniqueConstraint,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.domain.feedback import TELLS_DECISIONS, DeliveryState, MessageKind
from dialoog.domain.invitations import CAME, Attendance, InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel, ConsentPurpose
from dialoog.domain.refusal import Missing
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import ConsentRow, PersonRow
from dialoog.storage.programmes import WITH_PROMISES, ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime

MEANS_TO_COME = (Reply.ACCEPTED, Reply.TENTATIVE)
HELD = (MeetingState.HELD, MeetingState.LOCKED)


class MessageRow(OrganisationOwned, Base):
    """Something that is told to everybody who took part in a programme.

    ``translations`` has subject and text for each other language in which we write.
    """

    __tablename__ = "message"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[MessageKind] = mapped_column(Code(MessageKind))
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    translations: Mapped[dict[str, tuple[str, str]]] = mapped_column(
        JSON, default=dict, server_default="{}"
    )
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    programme: Mapped[ProgrammeRow] = relationship()
    deliveries: Mapped[list[DeliveryRow]] = relationship(
        back_populates="message", cascade="all, delete-orphan", order_by="DeliveryRow.id"
    )

    def words_in(self, language: str) -> tuple[str, str]:
        """Give subject and text in a language; in Dutch when it wasn't written in that one."""
        subject, text = self.translations.get(language, (self.subject, self.text))
        return subject, text


class DeliveryRow(OrganisationOwned, Base):
    """How one message reaches one person, over the channel they chose."""

    __tablename__ = "delivery"
    __table_args__ = (UniqueConstraint("message_id", "person_id"),)

    message_id: Mapped[int] = mapped_column(
        ForeignKey("message.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    state: Mapped[DeliveryState] = mapped_column(Code(DeliveryState))
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message: Mapped[MessageRow] = relationship(back_populates="deliveries")
    person: Mapped[PersonRow] = relationship()


def get_message(message_id: int) -> MessageRow:
    """Give the message with this number, its programme and whom it goes to."""
    return get_row(
        MessageRow,
        message_id,
        joinedload(MessageRow.programme),
        selectinload(MessageRow.deliveries).joinedload(DeliveryRow.person),
    )


def list_messages(programme_id: int) -> list[MessageRow]:
    """Give everything that was told in a programme with whom it goes to, newest first."""
    query = (
        select(MessageRow)
        .where(MessageRow.programme_id == programme_id)
        .options(selectinload(MessageRow.deliveries).joinedload(DeliveryRow.person))
        .order_by(MessageRow.id.desc())
    )
    return list(db.session.execute(query).scalars())


def list_messages_by_reach(programme_id: int) -> list[tuple[MessageRow, Counter[DeliveryState]]]:
    """Give everything that was told in a programme, newest first, and how many it reached or not."""
    query = (
        select(MessageRow, DeliveryRow.state, func.count(DeliveryRow.id))
        .outerjoin(MessageRow.deliveries)
        .where(MessageRow.programme_id == programme_id)
        .group_by(MessageRow.id, DeliveryRow.state)
        .order_by(MessageRow.id.desc())
    )
    found: dict[MessageRow, Counter[DeliveryState]] = {}
    for message, state, number in db.session.execute(query):
        reach = found.setdefault(message, Counter())
        if state is not None:
            reach[state] = number
    return list(found.items())


def find_last_message(programme_id: int, kinds: tuple[MessageKind, ...]) -> MessageRow | None:
    """Give the last message of one of these kinds, or None."""
    query = (
        select(MessageRow)
        .where(MessageRow.programme_id == programme_id, MessageRow.kind.in_(kinds))
        .order_by(MessageRow.id.desc())
        .limit(1)
    )
    return db.session.execute(query).scalar_one_or_none()


_TOLD_AT = (
    select(func.max(MessageRow.sent_at))
    .where(MessageRow.programme_id == ProgrammeRow.id, MessageRow.kind.in_(TELLS_DECISIONS))
    .correlate(ProgrammeRow)
    .scalar_subquery()
)


def get_told_programme(programme_id: int) -> tuple[ProgrammeRow, datetime | None]:
    """Give a programme, and when people were last told what was decided in it."""
    query = (
        select(ProgrammeRow, _TOLD_AT).where(ProgrammeRow.id == programme_id).options(WITH_PROMISES)
    )
    found = db.session.execute(query).unique().one_or_none()
    if found is None:
        raise Missing("programme", programme_id)
    programme, told = found
    return programme, told


def find_published(public_key: str) -> tuple[ProgrammeRow, datetime | None] | None:
    """Give the programme whose public page this is, of whatever organisation.

    With it when people were last told what was decided.
    """
    query = (
        select(ProgrammeRow, _TOLD_AT)
        .where(ProgrammeRow.public_key == public_key, ProgrammeRow.published)
        .options(WITH_PROMISES, joinedload(ProgrammeRow.organisation))
    )
    found = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS)
    row = found.unique().one_or_none()
    return (row[0], row[1]) if row else None


def get_delivery(delivery_id: int) -> DeliveryRow:
    """Give one delivery with its message."""
    return get_row(DeliveryRow, delivery_id, joinedload(DeliveryRow.message))


def count_deliveries(message_id: int) -> dict[DeliveryState, int]:
    """Give how many people there are in each state of a message."""
    query = (
        select(DeliveryRow.state, func.count())
        .where(DeliveryRow.message_id == message_id)
        .group_by(DeliveryRow.state)
    )
    rows = db.session.execute(query)
    return {state: number for state, number in rows}  # noqa: C416 - a Row is no pair to mypy


def find_delivery(message_id: int, person_id: int) -> DeliveryRow | None:
    """Give how a message goes to one person, or None when it doesn't."""
    query = select(DeliveryRow).where(
        DeliveryRow.message_id == message_id, DeliveryRow.person_id == person_id
    )
    return db.session.execute(query).scalar_one_or_none()


_TOOK_PART = or_(
    InvitationRow.attendance.in_(CAME),
    (InvitationRow.attendance == Attendance.UNKNOWN)
    & (InvitationRow.reply == Reply.ACCEPTED)
    & (MeetingRow.state.in_(HELD)),
)


def list_who_took_part(programme_id: int) -> list[PersonRow]:
    """Give everybody who was at a meeting of a programme, or meant to be while nobody counted."""
    return list(db.session.execute(_invited(programme_id, _TOOK_PART)).scalars())


def list_listeners(programme_id: int) -> list[tuple[PersonRow, bool]]:
    """Give everybody who took part, and whether their newest word on later contact is no."""
    newest = (
        select(ConsentRow.given)
        .where(
            ConsentRow.person_id == PersonRow.id,
            ConsentRow.purpose == ConsentPurpose.LATER_CONTACT,
        )
        .order_by(ConsentRow.at.desc(), ConsentRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = _invited(programme_id, _TOOK_PART).add_columns(newest)
    return [(person, given is False) for person, given in db.session.execute(query)]


def list_who_is_involved(programme_id: int) -> list[PersonRow]:
    """Give everybody who took part, and everybody who means to come to a meeting."""
    involved = or_(
        InvitationRow.attendance.in_(CAME),
        (InvitationRow.attendance == Attendance.UNKNOWN) & InvitationRow.reply.in_(MEANS_TO_COME),
    )
    return list(db.session.execute(_invited(programme_id, involved)).scalars())


def list_who_refused_contact(person_ids: list[int]) -> set[int]:
    """Give the numbers of people whose newest word on later contact is no."""
    query = (
        select(ConsentRow)
        .where(
            ConsentRow.person_id.in_(person_ids),
            ConsentRow.purpose == ConsentPurpose.LATER_CONTACT,
        )
        .order_by(ConsentRow.at, ConsentRow.id)
    )
    newest = {row.person_id: row.given for row in db.session.execute(query).scalars()}
    return {person_id for person_id, given in newest.items() if not given}


def _invited(programme_id: int, which: ColumnElement[bool]) -> Select[Any]:
    invited = (
        select(InvitationRow.person_id)
        .join(MeetingRow)
        .where(
            MeetingRow.programme_id == programme_id,
            InvitationRow.state != InvitationState.WITHDRAWN,
            which,
        )
    )
    return (
        select(PersonRow)
        .where(PersonRow.id.in_(invited))
        .options(joinedload(PersonRow.group))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
