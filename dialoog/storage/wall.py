"""The wall of a table: clusters of ideas, the dots they got, and a moodboard for each advice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
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
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dialoog.domain.refusal import Missing
from dialoog.storage.base import Base, OrganisationOwned, db
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
        cascade="all, delete-orphan", lazy="selectin"
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


def find_wall(table_id: int) -> WallRow | None:
    """Give how far a table is, or None when it has no ideas to show yet."""
    query = select(WallRow).where(WallRow.table_id == table_id)
    return db.session.execute(query).scalar_one_or_none()


def lock_wall(table_id: int) -> WallRow:
    """Give the wall of a table for a change that nobody else makes at the same time."""
    query = select(WallRow).where(WallRow.table_id == table_id).with_for_update()
    row = db.session.execute(query).scalar_one_or_none()
    if row is None:
        row = WallRow(table_id=table_id, people=0, changes=0)
        db.session.add(row)
    return row


def list_clusters(table_id: int) -> list[ClusterRow]:
    """Give the clusters of a table, in order."""
    query = (
        select(ClusterRow)
        .where(ClusterRow.table_id == table_id)
        .order_by(ClusterRow.position, ClusterRow.id)
    )
    return list(db.session.execute(query).scalars())


def get_cluster(table_id: int, cluster_id: int) -> ClusterRow:
    """Give a cluster of this table, or raise ``Missing``."""
    query = select(ClusterRow).where(ClusterRow.id == cluster_id, ClusterRow.table_id == table_id)
    row = db.session.execute(query).scalar_one_or_none()
    if row is None:
        raise Missing("cluster", cluster_id)
    return row


def count_dots(table_id: int) -> dict[int, int]:
    """Give how many dots each cluster got from phones."""
    query = (
        select(DotRow.cluster_id, func.sum(DotRow.number))
        .join(ClusterRow, ClusterRow.id == DotRow.cluster_id)
        .where(ClusterRow.table_id == table_id)
        .group_by(DotRow.cluster_id)
    )
    return {cluster_id: int(number) for cluster_id, number in db.session.execute(query)}


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


def find_moodboard(cluster_id: int) -> MoodboardRow | None:
    """Give the moodboard of an advice, if it was made."""
    query = select(MoodboardRow).where(MoodboardRow.cluster_id == cluster_id)
    return db.session.execute(query).scalar_one_or_none()


def list_moodboards(cluster_ids: Iterable[int]) -> dict[int, MoodboardRow]:
    """Give the moodboards of these clusters, without their pictures."""
    query = select(MoodboardRow).where(MoodboardRow.cluster_id.in_(list(cluster_ids)))
    return {row.cluster_id: row for row in db.session.execute(query).scalars()}
