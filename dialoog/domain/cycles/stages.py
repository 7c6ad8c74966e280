"""Where a cycle is, what it needs for the next stage, and who may read whose view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialoog.domain.methods import Method, Tool
from dialoog.domain.refusal import Refused


class Stage(StrEnum):
    """The stages of a cycle, in order."""

    CHOOSE = "choose"
    COLLECT = "collect"
    BUNDLE = "bundle"
    OWN = "own"
    JOINT = "joint"
    FOLLOW = "follow"


# The screen on which a stage is worked; the step of the method that has it tells how.
TOOLS = {
    Stage.CHOOSE: Tool.PAIRS,
    Stage.COLLECT: Tool.EXPERIENCE_CARDS,
    Stage.BUNDLE: Tool.BUNDLES,
    Stage.OWN: Tool.OWN_VIEWS,
    Stage.JOINT: Tool.BOTH_VIEWS,
    Stage.FOLLOW: Tool.FOLLOW_UP,
}


class Side(StrEnum):
    """The two groups that first talk among themselves."""

    COUNCIL = "council"
    MANAGEMENT = "management"


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What a cycle has brought so far, counted; ``views`` by the side that gave them."""

    pairs: int = 0
    collect_until: date | None = None
    cards: int = 0
    themes: int = 0
    views: Mapping[Side, int] = field(default_factory=dict)
    advices: int = 0


def is_cycle(method: Method) -> bool:
    """Say whether a method has a step for every stage, so that a cycle can be made from it."""
    return all(method.find_step(tool) for tool in TOOLS.values())


def later(stage: Stage) -> Stage | None:
    """Give the stage after this one, or None after the last."""
    return _neighbour(stage, 1)


def earlier(stage: Stage) -> Stage | None:
    """Give the stage before this one, or None before the first."""
    return _neighbour(stage, -1)


def go_on(stage: Stage, harvest: Harvest, *, today: date) -> Stage:
    """Give the next stage; refuse while this one hasn't brought what the next one works with."""
    following = later(stage)
    if following is None:
        raise Refused("cycle.last_stage")
    _require_ready(stage, harvest, today=today)
    return following


def go_back(stage: Stage) -> Stage:
    """Give the stage before.

    Once the groups have read each other's views they can't talk among themselves again.
    """
    before = earlier(stage)
    if before is None:
        raise Refused("cycle.first_stage")
    if stage is Stage.JOINT:
        raise Refused("cycle.views_read")
    return before


def require_may_bundle(stage: Stage) -> None:
    """Refuse to change themes before cards are in, or once the groups talk about them."""
    if stage not in {Stage.COLLECT, Stage.BUNDLE}:
        raise Refused("cycle.themes_fixed")


def require_may_tell_own_view(stage: Stage) -> None:
    """Refuse the view of a group outside its own dialogue."""
    if stage is not Stage.OWN:
        raise Refused("cycle.not_own_dialogue")


def require_may_read_both(stage: Stage) -> None:
    """Refuse to show the views of both groups before they talk together."""
    if stage not in {Stage.JOINT, Stage.FOLLOW}:
        raise Refused("cycle.not_joint_yet")


def _neighbour(stage: Stage, distance: int) -> Stage | None:
    stages = list(Stage)
    place = stages.index(stage) + distance
    return stages[place] if 0 <= place < len(stages) else None


def _require_ready(stage: Stage, harvest: Harvest, *, today: date) -> None:
    if stage is Stage.CHOOSE:
        _require_pairs(harvest, today=today)
    if stage is Stage.COLLECT and not harvest.cards:
        raise Refused("cycle.no_cards")
    if stage is Stage.BUNDLE and not harvest.themes:
        raise Refused("cycle.no_themes")
    if stage is Stage.OWN:
        for side in Side:
            if not harvest.views.get(side):
                raise Refused("cycle.side_silent", side=side)
    if stage is Stage.JOINT and not harvest.advices:
        raise Refused("cycle.no_advice")


def _require_pairs(harvest: Harvest, *, today: date) -> None:
    if not harvest.pairs:
        raise Refused("cycle.no_pairs")
    if harvest.collect_until is None:
        raise Refused("cycle.no_period")
    if harvest.collect_until <= today:
        raise Refused("cycle.period_past", day=harvest.collect_until)
