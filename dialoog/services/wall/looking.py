"""The wall of one table: its ideas, its clusters, and how far the table is with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialoog.domain import wall as domain
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import RecordKind, Tool
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.wall import Ranked, WallStage
from dialoog.services import live
from dialoog.services.live import Sheet
from dialoog.storage import live as live_storage
from dialoog.storage import wall as storage
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow, get_whole_meeting
from dialoog.storage.seating import TableRow, get_table, list_tables
from dialoog.storage.wall import ClusterRow, WallRow

OPEN = frozenset({MeetingState.UNDERWAY, MeetingState.HELD})


@dataclass(frozen=True)
class Cluster:
    """A cluster with its ideas and all its dots, in the order of the choice."""

    row: ClusterRow
    ideas: tuple[ContributionRow, ...]
    dots: int
    place: int

    @property
    def chosen(self) -> bool:
        """Whether it is in the top."""
        return self.place <= domain.TOP and self.dots > 0


@dataclass(frozen=True)
class Wall:
    """Everything on the wall of one table; ``begun`` once the table reached its ideas."""

    table: TableRow
    meeting: MeetingRow
    sheet: Sheet
    row: WallRow | None
    kind: RecordKind
    ideas: tuple[ContributionRow, ...]
    clusters: tuple[Cluster, ...]
    begun: bool

    @property
    def stage(self) -> WallStage:
        """How far the table is."""
        if self.row is None:
            return WallStage.SILENT
        return domain.stage(
            shown_at=self.row.shown_at,
            choosing_at=self.row.choosing_at,
            chosen_at=self.row.chosen_at,
        )

    @property
    def open(self) -> bool:
        """Whether the wall may still change."""
        return self.meeting.state in OPEN

    @property
    def underway(self) -> bool:
        """Whether the table talks now, so that phones may join in."""
        return self.meeting.state is MeetingState.UNDERWAY

    @property
    def loose(self) -> tuple[ContributionRow, ...]:
        """The ideas that hang by themselves."""
        taken = {idea.id for cluster in self.clusters for idea in cluster.ideas}
        return tuple(idea for idea in self.ideas if idea.id not in taken)

    @property
    def given(self) -> int:
        """How many dots were given, on paper and on phones."""
        return sum(cluster.dots for cluster in self.clusters)

    @property
    def ranked(self) -> tuple[Cluster, ...]:
        """The clusters in the order of the choice."""
        return tuple(sorted(self.clusters, key=lambda cluster: cluster.place))

    @property
    def top(self) -> tuple[Cluster, ...]:
        """The clusters that were chosen, at most five."""
        return tuple(cluster for cluster in self.ranked if cluster.chosen)

    @property
    def tied(self) -> bool:
        """Whether the group still has to choose between two that are equal."""
        ranked = [Ranked(each.row.id, each.dots, each.place) for each in self.ranked]
        return domain.is_tied(ranked)

    @property
    def mark(self) -> str:
        """A word that changes whenever the wall does."""
        version = self.row.version if self.row else 0
        said = sum(idea.version for idea in self.ideas)
        return f"{version}-{len(self.ideas)}-{said}-{self.meeting.state}-{int(self.begun)}"


def look(table: TableRow) -> Wall:
    """Give the wall of a table, or raise ``Missing`` when its method has none."""
    return _look(table.meeting_id, [table])[0]


def look_at_all(meeting_id: int) -> list[Wall]:
    """Give the walls of all tables of a meeting, or raise ``Missing`` when it has none."""
    tables = list_tables(meeting_id)
    if not tables:
        raise Missing("wall")
    return _look(meeting_id, tables)


def look_from(table_id: int) -> Wall:
    """Give the wall of a table by its number."""
    return look(get_table(table_id))


def require_open(wall: Wall) -> Wall:
    """Give a wall that may still change, or refuse."""
    if not wall.open:
        raise Refused("live.not_underway")
    return wall


def _look(meeting_id: int, tables: Sequence[TableRow]) -> list[Wall]:
    """Read what hangs on the walls of some tables of one meeting, of all at once."""
    meeting = get_whole_meeting(meeting_id)
    sheet = live.read_sheet(meeting)
    position = sheet.position_with(Tool.WALL)
    kinds = sheet.kinds_of(sheet.phases[position]) if position is not None else ()
    kind = next((kind for kind in kinds if not kind.private), None)
    if position is None or kind is None:
        raise Missing("wall")
    numbers = [table.id for table in tables]
    far, said = storage.list_walls(numbers), live_storage.list_of_tables(numbers)
    clusters = storage.list_clusters(numbers)
    walls = []
    for table in tables:
        row, moment = far[table.id]
        ideas = tuple(one for one in said if (one.table_id, one.kind) == (table.id, kind.key))
        wall = Wall(
            table=table,
            meeting=meeting,
            sheet=sheet,
            row=row,
            kind=kind,
            ideas=ideas,
            clusters=_clusters(
                [found for found in clusters if found[0].table_id == table.id], ideas
            ),
            begun=moment is not None and moment.as_moment().position >= position,
        )
        walls.append(wall)
    return walls


def _clusters(
    found: Sequence[tuple[ClusterRow, int]], ideas: Iterable[ContributionRow]
) -> tuple[Cluster, ...]:
    known = {idea.id: idea for idea in ideas}
    dots = {row.id: row.paper_dots + from_phones for row, from_phones in found}
    places = {each.key: each.place for each in domain.rank(list(dots.items()))}
    return tuple(
        Cluster(
            row=row,
            ideas=tuple(
                known[held.contribution_id] for held in row.ideas if held.contribution_id in known
            ),
            dots=dots[row.id],
            place=places[row.id],
        )
        for row, _ in found
    )
