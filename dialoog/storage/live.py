"""The day itself: where each table is in the run sheet, and what was said."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, Uuid, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import (
    Moment,
    QuoteConsent,
    Source,
    Visit,
    may_be_read_at_table,
    may_be_read_by_all,
)
from dialoog.domain.methods import TreePart
from dialoog.domain.refusal import Missing
from dialoog.storage.announcements import AnnouncementAnswerRow, AnnouncementRow
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.followup import AgreementRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.queries import get_row
from dialoog.storage.seating import PlanRow, TableFacilitatorRow, TableRow
from dialoog.storage.table_steps import TurnsRow
from dialoog.storage.types import Code, UtcDateTime


class TableMomentRow(OrganisationOwned, Base):
    """Where one table is; ``visits`` has the start and the extra minutes of each phase begun."""

    __tablename__ = "table_moment"

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), unique=True
    )
    visits: Mapped[list[tuple[str, int]]] = mapped_column(JSON)
    help_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    table: Mapped[TableRow] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def as_moment(self) -> Moment:
        """Give the moment as the domain knows it."""
        visits = tuple(Visit(datetime.fromisoformat(at), extra) for at, extra in self.visits)
        return Moment(visits, finished_at=self.finished_at, help_asked_at=self.help_asked_at)

    def remember(self, moment: Moment) -> None:
        """Store what the domain decided."""
        self.visits = [
            (visit.started_at.isoformat(), visit.extra_minutes) for visit in moment.visits
        ]
        self.help_asked_at = moment.help_asked_at
        self.finished_at = moment.finished_at


class ContributionRow(OrganisationOwned, Base):
    """Something that was said, in the speaker's words; never with a name.

    ``private`` ones (a wormpje) are answered with care and never shown in public. ``client_id`` is
    made where the words were written down, so that sending them twice stores them once.
    """

    __tablename__ = "contribution"
    __table_args__ = (UniqueConstraint("organisation_id", "client_id"),)

    client_id: Mapped[UUID] = mapped_column(Uuid)
    client_digest: Mapped[str] = mapped_column(String(64), default="")
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    table_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="SET NULL"), index=True
    )
    phase_key: Mapped[str] = mapped_column(String(40), default="")
    kind: Mapped[str] = mapped_column(String(40))
    tree_part: Mapped[TreePart | None] = mapped_column(Code(TreePart))
    private: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text)
    source: Mapped[Source] = mapped_column(Code(Source))
    quote_consent: Mapped[QuoteConsent] = mapped_column(Code(QuoteConsent))
    consent_withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stars: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    set_aside_reason: Mapped[str] = mapped_column(Text, default="")
    care_route: Mapped[CareRoute | None] = mapped_column(Code(CareRoute))
    care_done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    table: Mapped[TableRow | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def may_be_read_by_all(self) -> bool:
        """Whether these words may leave the table."""
        return may_be_read_by_all(
            self.quote_consent,
            private=self.private,
            withdrawn=self.withdrawn_at is not None,
            consent_withdrawn=self.consent_withdrawn_at is not None,
        )

    @property
    def may_be_read_at_table(self) -> bool:
        """Whether who sat at the table may read these words again."""
        return may_be_read_at_table(
            private=self.private,
            withdrawn=self.withdrawn_at is not None,
            consent_withdrawn=self.consent_withdrawn_at is not None,
        )


# First what a table put in order (from 1), then the rest in the order in which it was said.
IN_ORDER = (
    ContributionRow.position == 0,
    ContributionRow.position,
    ContributionRow.recorded_at,
    ContributionRow.id,
)


def find_moment(table_id: int) -> TableMomentRow | None:
    """Give where a table is, or None when it hasn't begun."""
    query = select(TableMomentRow).where(TableMomentRow.table_id == table_id)
    return db.session.execute(query).scalar_one_or_none()


def find_day_of_table(table_id: int) -> tuple[TableMomentRow | None, list[TurnsRow]]:
    """Give where a table is, or None when it hasn't begun, and how often who spoke there."""
    query = (
        select(TableMomentRow, TurnsRow)
        .outerjoin(TurnsRow, TurnsRow.table_id == TableMomentRow.table_id)
        .where(TableMomentRow.table_id == table_id)
        .order_by(TurnsRow.id)
    )
    rows = db.session.execute(query).all()
    return (rows[0][0] if rows else None), [turns for _, turns in rows if turns]


def list_tables_now(meeting_id: int) -> list[tuple[TableRow, TableMomentRow | None]]:
    """Give the tables of a meeting with who guides them, each with where it is if it has begun."""
    query = (
        select(TableRow, TableMomentRow)
        .outerjoin(TableMomentRow, TableMomentRow.table_id == TableRow.id)
        .where(TableRow.meeting_id == meeting_id)
        .options(joinedload(TableRow.facilitators).joinedload(TableFacilitatorRow.user))
        .order_by(TableRow.number)
    )
    return [(table, moment) for table, moment in db.session.execute(query).unique()]


