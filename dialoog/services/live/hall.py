"""The hall as a whole: its tables in the order of who needs somebody, and what all of them said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from dialoog.domain import hall as domain
from dialoog.domain.live import Clock, Moment
from dialoog.domain.methods import Phase
from dialoog.services.live.sheet import Sheet, read_sheet
from dialoog.services.live.tables import Standing, list_standings
from dialoog.storage import live as storage
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow


@dataclass(frozen=True)
class HallNow:
    """Everything that the hall shows; ``said`` has nothing private.

    ``phase`` is where most tables are; its time is over at ``ends_at``, for the last of them.
    """

    sheet: Sheet
    standings: list[Standing]
    said: list[ContributionRow]
    phase: Phase | None
    ends_at: datetime | None
    share: float

    @property
    def asking(self) -> list[Standing]:
        """The tables that ask for help, the longest waiting first."""
        return [standing for standing in self.by_need if standing.asks_help]

    @property
    def by_need(self) -> list[Standing]:
        """The tables in the order of who needs somebody."""
        return sorted(self.standings, key=_need)

    @property
    def underway(self) -> list[Standing]:
        """The tables that have begun and aren't finished."""
        return [one for one in self.standings if one.moment and not one.finished]


def look_at_whole_hall(meeting: MeetingRow, *, now: datetime) -> HallNow:
    """Give the hall with all its tables and what was said there."""
    sheet, said = read_sheet(meeting), storage.list_of_meeting(meeting.id)
    recorded = Counter(row.table_id for row in said if row.table_id is not None)
    standings = list_standings(meeting, sheet, recorded, now=now)
    moments = [standing.moment for standing in standings if standing.moment]
    going = [moment for moment in moments if not moment.finished_at]
    last = max(0, len(sheet.phases) - 1)
    position = domain.phase_of_hall([min(moment.position, last) for moment in going])
    return HallNow(
        sheet=sheet,
        standings=standings,
        said=[row for row in said if not row.private],
        phase=None if position is None else sheet.phases[position],
        ends_at=_ends_at(standings, position),
        share=_share(moments, last),
    )


def clock_of_hall(hall: HallNow, *, now: datetime) -> Clock | None:
    """Give the clock of the phase where most tables are; tables that take longer count along."""
    if hall.phase is None or hall.ends_at is None:
        return None
    left = ceil((hall.ends_at - now) / timedelta(minutes=1))
    total = max(hall.phase.minutes, left)
    return Clock(minutes_left=max(0, left), minutes_total=total, ends_at=hall.ends_at)


def _ends_at(standings: list[Standing], position: int | None) -> datetime | None:
    return max(
        (
            one.clock.ends_at
            for one in standings
            if one.clock and one.moment and not one.finished and one.moment.position == position
        ),
        default=None,
    )


def _share(moments: list[Moment], last: int) -> float:
    """Give how far the tables together are in the run sheet, from 0 to 1."""
    if not moments or not last:
        return 0.0
    shares = [1.0 if moment.finished_at else moment.position / last for moment in moments]
    return min(1.0, sum(shares) / len(shares))


def _need(standing: Standing) -> tuple[int, float, int]:
    urgency, waiting = domain.need(standing.moment, behind=standing.behind)
    return urgency, waiting, standing.table.number
