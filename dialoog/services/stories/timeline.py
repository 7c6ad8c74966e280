"""The days of a story: what happens on one is stored, and its mail leaves, as if it were then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialoog.content.stories import Day
from dialoog.domain.meetings import moment_on
from dialoog.services import clock, jobs, organisations, outbox
from dialoog.services.unit_of_work import unit_of_work

MORNING = time(10, 0)


@dataclass(frozen=True)
class Timeline:
    """The days around ``today`` for one organisation; ``user_id`` is who did it all."""

    today: date
    organisation_id: int
    user_id: int | None

    def date_of(self, day: Day) -> date:
        """Give the date of a day in the story."""
        return self.today + timedelta(days=day) if isinstance(day, int) else day

    def has_come(self, day: Day | None) -> bool:
        """Say whether a day is today or before; what is still to come hasn't happened."""
        return day is not None and self.date_of(day) <= self.today

    def moment(self, day: Day, at: str) -> datetime:
        """Give the moment on a day when the clock on the wall shows ``at`` ("13:30")."""
        return moment_on(self.date_of(day), time.fromisoformat(at), zone=clock.ZONE)

    @contextmanager
    def on(self, day: Day) -> Iterator[datetime]:
        """Store what happens inside as happening on ``day``, then do the work that is due."""
        wanted = self.date_of(day)
        moment = clock.now()
        if wanted < clock.day_of(moment):
            moment = datetime.combine(wanted, MORNING, clock.ZONE)
        with clock.pretending(moment):
            with unit_of_work():
                yield moment
            self._do_what_is_due()

    def come_to_today(self) -> None:
        """Do what became due since the last thing that happened."""
        self._do_what_is_due()

    def _do_what_is_due(self) -> None:
        while jobs.run_next() or outbox.send_next_batch():
            pass
        # Whoever does work leaves the organisation that it was for.
        organisations.enter(self.organisation_id)
