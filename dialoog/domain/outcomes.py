"""What came of it all: over which time managers look, and what a meeting brought forth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.followup import ActionState

QUARTER_DAYS = 91
EARLIEST = date(1970, 1, 1)
LATEST = date(2999, 12, 31)


class Period(StrEnum):
    """Over which time the overview looks."""

    ALL = "all"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    LAST_QUARTER = "last_quarter"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Harvest:
    """What a meeting brought forth.

    ``said`` counts contributions, ``agreed`` the agreements that stand, of which ``noticed`` ones
    are noticed by care users; ``dropped`` agreements were let go with all their actions.
    """

    said: int = 0
    agreed: int = 0
    noticed: int = 0
    dropped: int = 0


def span(period: Period, *, today: date) -> Span:
    """Give the days of a period; what is still to come this year belongs to this year."""
    if period is Period.ALL:
        return Span(EARLIEST, LATEST)
    if period is Period.LAST_QUARTER:
        return Span(today - timedelta(days=QUARTER_DAYS), today)
    year = today.year if period is Period.THIS_YEAR else today.year - 1
    return Span(date(year, 1, 1), date(year, 12, 31))


def harvest(*, said: int, agreements: Iterable[Iterable[ActionState]]) -> Harvest:
    """Give what a meeting brought forth, from the states of the actions of each agreement."""
    noticed = dropped = standing = 0
    for actions in agreements:
        states = set(actions)
        if states == {ActionState.DROPPED}:
            dropped += 1
            continue
        standing += 1
        noticed += ActionState.NOTICED in states
    return Harvest(said=said, agreed=standing, noticed=noticed, dropped=dropped)
