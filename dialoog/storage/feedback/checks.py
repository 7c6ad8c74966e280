"""Rounds in which people say whether it is really better."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from dialoog.domain.feedback import Check, CheckAnswer, Voice
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.people import Channel
from dialoog.storage.base import ACROSS_ORGANISATIONS, Base, OrganisationOwned, db
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.types import Code, UtcDateTime


class CheckRow(OrganisationOwned, Base):
    """A round in which everybody who took part is asked whether it is really better.

    From ``settled_at`` on, what people notice of agreements has been counted.
    """

    __tablename__ = "check_round"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    question: Mapped[str] = mapped_column(Text)
    opened_on: Mapped[date]
    closes_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    programme: Mapped[ProgrammeRow] = relationship()
    answers: Mapped[list[CheckAnswerRow]] = relationship(
        back_populates="check", cascade="all, delete-orphan", order_by="CheckAnswerRow.id"
    )

    def as_check(self) -> Check:
        """Give what the domain decides about."""
        return Check(
            asked=frozenset(row.number for row in self.answers),
            threshold=self.programme.threshold,
            opened_on=self.opened_on,
            closes_on=self.closes_on,
            voices=tuple(voice for row in self.answers if (voice := row.as_voice())),
        )


class CheckAnswerRow(OrganisationOwned, Base):
    """One person in one round; ``answer`` is empty while they have not answered.

    ``care_user`` is kept as it was when they were asked, so that a later change of group
    doesn't change what a round said. Without ``person_id`` this person was forgotten; their answer
    still counts. ``quotable`` says that others may read the words.
    """

    __tablename__ = "check_answer"
    __table_args__ = (UniqueConstraint("check_id", "person_id"),)

    check_id: Mapped[int] = mapped_column(
        ForeignKey("check_round.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    care_user: Mapped[bool]
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    answer: Mapped[CheckAnswer | None] = mapped_column(Code(CheckAnswer))
    words: Mapped[str] = mapped_column(Text, default="")
    quotable: Mapped[bool] = mapped_column(default=False)
    through: Mapped[AnswerChannel | None] = mapped_column(Code(AnswerChannel))
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    check: Mapped[CheckRow] = relationship(back_populates="answers")
    person: Mapped[PersonRow | None] = relationship()
    notices: Mapped[list[AgreementNoticeRow]] = relationship(
        back_populates="asked", cascade="all, delete-orphan", order_by="AgreementNoticeRow.id"
    )

    @property
    def number(self) -> int:
        """Tells people of one round apart, also those who were forgotten."""
        return self.person_id or -self.id

    @property
    def may_be_read_by_all(self) -> bool:
        """Whether everybody may read the words, as a story of what became better."""
        return self.quotable and bool(self.words) and self.answer is CheckAnswer.YES

    def remember_notices(self, notices: Mapping[int, CheckAnswer]) -> None:
        """Store what was said of agreements, by their number, instead of what was said before."""
        known = {row.agreement_id: row for row in self.notices}
        rows = []
        for agreement_id, answer in notices.items():
            row = known.get(agreement_id) or AgreementNoticeRow(
                organisation_id=self.organisation_id, agreement_id=agreement_id
            )
            row.answer = answer
            rows.append(row)
        self.notices = rows

    def as_voice(self) -> Voice | None:
        """Give what was said, or None while nothing was."""
        if self.answer is None or self.at is None:
            return None
        return Voice(person=self.number, care_user=self.care_user, answer=self.answer, at=self.at)


class AgreementNoticeRow(OrganisationOwned, Base):
    """Whether one person in one round notices what was agreed."""

    __tablename__ = "agreement_notice"
    __table_args__ = (UniqueConstraint("check_answer_id", "agreement_id"),)

    check_answer_id: Mapped[int] = mapped_column(
        ForeignKey("check_answer.id", ondelete="CASCADE"), index=True
    )
    agreement_id: Mapped[int] = mapped_column(
        ForeignKey("agreement.id", ondelete="CASCADE"), index=True
    )
    answer: Mapped[CheckAnswer] = mapped_column(Code(CheckAnswer))
    asked: Mapped[CheckAnswerRow] = relationship(back_populates="notices")


def list_notices(check_id: int) -> list[tuple[int, CheckAnswer]]:
    """Give what care users in a round notice: pairs of an agreement and an answer."""
    query = (
        select(AgreementNoticeRow.agreement_id, AgreementNoticeRow.answer)
        .join(CheckAnswerRow)
        .where(CheckAnswerRow.check_id == check_id, CheckAnswerRow.care_user)
    )
    return [(agreement_id, answer) for agreement_id, answer in db.session.execute(query)]


def list_checks(programme_id: int) -> list[CheckRow]:
    """Give the rounds of a programme with everybody's answer, oldest first."""
    query = (
        select(CheckRow)
        .where(CheckRow.programme_id == programme_id)
        .options(joinedload(CheckRow.answers).joinedload(CheckAnswerRow.person))
        .order_by(CheckRow.opened_on, CheckRow.id)
    )
    return list(db.session.execute(query).unique().scalars())


def get_check(check_id: int) -> CheckRow:
    """Give one round with everybody's answer."""
    return get_row(
        CheckRow,
        check_id,
        joinedload(CheckRow.programme),
        selectinload(CheckRow.answers).joinedload(CheckAnswerRow.person),
    )


def get_check_answer(answer_id: int) -> CheckAnswerRow:
    """Give one person's place in a round."""
    return get_row(
        CheckAnswerRow,
        answer_id,
        joinedload(CheckAnswerRow.person),
        joinedload(CheckAnswerRow.check).joinedload(CheckRow.programme),
        joinedload(CheckAnswerRow.check).selectinload(CheckRow.answers),
        selectinload(CheckAnswerRow.notices),
    )


def find_check_answer_by_key_hash(key_hash: str) -> CheckAnswerRow | None:
    """Give whose personal link this is, of whatever organisation."""
    query = select(CheckAnswerRow).where(CheckAnswerRow.key_hash == key_hash)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def list_checks_of(person_id: int) -> list[CheckAnswerRow]:
    """Give one person's place in every round."""
    query = select(CheckAnswerRow).where(CheckAnswerRow.person_id == person_id)
    return list(db.session.execute(query).scalars())
