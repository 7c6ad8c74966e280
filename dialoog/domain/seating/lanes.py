"""Many small numbers in one large integer, so that one addition adds to all of them.

A lane is 32 bits wide. Lanes may hold negative numbers while they are only added and subtracted;
before a lane is read or masked, ``BASE`` has been added to keep it positive.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import log
from random import Random

BYTES = 4
BITS = 8 * BYTES
FULL = (1 << BITS) - 1
BASE = 1 << 26
SCALE = 64
"""Lane units per unit of cost, so that temperatures below 1 can be told apart."""

_POOL = 128
_FINE = 10
_CALM, _WILD = 7, 14


@cache
def one(lane: int) -> int:
    """Give 1 in this lane."""
    return 1 << BITS * lane


@cache
def full(lane: int) -> int:
    """Give all bits of this lane, to mask with."""
    return FULL << BITS * lane


def read(lanes: int, lane: int) -> int:
    """Read one lane of lanes that are all positive."""
    return lanes >> BITS * lane & FULL


def ones(lanes: Iterable[int]) -> int:
    """Give 1 in each of these lanes."""
    return sum(1 << BITS * lane for lane in lanes)


class Noise:
    """Random lanes that turn "the lowest price" into "a low price, the more likely the lower".

    With Gumbel noise times the temperature added to every price, the lowest is a fair draw from
    the Boltzmann distribution, so one look at all swaps does what many tries and refusals would.
    """

    def __init__(self, rng: Random, *, width: int) -> None:
        self.rng = rng
        self._width = width
        twice = 1 + (1 << BITS * width)
        self._pool = [
            sum(int(self._gumbel() * (1 << _FINE)) << BITS * lane for lane in range(width)) * twice
            for _ in range(_POOL)
        ]
        self._readable = ones(range(width)) * ((1 << BITS - _FINE) - 1)
        self.warm(0.0)

    def _gumbel(self) -> float:
        return min(_WILD, max(0.0, _CALM + log(-log(self.rng.random() or 0.5))))

    def warm(self, temperature: float) -> None:
        """Set the temperature, in units of cost; at 0 there is no noise at all.

        Every time the noise goes to other lanes, so that it favours nobody who stays in theirs.
        """
        self.temperature = temperature
        units = round(temperature * SCALE)
        turn = BITS * int(self.rng.random() * self._width)
        self.lanes = [(lanes >> turn) * units >> _FINE & self._readable for lanes in self._pool]
        self.calm = [int(units * self._gumbel()) for _ in range(_POOL)]

    def draw(self) -> int:
        """Give noise for every lane."""
        return self.lanes[int(self.rng.random() * _POOL)]

    def stay(self) -> int:
        """Give the noise for the price 0 of changing nothing."""
        return self.calm[int(self.rng.random() * _POOL)]

    def bearable(self) -> float:
        """Give what one change, not chosen among others, may cost."""
        return -self.temperature * SCALE * log(1 - self.rng.random())
