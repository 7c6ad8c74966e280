"""What a meeting still needs, point by point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.meetings.life import MeetingState
from dialoog.domain.meetings.place import Place, PlaceFeature, lacking
from dialoog.domain.people import NeedKind


class Point(StrEnum):
    """Something that has to be right before people come together."""

    FOUNDATION = "foundation"
    PROMISE = "promise"
    TIME = "time"
    PLACE = "place"
    ACCESS = "access"
    TABLES = "tables"
    FACILITATORS = "facilitators"
    INVITED = "invited"
    NEEDS = "needs"


class Stage(StrEnum):
    """The parts of the work around one meeting, in order."""

    PLAN = "plan"
    INVITATIONS = "invitations"
    SEATING = "seating"
    LIVE = "live"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """How far a meeting is.

    ``guided`` says of each table, by number, whether somebody guides it; ``minutes_over`` is
    negative when the run sheet is too long; ``needs_open`` counts what people need and nobody
    arranged yet.
    """

    foundation: bool
    promise_stands: bool
    minutes_over: int
    place: Place
    needs: frozenset[NeedKind]
    guided: Mapping[int, bool]
    invited: int
    needs_open: int = 0

    @property
    def lacking(self) -> tuple[PlaceFeature, ...]:
        """What people need of the place and it doesn't offer."""
        return lacking(self.place, needs=self.needs)

    @property
    def unguided(self) -> tuple[int, ...]:
        """The numbers of the tables that nobody guides yet."""
        return tuple(number for number, has_guide in self.guided.items() if not has_guide)


def judge(preparation: Preparation) -> dict[Point, bool]:
    """Say of each point whether it is ready; without tables nobody asks who guides them."""
    points = {
        Point.FOUNDATION: preparation.foundation,
        Point.PROMISE: preparation.promise_stands,
        Point.TIME: preparation.minutes_over >= 0,
        Point.PLACE: preparation.place.is_known,
        Point.ACCESS: not preparation.lacking,
        Point.TABLES: bool(preparation.guided),
        Point.FACILITATORS: not preparation.unguided,
        Point.INVITED: preparation.invited > 0,
        Point.NEEDS: preparation.needs_open == 0,
    }
    if not preparation.guided:
        del points[Point.FACILITATORS]
    return points


def stages_done(state: MeetingState, *, asked: int, seated: int) -> frozenset[Stage]:
    """Give the parts of the work that are done, from how many people are asked and seated.

    The work afterwards is done when the record is locked: read, and nothing in it left open.
    """
    held = state in {MeetingState.HELD, MeetingState.LOCKED}
    done = {
        Stage.PLAN: state is not MeetingState.DRAFT,
        Stage.INVITATIONS: asked > 0,
        Stage.SEATING: seated > 0,
        Stage.LIVE: held,
        Stage.AFTER: state is MeetingState.LOCKED,
    }
    return frozenset(stage for stage, is_done in done.items() if is_done)
