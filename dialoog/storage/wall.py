"""The wall of a table: clusters of ideas, the dots they got, and a moodboard for each advice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ForeignKey,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    delete,
    func,
    select,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, undefer

from dialoog.domain.refusal import Missing
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.live import TableMomentRow
from dialoog.storage.seating import TableRow
from dialoog.storage.types import UtcDateTime


class WallRow(OrganisationOwned, Base):
    """How far a table is with its ideas, and how many people choose."""

    __tablename__ = "wall"

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), unique=True
    )
    shown_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    choosing_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    chosen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    people: Mapped[int] = mapped_column(default=0)
    present_on: Mapped[date | None]
    changes: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ClusterRow(OrganisationOwned, Base):
    """Ideas that belong together, under a name; ``paper_dots`` were stuck on paper.

    ``advice_id`` is the advice it became on the answer board.
    """

    __tablename__ = "cluster"

    table_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_table.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int] = mapped_column(default=0)
    paper_dots: Mapped[int] = mapped_column(default=0)
    why: Mapped[str] = mapped_column(Text, default="")
    advice_id: Mapped[int | None] = mapped_column(
        ForeignKey("advice.id", ondelete="SET NULL"), index=True
    )
    ideas: Mapped[list[ClusterIdeaRow]] = relationship(
        cascade="all, delete-orphan", order_by="ClusterIdeaRow.id"
    )


class ClusterIdeaRow(OrganisationOwned, Base):
    """An idea in a cluster; it is in one at most."""

    __tablename__ = "cluster_idea"

    cluster_id: Mapped[int] = mapped_column(
        ForeignKey("cluster.id", ondelete="CASCADE"), index=True
    )
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), unique=True
    )


class DotRow(OrganisationOwned, Base):
    """The dots that one phone gave to one cluster; whose phone it is nobody knows."""

    __tablename__ = "dot"
    __table_args__ = (UniqueConstraint("cluster_id", "device"),)

    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id", ondelete="CASCADE"))
    device: Mapped[UUID] = mapped_column(Uuid)
    number: Mapped[int]


class MoodboardRow(OrganisationOwned, Base):
    """A picture with one line for an advice; ``alt`` tells it to who doesn't see it."""

    __tablename__ = "moodboard"

    cluster_id: Mapped[int] = mapped_column(
        ForeignKey("cluster.id", ondelete="CASCADE"), unique=True
    )
    line: Mapped[str] = mapped_column(String(160))
    alt: Mapped[str] = mapped_column(String(300))
    picture: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    width: Mapped[int]
    height: Mapped[int]
    mark: Mapped[str] = mapped_column(String(16))


class Progress(NamedTuple):
    """How far a table is: with its wall once it has ideas to show, in the run sheet once begun."""

    wall: WallRow | None
    moment: TableMomentRow | None


def list_walls(table_ids: Collection[int]) -> dict[int, Progress]:
    """Give how far each of these tables is."""
    query = (
        select(TableRow.id, WallRow, TableMomentRow)
        .outerjoin(WallRow, WallRow.table_id == TableRow.id)
        .outerjoin(TableMomentRow, TableMomentRow.table_id == TableRow.id)
        .where(TableRow.id.in_(table_ids))
    )
    found = db.session.execute(query)
    return {table_id: Progress(wall, moment) for table_id, wall, moment in found}


def lock_wall(table_id: int) -> WallRow:
    """Give the wall of a table for a change that nobody else makes at the same time."""
    query = select(WallRow).where(WallRow.table_id == table_id).with_for_update()
    row = db.session.execute(query).scalar_one_or_none()
    if row is None:
        row = WallRow(table_id=table_id, people=0, changes=0)
        db.session.add(row)
    return row


def list_clusters(table_ids: Collection[int]) -> list[tuple[ClusterRow, int]]:
    """Give the clusters of these tables in order, each with its ideas and its dots from phones."""
    dots = (
        select(func.coalesce(func.sum(DotRow.number), 0))
        .where(DotRow.cluster_id == ClusterRow.id)
        .scalar_subquery()
    )
    query = (
        select(ClusterRow, dots)
        .where(ClusterRow.table_id.in_(table_ids))
        .options(joinedload(ClusterRow.ideas))
        .order_by(ClusterRow.position, ClusterRow.id)
    )
    return [(row, int(number)) for row, number in db.session.execute(query).unique()]


def get_cluster(table_id: int, cluster_id: int) -> ClusterRow:
    """Give a cluster of this table, or raise ``Missing``."""
    query = select(ClusterRow).where(ClusterRow.id == cluster_id, ClusterRow.table_id == table_id)
    row = db.session.execute(query).scalar_one_or_none()
    if row is None:
        raise Missing("cluster", cluster_id)
    return row


def list_own_dots(table_id: int, device: UUID) -> dict[int, int]:
    """Give how many dots one phone gave to each cluster."""
    query = (
        select(DotRow.cluster_id, DotRow.number)
        .join(ClusterRow, ClusterRow.id == DotRow.cluster_id)
        .where(ClusterRow.table_id == table_id, DotRow.device == device)
    )
    return dict(iter(db.session.execute(query)))


def store_own_dots(device: UUID, dots: dict[int, int]) -> None:
    """Store the dots of one phone in the place of those it gave before."""
    db.session.execute(
        delete(DotRow).where(DotRow.device == device, DotRow.cluster_id.in_(list(dots)))
    )
    db.session.add_all(
        DotRow(cluster_id=cluster_id, device=device, number=number)
        for cluster_id, number in dots.items()
        if number
    )


def list_moodboards(cluster_ids: Iterable[int], *, pictures: bool) -> dict[int, MoodboardRow]:
    """Give the moodboards of these clusters, with their pictures or without."""
    query = select(MoodboardRow).where(MoodboardRow.cluster_id.in_(list(cluster_ids)))
    if pictures:
        query = query.options(undefer(MoodboardRow.picture))
    return {row.cluster_id: row for row in db.session.execute(query).scalars()}


def move_clusters(advice_id: int, *, to: int) -> None:
    """Let the clusters of one advice belong to another, into which it goes up."""
    query = select(ClusterRow).where(ClusterRow.advice_id == advice_id)
    for row in db.session.execute(query).scalars():
        row.advice_id = to
