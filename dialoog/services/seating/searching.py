"""The search for a better plan that goes on in the background, with both cores.

It never overwrites what an organiser changed meanwhile: then it stops and leaves the plan alone.
When no plan keeps every rule, it looks for the rules that can't go together instead.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from dialoog.adapters import cores
from dialoog.domain import seating
from dialoog.domain.seating import Conflict, Plan, Progress, Remedy, SearchOutcome
from dialoog.services import clock, jobs
from dialoog.services.seating.plans import keep
from dialoog.services.seating.room import Room, get_room
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id, db
from dialoog.storage import seating as storage
from dialoog.storage.seating import SearchRow

LONG_SECONDS = 10.0
NEWS_SECONDS = 1.0
"""How often progress is stored, and asked whether to stop."""
PATIENCE = timedelta(minutes=2)
"""After this a search that says nothing is taken for lost."""

find_search = storage.find_search


def search_later(meeting_id: int, *, now: datetime) -> None:
    """Let the worker search for a better plan than the one that is stored now."""
    room = get_room(meeting_id)
    row = storage.find_search(meeting_id)
    if row is None:
        row = SearchRow(meeting_id=meeting_id)
        db.session.add(row)
    row.version = room.version
    row.outcome = SearchOutcome.WAITING
    row.asked_at, row.began_at = now, None
    row.stop, row.conflict = False, None
    row.first_cost = row.cost = seating.score(room.problem, room.plan).cost
    row.broken = len(seating.check(room.problem, room.plan))
    jobs.enqueue(
        "seating.improve",
        due=now,
        organisation_id=current_organisation_id(),
        meeting_id=meeting_id,
    )


def stop_search(meeting_id: int) -> None:
    """Ask the search to end, and keep the best it found."""
    row = storage.find_search(meeting_id)
    if row:
        row.stop = True


def is_searching(row: SearchRow | None, *, now: datetime) -> bool:
    """Tell whether something may still come of a search."""
    return row is not None and not row.outcome.is_over and now - row.asked_at < PATIENCE


def get_conflict(row: SearchRow | None, room: Room) -> Conflict | None:
    """Give the rules that can't go together, as long as the plan is the one they were found for."""
    if row is None or row.conflict is None or row.version != room.version:
        return None
    return as_conflict(row.conflict)


def as_conflict(kept: dict[str, Any]) -> Conflict:
    """Give a conflict as the domain knows it, from what was kept of it."""
    return Conflict(
        ids=tuple(kept["ids"]),
        remedies=tuple(
            Remedy(one["code"], _frozen(one["facts"]), one.get("enough", False))
            for one in kept["remedies"]
        ),
    )


def _frozen(facts: dict[str, Any]) -> dict[str, object]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in facts.items()}


@jobs.handles("seating.improve")
def improve(meeting_id: int) -> None:
    """Search longer; keep what is found if it is better and nobody changed the plan meanwhile."""
    watch = _Watch(meeting_id)
    if not watch.begin():
        return
    room = get_room(meeting_id)
    proof = clock.lasting(LONG_SECONDS)
    broken = seating.check(room.problem, room.plan)
    conflict = seating.conflicts(room.problem, budget=proof) if broken else None
    if conflict:
        watch.end(SearchOutcome.IMPOSSIBLE, conflict=conflict)
        return
    plan = cores.search(
        room.problem,
        seed=room.row.seed + 1 if room.row else 1,
        seconds=LONG_SECONDS,
        start=room.plan,
        on_progress=watch.hear,
        should_stop=watch.should_stop,
    )
    watch.end(SearchOutcome.NOT_BETTER if plan == room.plan else SearchOutcome.BETTER, plan=plan)


@dataclass
class _Watch:
    """Keeps an eye on one search: stores how far it is, and hears when it has to end."""

    meeting_id: int
    version: int = 0
    news: Progress | None = None
    told_at: float = 0.0
    stopped: bool = False

    def begin(self) -> bool:
        """Say that the search begins; not when it was done before, or the plan is another one."""
        with unit_of_work():
            row = storage.find_search(self.meeting_id)
            if row is None or row.outcome.is_over:
                return False
            self.version = row.version
            row.began_at = clock.now()
            row.outcome = (
                SearchOutcome.RUNNING if self._is_current(row) else SearchOutcome.OVERTAKEN
            )
            return not row.outcome.is_over

    def hear(self, news: Progress) -> None:
        """Take in that there is a better plan."""
        self.news = news

    def should_stop(self) -> bool:
        """Store the news now and then; say whether somebody wants the search to end."""
        if time.monotonic() - self.told_at > NEWS_SECONDS and not self.stopped:
            self.told_at = time.monotonic()
            with unit_of_work():
                row = storage.find_search(self.meeting_id)
                self.stopped = row is None or row.stop or not self._is_current(row)
                if row and self.news and not self.stopped:
                    row.cost, row.broken = self.news.cost, self.news.broken
        return self.stopped

    def end(
        self,
        outcome: SearchOutcome,
        *,
        plan: Plan | None = None,
        conflict: Conflict | None = None,
    ) -> None:
        """Store what came of it, unless the plan was changed by hand meanwhile."""
        with unit_of_work():
            row = storage.find_search(self.meeting_id)
            if row is None or row.version != self.version:
                return  # another search was asked for meanwhile; this is its row now
            if not self._is_current(row):
                row.outcome = SearchOutcome.OVERTAKEN
                return
            row.outcome = outcome
            row.conflict = asdict(conflict) if conflict else None
            if plan and outcome is SearchOutcome.BETTER:
                keep(self.meeting_id, plan, version=row.version, now=clock.now())
                db.session.flush()
                after = get_room(self.meeting_id)
                row.version = after.version
                row.cost = seating.score(after.problem, after.plan).cost
                row.broken = len(seating.check(after.problem, after.plan))

    def _is_current(self, row: SearchRow) -> bool:
        plan = storage.find_plan(self.meeting_id)
        return plan is not None and plan.version == row.version == self.version
