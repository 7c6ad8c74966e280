"""What a count of a kind of people at a table costs, by balance and by rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dialoog.domain.seating.lanes import SCALE


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """What a count costs: ``soft`` by balance, ``hard`` in rules broken, by count from 0.

    Compared by identity, which is fast; equal ones are made once.
    """

    soft: tuple[int, ...]
    hard: tuple[int, ...]


Slopes = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@cache
def slopes(curve: Curve, hard: int) -> Slopes:
    """Give by count what one more costs, what one less costs, and both together."""
    cost = [
        SCALE * (soft + hard * broken) for soft, broken in zip(curve.soft, curve.hard, strict=True)
    ]
    more = tuple(after - before for before, after in pairwise(cost))
    less = (0, *(-step for step in more))
    return more, less, tuple(up + down for up, down in zip(more, less, strict=False))


def bare(curves: tuple[tuple[Curve, ...], ...]) -> tuple[tuple[int, int], ...]:
    """Give per table what it costs, soft and hard, when nobody of any value is there."""
    return tuple(
        (sum(one.soft[0] for one in at), sum(one.hard[0] for one in at))
        for at in zip(*curves, strict=True)
    )


@cache
def value_curve(weight: int, seats: int, low: int, high: int, least: tuple[int, bool]) -> Curve:
    """Give what people of one kind cost: outside ``low`` to ``high``, or fewer than the ``least``.

    ``least`` is the fewest, and whether none at all will do too.
    """
    counts = range(seats + 2)
    minimum, zero = least
    return Curve(
        soft=tuple(weight * max(0, low - count, count - high) for count in counts),
        hard=tuple(
            0 if count == 0 and zero else max(0, min(minimum - count, 1 if zero else minimum))
            for count in counts
        ),
    )


@cache
def size_curve(weight: int, seats: int, limits: tuple[int, int], fair: tuple[int, int]) -> Curve:
    """Give what the size of a table costs, told by its empty chairs."""
    people = [seats - empty for empty in range(seats + 2)]
    return Curve(
        soft=tuple(weight * max(0, fair[0] - count, count - fair[1]) for count in people),
        hard=tuple(max(0, limits[0] - count, count - limits[1]) for count in people),
    )
