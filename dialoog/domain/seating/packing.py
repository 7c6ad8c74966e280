"""Whether groups that stay whole can be divided over tables at all, without trying every way.

Weigh the groups so that a few large ones weigh more than their size. If no table can hold more
than so much weight, and all groups together weigh more than all tables hold, there is no way
(dual feasible functions; Fekete and Schepers, 2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

_PARTS = (2, 3, 4, 5, 6)


def overfull(sizes: Sequence[int], free: Sequence[int]) -> bool:
    """Tell whether groups of these sizes can't be seated at tables with so many free seats."""
    kinds = tuple(sorted({size for size in sizes if size > 0}))
    if not kinds or kinds[-1] == 1:
        return False
    return any(
        sum(weights[kinds.index(size)] for size in sizes if size)
        > sum(_most(kinds, weights, seats) for seats in free)
        for weights in _weightings(kinds, max(free, default=0))
    )


@cache
def _weightings(kinds: tuple[int, ...], seats: int) -> tuple[tuple[int, ...], ...]:
    """Give ways to weigh the sizes that may show that tables of at most ``seats`` are too few."""
    found = {tuple(weights) for weights in _tried(kinds, seats)}
    return tuple(weights for weights in sorted(found) if any(weights))


def _tried(kinds: tuple[int, ...], seats: int) -> Iterator[list[int]]:
    for small in range(1, seats // 2 + 1):
        yield [0 if size < small else seats if size > seats - small else size for size in kinds]
    for parts in _PARTS:
        yield [parts * size // (seats + 1) for size in kinds]
    for size in kinds:
        yield [int(other >= size) for other in kinds]


@cache
def _most(kinds: tuple[int, ...], weights: tuple[int, ...], seats: int) -> int:
    """Give the most weight that a table with so many seats can hold."""
    best = [0] * (max(0, seats) + 1)
    for room in range(1, len(best)):
        best[room] = max(
            best[room - 1],
            *(
                weight + best[room - size]
                for size, weight in zip(kinds, weights, strict=True)
                if size <= room
            ),
            0,
        )
    return best[-1]
