"""What it costs two people to share a table: they met in another round, or must not meet."""

from __future__ import annotations

from collections.abc import Mapping

from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.lanes import SCALE, one, ones
from dialoog.domain.seating.model import NOBODY


def pairs(
    draft: Draft, number: int, lane_of: Mapping[int, int], *, width: int, hard: int
) -> list[int]:
    """Give for every lane what it costs to share a table in round ``number`` with each lane."""
    model = draft.model
    again = SCALE * model.problem.weights.repeat
    known = _known(draft, number, lane_of, width=width) if again else [0] * width
    result = [0] * width
    for who, lane in lane_of.items():
        block = [lane_of[other] for other in model.block_of.get(who, ()) if other in lane_of]
        result[lane] = again * (known[lane] & ~ones(block))
        apart = [lane_of[other] for other in model.never[who] if other in lane_of]
        if apart:
            result[lane] += hard * SCALE * ones(apart)
    return result


def _known(draft: Draft, number: int, lane_of: Mapping[int, int], *, width: int) -> list[int]:
    """Give for every lane the lanes that it meets in another round."""
    known = [0] * width
    for other, seats in enumerate(draft.seats):
        if other == number:
            continue
        circle: dict[int, int] = {}
        for who, lane in lane_of.items():
            circle[seats[who]] = circle.get(seats[who], 0) | one(lane)
        circle[NOBODY] = 0
        for who, lane in lane_of.items():
            known[lane] |= circle[seats[who]] & ~one(lane)
    return known
