"""A moodboard for each advice: a picture with one line, told in words to who doesn't see it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dialoog.adapters.pictures import clean
from dialoog.domain import wall as domain
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.wall import WallStage
from dialoog.services import history
from dialoog.services.wall.looking import Cluster, Wall, look_from, require_open
from dialoog.storage import db
from dialoog.storage import wall as storage
from dialoog.storage.wall import MoodboardRow


@dataclass(frozen=True)
class Board:
    """An advice of the top with its moodboard, if that was made."""

    cluster: Cluster
    moodboard: MoodboardRow | None


def list_boards(wall: Wall, *, pictures: bool = False) -> list[Board]:
    """Give the top with what was made of it, in order; with ``pictures`` to print them."""
    known = storage.list_moodboards((each.row.id for each in wall.top), pictures=pictures)
    return [Board(each, known.get(each.row.id)) for each in wall.top]


def get_board(wall: Wall, cluster_id: int) -> Board:
    """Give one advice of the top with its moodboard, or raise ``Missing``."""
    for board in list_boards(wall):
        if board.cluster.row.id == cluster_id:
            return board
    raise Missing("cluster", cluster_id)


def make_moodboard(
    table_id: int, cluster_id: int, *, picture: bytes | None, line: str, alt: str
) -> None:
    """Give an advice a picture with one line; without ``picture`` the one that is there stays."""
    wall = require_open(look_from(table_id))
    domain.require_stage(wall.stage, WallStage.CHOSEN)
    row = get_board(wall, cluster_id).moodboard or MoodboardRow(cluster_id=cluster_id)
    if picture is None and row.id is None:
        raise Refused("picture.missing")
    if picture is not None:
        drawn = clean(picture)
        row.picture, row.width, row.height = drawn.content, drawn.width, drawn.height
        row.mark = hashlib.sha256(drawn.content).hexdigest()[:16]
    row.line, row.alt = line, alt
    db.session.add(row)
    storage.lock_wall(table_id).changes += 1
    history.note("wall.moodboard_made", "meeting_table", table_id)


def remove_moodboard(table_id: int, cluster_id: int) -> None:
    """Take a moodboard away, picture and all."""
    wall = require_open(look_from(table_id))
    row = get_board(wall, cluster_id).moodboard
    if row is not None:
        db.session.delete(row)
        storage.lock_wall(table_id).changes += 1


def get_picture(wall: Wall, cluster_id: int) -> MoodboardRow:
    """Give the moodboard of an advice with its picture, or raise ``Missing``."""
    row = get_board(wall, cluster_id).moodboard
    if row is None:
        raise Missing("moodboard", cluster_id)
    return row
