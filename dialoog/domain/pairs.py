"""Two guide a table together, and somebody who is new does so with somebody who did it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

A_PAIR = 2


class PairNote(StrEnum):
    """What is worth saying about who guides a table."""

    NOBODY = "nobody"
    ALONE = "alone"
    ALL_NEW = "all_new"


@dataclass(frozen=True, slots=True)
class Guide:
    """Somebody who guides a table; ``led`` is how many tables they guided before.

    Without ``seat`` they have no account, and can't be given another table here.
    """

    name: str
    led: int
    seat: int | None = None

    @property
    def is_new(self) -> bool:
        return self.led == 0


@dataclass(frozen=True, slots=True)
class Swap:
    """Two who can change tables, after which both tables have somebody who did it before."""

    new: Guide
    experienced: Guide
    other_table: int


def note(guides: Sequence[Guide]) -> PairNote | None:
    """Give what is worth saying about who guides a table, if anything."""
    if not guides:
        return PairNote.NOBODY
    if len(guides) < A_PAIR:
        return PairNote.ALONE
    return PairNote.ALL_NEW if all(guide.is_new for guide in guides) else None


def find_swap(number: int, tables: Sequence[tuple[int, Sequence[Guide]]]) -> Swap | None:
    """Give a swap that helps table ``number``, whose guides are all new, and harms no other one.

    The other table keeps somebody who guided before; who guides two tables stays where they are.
    """
    here = dict(tables)[number]
    seats = [guide for guide in here if guide.seat is not None]
    if note(here) is not PairNote.ALL_NEW or not seats:
        return None
    for other, guides in tables:
        experienced = [guide for guide in guides if not guide.is_new]
        movable = [guide for guide in experienced if guide.seat is not None]
        if other != number and len(experienced) >= A_PAIR and movable:
            return Swap(new=seats[-1], experienced=movable[-1], other_table=other)
    return None
