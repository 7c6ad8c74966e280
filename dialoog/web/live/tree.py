"""The Appelboompje of a table, drawn from what was said there."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from flask_babel import gettext as _

from dialoog.domain.methods import TreePart
from dialoog.services.live import HallNow, TableNow
from dialoog.web.pictures import Apple, AppleTree

LABELS_AT_THE_TREE = 3
LONGEST_LABEL = 18
YOUNG = 0.4


def draw_tree(scene: TableNow) -> AppleTree | None:
    """Give the tree of a table, or None when its method grows none.

    A wormpje is never in the picture. The tree is young in the first phase and full grown at the
    end of the run sheet.
    """
    parts = {kind.tree_part for kind in scene.sheet.method.record_kinds}
    if TreePart.APPLES not in parts:
        return None
    said = {
        part: [row for row in scene.contributions if row.tree_part is part] for part in TreePart
    }
    return AppleTree(
        uid=f"tafel-{scene.standing.table.id}",
        title=_("Appelboompje van tafel %(number)s", number=scene.standing.table.number),
        apples=tuple(Apple(row.text, starred=row.stars > 0) for row in said[TreePart.APPLES]),
        roots=_labels(said[TreePart.ROOTS]),
        trunk=_labels(said[TreePart.TRUNK]),
        blossoms=len(said[TreePart.BLOSSOM]),
        growth=_growth(scene),
        harvested=len(said[TreePart.SEEDS]),
    )


def draw_hall_tree(hall: HallNow) -> AppleTree | None:
    """Give the tree in which the blossom and the apples of all tables grow; without any words."""
    if TreePart.APPLES not in {kind.tree_part for kind in hall.sheet.method.record_kinds}:
        return None
    said = {part: [row for row in hall.said if row.tree_part is part] for part in TreePart}
    return AppleTree(
        uid="zaal",
        title=_("Appelboompje van alle tafels samen"),
        apples=tuple(Apple("", starred=row.stars > 0) for row in said[TreePart.APPLES]),
        blossoms=len(said[TreePart.BLOSSOM]),
        growth=YOUNG + (1 - YOUNG) * hall.share,
        harvested=len(said[TreePart.SEEDS]),
    )


def _labels(rows: list[Any]) -> tuple[str, ...]:
    """Give the beginning of what was said, short enough for labels that stand side by side."""
    return tuple(
        shorten(row.text, LONGEST_LABEL, placeholder="…") for row in rows[:LABELS_AT_THE_TREE]
    )


def _growth(scene: TableNow) -> float:
    moment = scene.standing.moment
    last = len(scene.sheet.phases) - 1
    if moment is None or last < 1:
        return YOUNG
    return YOUNG + (1 - YOUNG) * min(1.0, moment.position / last)
