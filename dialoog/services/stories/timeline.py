"""The days of a story, in order: each thing is stored, and its mail leaves, as if it were then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from dialoog.content.story_days import Day
from dialoog.domain.meetings import moment_on
from dialoog.services import clock, jobs, organisations, outbox
from dialoog.services.unit_of_work import unit_of_work

MORNING = time(10, 0)
Event = Callable[[datetime], None]


@dataclass
class Timeline:
    """The days around ``today`` for one organisation; ``user_id`` is who did it all."""

    today: date
    organisation_id: int
    user_id: int | None
    events: list[tuple[date, Event]] = field(default_factory=list)

    def date_of(self, day: Day) -> date:
        """Give the date of a day in the story."""
        return self.today + timedelta(days=day) if isinstance(day, int) else day

    def find_date(self, day: Day | None) -> date | None:
        """Give the date of a day that the story may leave open."""
        return None if day is None else self.date_of(day)

    def moment(self, day: Day, at: str) -> datetime:
        """Give the moment on a day when the clock on the wall shows ``at`` ("13:30")."""
        return moment_on(self.date_of(day), time.fromisoformat(at), zone=clock.ZONE)

    def add(self, day: Day, event: Event) -> None:
        """Let something happen on a day; what lies after today hasn't happened yet."""
        if self.date_of(day) <= self.today:
            self.events.append((self.date_of(day), event))

    def unfold(self) -> None:
        """Let everything happen, day by day, with all the work and mail that it brings."""
        if not self.events:
            return
        first = min(day for day, _ in self.events)
        for number in range((self.today - first).days + 1):
            self._pass_day(first + timedelta(days=number))

    def _pass_day(self, day: date) -> None:
        now = clock.now()
        moment = now
        if day < clock.day_of(now):
            moment = datetime.combine(day, MORNING, clock.ZONE)
        with clock.pretending(moment):
            if jobs.run_all():
                self._do_what_is_due()
            for _, event in [told for told in self.events if told[0] == day]:
                with unit_of_work():
                    event(moment)
                self._do_what_is_due()

    def _do_what_is_due(self) -> None:
        while jobs.run_next() or outbox.send_next_batch():
            pass
        # Whoever does work leaves the organisation that it was for.
        organisations.enter(self.organisation_id)
