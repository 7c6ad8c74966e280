"""Put ideas together under a name; none is ever lost by it."""

from __future__ import annotations

from collections.abc import Iterable

from dialoog.domain import wall as domain
from dialoog.domain.refusal import Missing
from dialoog.domain.wall import WallStage
from dialoog.services import history
from dialoog.services.wall.looking import Wall, look_from, require_open
from dialoog.storage import db
from dialoog.storage import wall as storage
from dialoog.storage.wall import ClusterIdeaRow, ClusterRow


def put_together(
    table_id: int, idea_ids: Iterable[int], *, name: str = "", cluster_id: int | None = None
) -> ClusterRow:
    """Hang ideas in a cluster: a new one under ``name``, or one that is there."""
    wall = _sortable(table_id)
    chosen = _known(wall, idea_ids)
    if cluster_id is None:
        domain.put_together({}, chosen, into=0)
        row = _new_cluster(wall, name)
    else:
        row = storage.get_cluster(table_id, cluster_id)
    _store(wall, domain.put_together(_groups(wall), chosen, into=row.id), also=row)
    _changed(table_id)
    return row


def take_out(table_id: int, idea_id: int) -> None:
    """Let one idea hang loose again."""
    wall = _sortable(table_id)
    (idea,) = _known(wall, [idea_id])
    _store(wall, domain.take_out(_groups(wall), idea))
    _changed(table_id)


def rename(table_id: int, cluster_id: int, name: str) -> None:
    """Give a cluster another name."""
    wall = _sortable(table_id)
    row = storage.get_cluster(table_id, cluster_id)
    others = [each.row.name for each in wall.clusters if each.row.id != cluster_id]
    row.name = domain.require_name(name, taken=others)
    _changed(table_id)


def undo_cluster(table_id: int, cluster_id: int) -> None:
    """Take a cluster apart; its ideas hang loose again."""
    _sortable(table_id)
    db.session.delete(storage.get_cluster(table_id, cluster_id))
    _changed(table_id)
    history.note("wall.cluster_undone", "meeting_table", table_id)


def let_loose_ideas_join(wall: Wall) -> None:
    """Make a cluster of each idea that hangs loose, so that it can be chosen too."""
    taken = {each.row.name.casefold() for each in wall.clusters}
    for place, idea in enumerate(wall.loose, start=len(wall.clusters) + 1):
        name = _free_name(" ".join(idea.text.split()), taken)
        taken.add(name.casefold())
        row = ClusterRow(table_id=wall.table.id, name=name, position=place, paper_dots=0, why="")
        row.ideas = [ClusterIdeaRow(contribution_id=idea.id)]
        db.session.add(row)


def _free_name(text: str, taken: set[str]) -> str:
    short = text[: domain.LONGEST_NAME]
    number = 2
    name = short
    while name.casefold() in taken:
        tail = f" ({number})"
        name = short[: domain.LONGEST_NAME - len(tail)] + tail
        number += 1
    return name


def _new_cluster(wall: Wall, name: str) -> ClusterRow:
    taken = [each.row.name for each in wall.clusters]
    row = ClusterRow(
        table_id=wall.table.id,
        name=domain.require_name(name, taken=taken),
        position=len(wall.clusters) + 1,
        paper_dots=0,
        why="",
    )
    db.session.add(row)
    db.session.flush()
    return row


def _sortable(table_id: int) -> Wall:
    wall = require_open(look_from(table_id))
    domain.require_stage(wall.stage, WallStage.SHOWN)
    return wall


def _known(wall: Wall, idea_ids: Iterable[int]) -> list[int]:
    on_wall = {idea.id for idea in wall.ideas}
    chosen = list(idea_ids)
    if not on_wall.issuperset(chosen):
        raise Missing("contribution")
    return chosen


def _groups(wall: Wall) -> dict[int, frozenset[int]]:
    return {each.row.id: frozenset(idea.id for idea in each.ideas) for each in wall.clusters}


def _store(
    wall: Wall, groups: dict[int, frozenset[int]], *, also: ClusterRow | None = None
) -> None:
    """Store which ideas each cluster holds; one that holds none is gone."""
    rows = {each.row.id: each.row for each in wall.clusters}
    if also is not None:
        rows[also.id] = also
    for row in rows.values():
        row.ideas = [held for held in row.ideas if held.contribution_id in groups[row.id]]
    db.session.flush()
    for key, held in groups.items():
        there = {each.contribution_id for each in rows[key].ideas}
        rows[key].ideas += [ClusterIdeaRow(contribution_id=idea) for idea in sorted(held - there)]
        if not held:
            db.session.delete(rows[key])


def _changed(table_id: int) -> None:
    storage.lock_wall(table_id).changes += 1
