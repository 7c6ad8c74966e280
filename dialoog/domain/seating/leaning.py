"""A greatest share per table ("officials no majority"), priced for all swaps at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dialoog.domain.seating.lanes import SCALE, ones
from dialoog.domain.seating.model import NOBODY, Share

INSIDE, OUTSIDE, CHAIR = range(3)
"""The kinds a share tells apart: in its groups, not in them, and an empty chair."""

Tilt = tuple[tuple[int, ...], ...]
"""By the kind that comes and the kind that goes: what the swap costs."""


@cache
def tilt(weights: tuple[int, int, int], den: int, hard: int, total: int) -> Tilt | None:
    """Give what each swap of kinds costs a table with this total; ``None`` if none matters."""

    def broken(amount: int) -> int:
        return SCALE * hard * -(-max(0, amount) // den)

    now = broken(total)
    result = tuple(
        tuple(broken(total - goes + comes) - now for goes in weights) for comes in weights
    )
    return result if any(map(any, result)) else None


class Leaning:
    """How each table leans under one share rule; a total above 0 breaks it."""

    def __init__(self, share: Share, *, people: Sequence[int], tables: int, hard: int) -> None:
        self._share = share
        self._hard = hard
        self.kind = [share.kind[who] if who != NOBODY else CHAIR for who in people]
        self._kin = [
            ones(lane for lane, kind in enumerate(self.kind) if kind == which)
            for which in (INSIDE, OUTSIDE, CHAIR)
        ]
        self._total = [0] * tables
        self._tilt: list[Tilt | None] = [None] * tables
        self._there = [0, 0, 0]
        self.matters = 0
        """At how many tables some swap would break the share, or mend it."""

    def fill(self, table: int, *, lanes: Sequence[int], seated: int) -> None:
        """Count the lanes that sit at a table."""
        for lane in lanes:
            self._total[table] += self._share.weights[self.kind[lane]]
        self.add(table, seated)

    def price(self, lane: int, table: int) -> int:
        """Give for every lane what it costs to swap it with ``lane`` at ``table``."""
        mine = self.kind[lane]
        prices = self._there[mine]
        here = self._tilt[table]
        if here is not None:
            for comes, kin in enumerate(self._kin):
                prices += here[comes][mine] * kin
        return prices

    def remove(self, table: int, seated: int) -> None:
        """Take a table out of the prices, before its people change."""
        known = self._tilt[table]
        if known is not None:
            self.matters -= 1
            self._price_table(known, seated, sign=-1)

    def add(self, table: int, seated: int) -> None:
        """Put a table back into the prices, after its people changed."""
        share = self._share
        known = tilt(share.weights, share.den, self._hard, self._total[table])
        self._tilt[table] = known
        if known is not None:
            self.matters += 1
            self._price_table(known, seated, sign=1)

    def swap(self, mine: int, theirs: int, *, here: int, there: int) -> None:
        """Count that the lane ``mine`` went from ``here`` to ``there`` and ``theirs`` came."""
        weights = self._share.weights
        change = weights[self.kind[theirs]] - weights[self.kind[mine]]
        self._total[here] += change
        self._total[there] -= change

    def _price_table(self, known: Tilt, seated: int, *, sign: int) -> None:
        for goes, kin in enumerate(self._kin):
            lanes = kin & seated
            if lanes:
                for comes in (INSIDE, OUTSIDE, CHAIR):
                    self._there[comes] += sign * known[comes][goes] * lanes