def get_contribution(contribution_id: int) -> ContributionRow:
    """Give the contribution with this number, withdrawn or not."""
    return get_row(ContributionRow, contribution_id)


def find_by_client_id(client_id: UUID) -> ContributionRow | None:
    """Give the contribution that was written down under this id, if it has arrived."""
    query = select(ContributionRow).where(ContributionRow.client_id == client_id)
    return db.session.execute(query).scalar_one_or_none()


def list_of_table(table_id: int) -> list[ContributionRow]:
    """Give what was said at a table, in its order, without what was withdrawn."""
    return list_of_tables([table_id])


def list_of_tables(table_ids: Collection[int]) -> list[ContributionRow]:
    """Give what was said at some tables, in its order, without what was withdrawn."""
    query = (
        select(ContributionRow)
        .where(ContributionRow.table_id.in_(table_ids), ContributionRow.withdrawn_at.is_(None))
        .order_by(*IN_ORDER)
    )
    return list(db.session.execute(query).scalars())


def list_all_of_table(table_id: int) -> tuple[list[ContributionRow], list[ContributionRow]]:
    """Give what was said at a table in its order, and what was withdrawn, the last one first."""
    query = (
        select(ContributionRow)
        .where(ContributionRow.table_id == table_id)
        .order_by(ContributionRow.withdrawn_at.desc(), *IN_ORDER)
    )
    rows = list(db.session.execute(query).scalars())
    return (
        [row for row in rows if row.withdrawn_at is None],
        [row for row in rows if row.withdrawn_at is not None],
    )


def list_latest(meeting_id: int, *, source: Source, count: int) -> list[ContributionRow]:
    """Give what came in last at a meeting in one way, the newest first, with its table."""
    query = (
        select(ContributionRow)
        .where(
            ContributionRow.meeting_id == meeting_id,
            ContributionRow.source == source,
            ContributionRow.withdrawn_at.is_(None),
        )
        .order_by(ContributionRow.id.desc())
        .limit(count)
        .options(joinedload(ContributionRow.table))
    )
    return list(db.session.execute(query).scalars())


def list_of_meeting(meeting_id: int) -> list[ContributionRow]:
    """Give what was said at a meeting, in its order, without what was withdrawn."""
    query = (
        select(ContributionRow)
        .where(ContributionRow.meeting_id == meeting_id, ContributionRow.withdrawn_at.is_(None))
        .order_by(*IN_ORDER)
    )
    return list(db.session.execute(query).scalars())


def count_by_table(meeting_id: int) -> dict[int, int]:
    """Give how much each table recorded, without what was withdrawn."""
    query = (
        select(ContributionRow.table_id, func.count())
        .where(ContributionRow.meeting_id == meeting_id, ContributionRow.withdrawn_at.is_(None))
        .group_by(ContributionRow.table_id)
    )
    rows = db.session.execute(query)
    return {table_id: number for table_id, number in rows if table_id is not None}


def mark_of_day(meeting_id: int, *, table_id: int | None = None) -> str:
    """Give a word that changes whenever the day of a meeting, or of one of its tables, does.

    Every change makes a version one higher, so sums tell enough; who sits where and who is there
    belongs to the day of every table.
    """
    said = select(func.sum(ContributionRow.version)).where(ContributionRow.meeting_id == meeting_id)
    moments = (
        select(func.sum(TableMomentRow.version))
        .join(TableRow)
        .where(TableRow.meeting_id == meeting_id)
    )
    agreed = select(func.count() + func.coalesce(func.sum(AgreementRow.version), 0)).where(
        AgreementRow.meeting_id == meeting_id
    )
    spoke = select(func.sum(TurnsRow.taken)).join(TableRow).where(TableRow.meeting_id == meeting_id)
    if table_id is not None:
        said = said.where(ContributionRow.table_id == table_id)
        agreed = agreed.where(AgreementRow.table_id == table_id)
        spoke = spoke.where(TurnsRow.table_id == table_id)
        moments = moments.where(TableMomentRow.table_id == table_id)
    told = select(func.count() + func.coalesce(func.max(AnnouncementRow.id), 0)).where(
        AnnouncementRow.meeting_id == meeting_id
    )
    answers = (
        select(func.count())
        .select_from(AnnouncementAnswerRow)
        .join(AnnouncementRow)
        .where(AnnouncementRow.meeting_id == meeting_id)
    )
    plan = select(PlanRow.version).where(PlanRow.meeting_id == meeting_id)
    door = select(func.sum(InvitationRow.version)).where(InvitationRow.meeting_id == meeting_id)
    parts = (
        part.scalar_subquery() for part in (moments, said, agreed, spoke, told, answers, plan, door)
    )
    query = select(MeetingRow.version, *parts).where(MeetingRow.id == meeting_id)
    found = db.session.execute(query).one_or_none()
    if found is None:
        raise Missing("meeting", meeting_id)
    return "-".join(str(number or 0) for number in found)
