"""When a meeting is: what stands on the wall clock, turned into moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dialoog.domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class Slot:
    """The moments at which a meeting begins and ends, in UTC."""

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.ends_at <= self.starts_at:
            raise Refused("meeting.ends_before_start")

    @property
    def minutes(self) -> int:
        """How long the meeting takes."""
        return round((self.ends_at - self.starts_at) / timedelta(minutes=1))


def moment_on(day: date, clock: time, *, zone: tzinfo) -> datetime:
    """Give the moment, in UTC, when the clock on the wall in ``zone`` shows this.

    Refuses a time that is skipped when the clock goes forward, and one that comes twice when it
    goes back: nobody would know which of the two is meant.
    """
    moment = datetime.combine(day, clock, zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise Refused("meeting.time_is_skipped")
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise Refused("meeting.time_comes_twice")
    return moment.astimezone(UTC)


def require_to_come(day: date, *, today: date) -> None:
    """Refuse a day that has passed; who writes down what was held already, doesn't ask."""
    if day < today:
        raise Refused("meeting.day_has_passed", day=day)
