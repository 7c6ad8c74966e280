"""What coming to each table costs, turned around: for one person at all chairs at once.

``Sitting`` keeps a price for every lane per table. To weigh all swaps of one lane, its own prices
are needed, each at the lanes that sit at that table: a column of a square of numbers, read as
bytes and spread over the lanes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dialoog.domain.seating.lanes import BYTES

_ALL_BYTES = 256
"""So many values one byte has, which is enough to name the bytes of 64 tables."""


class Coming:
    """What it costs every lane to come to each of ``tables``; ``at`` is the table of each lane."""

    def __init__(self, at: Sequence[int], *, tables: int) -> None:
        self._width = len(at)
        self._prices = memoryview(bytearray(BYTES * self._width * tables)).cast("I")
        self._spread = bytearray(b"".join(map(_spreading, at)))

    def put(self, table: int, prices: int) -> None:
        """Set what it costs every lane to come to a table."""
        row = prices.to_bytes(BYTES * self._width, "little")
        begin = table * self._width
        self._prices[begin : begin + self._width] = memoryview(row).cast("I")

    def sit(self, lane: int, table: int) -> None:
        """Let a lane sit at another table."""
        self._spread[BYTES * lane : BYTES * (lane + 1)] = _spreading(table)

    def of(self, lane: int) -> int:
        """Give for every lane what it costs ``lane`` to come to the table where that one sits."""
        column = self._prices[lane :: self._width].tobytes()
        return int.from_bytes(self._spread.translate(column.ljust(_ALL_BYTES, b"\0")), "little")


@cache
def _spreading(table: int) -> bytes:
    """Name the bytes of a table's price, for ``bytes.translate`` to put in a lane."""
    return bytes(BYTES * table + byte for byte in range(BYTES))
