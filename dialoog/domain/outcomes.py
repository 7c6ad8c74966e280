"""What came of it all: over which time managers look, and what a meeting brought forth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.figures import rounded
from dialoog.domain.followup import UNFINISHED, Action, ActionState, days_late
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import Programme, ProgrammeState, Promise, was_late

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


class Part(StrEnum):
    """Which records of a listing a figure counts, where a state or an answer doesn't say it.

    ``WAITING`` promises are late and still not told; ``UNDERWAY`` actions are not late.
    """

    KEPT = "kept"
    RUNNING = "running"
    LATE = "late"
    WAITING = "waiting"
    UNDERWAY = "underway"
    DOING = "doing"
    UNDECIDED = "undecided"
    BETTER = "better"
    OVERRIDDEN = "overridden"


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
class Agreed:
    """An agreement as its actions leave it; each action with the reason of its last step."""

    what: str
    actions: tuple[tuple[ActionState, str], ...] = ()

    @property
    def states(self) -> set[ActionState]:
        return {state for state, _reason in self.actions}

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was let go, each reason once."""
        return tuple(dict.fromkeys(reason for _state, reason in self.actions if reason))


@dataclass(frozen=True, slots=True)
class Harvest:
    """What a meeting brought forth.

    ``said`` counts contributions, ``agreed`` the agreements that stand, of which ``noticed`` ones
    are noticed by care users; those in ``fallen`` were let go with all their actions.
    """

    said: int = 0
    agreed: int = 0
    noticed: int = 0
    fallen: tuple[Agreed, ...] = ()

    @property
    def dropped(self) -> int:
        return len(self.fallen)


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


def harvest(*, said: int, agreements: Iterable[Agreed]) -> Harvest:
    """Give what a meeting brought forth, from the agreements that were made there."""
    found = list(agreements)
    fallen = tuple(one for one in found if one.states == {ActionState.DROPPED})
    return Harvest(
        said=said,
        agreed=len(found) - len(fallen),
        noticed=sum(ActionState.NOTICED in one.states for one in found),
        fallen=fallen,
    )


def parts_of_promise(promise: Promise, *, today: date) -> frozenset[StrEnum]:
    """Give the figures in which a promise counts."""
    if not was_late(promise, today=today):
        return frozenset({Part.KEPT if promise.told_on else Part.RUNNING})
    waiting = promise.told_on is None and promise.due_on < today
    return frozenset({Part.LATE, Part.WAITING} if waiting else {Part.LATE})


def parts_of_action(action: Action, *, today: date) -> frozenset[StrEnum]:
    """Give the figures in which an action counts."""
    if action.state not in UNFINISHED:
        return frozenset({action.state})
    return frozenset({Part.LATE if days_late(action, today=today) else Part.UNDERWAY})


def parts_of_advice(answer: DecisionAnswer | None) -> frozenset[StrEnum]:
    """Give the figures in which a piece of advice with this answer counts."""
    if answer is None:
        return frozenset({Part.UNDECIDED})
    doing = answer in {DecisionAnswer.YES, DecisionAnswer.PARTLY}
    return frozenset({Part.DOING if doing else answer})


def parts_of_programme(programme: Programme) -> frozenset[StrEnum]:
    """Give the figures in which a programme counts."""
    parts: set[StrEnum] = {programme.state}
    if programme.intake.origin:
        parts.add(programme.intake.origin)
    if programme.state is ProgrammeState.CLOSED:
        parts.add(Part.OVERRIDDEN if programme.override else Part.BETTER)
    return frozenset(parts)
