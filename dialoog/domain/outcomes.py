"""What came of it all: over which time managers look, and what a meeting brought forth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.figures import rounded
from dialoog.domain.followup import ActionState
from dialoog.domain.people import Perspective

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


class Listing(StrEnum):
    """The records behind the figures, each a list to read, print or take along."""

    MEETINGS = "meetings"
    ADVICES = "advices"
    ACTIONS = "actions"
    PROMISES = "promises"
    PROGRAMMES = "programmes"
    REACH = "reach"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a manager chose to look at; ``district`` and ``perspective`` narrow people only."""

    period: Period = Period.ALL
    programme_id: int | None = None
    district: str | None = None
    perspective: Perspective | None = None


@dataclass(frozen=True, slots=True)
class People:
    """How many people of one perspective and district there are, and how far they were reached.

    ``reached`` are those of whom we heard: they answered, or came.
    """

    perspective: Perspective
    district: str
    known: int
    invited: int
    reached: int
    came: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The same for a group as it may be shown, rounded to fives; None is too few to show."""

    known: int | None
    invited: int | None
    reached: int | None
    came: int | None
    never: int | None


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


def reach(people: Iterable[People]) -> Reach:
    """Add groups of different people up, and round what comes out."""
    known = invited = reached = came = 0
    for group in people:
        known += group.known
        invited += group.invited
        reached += group.reached
        came += group.came
    return Reach(
        known=rounded(known),
        invited=rounded(invited),
        reached=rounded(reached),
        came=rounded(came),
        never=rounded(known - reached),
    )


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
