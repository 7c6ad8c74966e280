"""The overview for managers: what came of the conversations, in ten seconds and without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialoog.domain import followup, outcomes, programmes, signals
from dialoog.domain.figures import Guarded, guard
from dialoog.domain.outcomes import Harvest, Period, Span
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import ProgrammeState, Promise, PromiseFigures
from dialoog.domain.signals import Agenda
from dialoog.services import clock
from dialoog.services.followup import ActionFigures, count_actions
from dialoog.storage import outcomes as storage
from dialoog.storage.followup import ActionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outcomes import Moments
from dialoog.storage.programmes import ProgrammeRow


@dataclass(frozen=True)
class Reach:
    """How many people of each perspective were invited, said yes, and came; small groups hidden."""

    invited: Guarded[Perspective]
    accepted: Guarded[Perspective]
    came: Guarded[Perspective]


@dataclass(frozen=True)
class LateAction:
    """An action that is late, with by how many days."""

    row: ActionRow
    days: int


@dataclass(frozen=True)
class LatePromise:
    """A programme that let people wait longer than promised, and still does."""

    programme: ProgrammeRow
    due_on: date
    days: int


@dataclass(frozen=True)
class Overview:
    """Everything a manager sees at once."""

    orchard: tuple[tuple[MeetingRow, Harvest], ...]
    reach: Reach
    promises: PromiseFigures
    late_promises: tuple[LatePromise, ...]
    actions: ActionFigures
    late_actions: tuple[LateAction, ...]
    programmes: Mapping[ProgrammeState, int]
    agenda: Agenda

    @property
    def agreed(self) -> int:
        """How many agreements stand, over all meetings."""
        return sum(harvest.agreed for _meeting, harvest in self.orchard)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not (self.orchard or sum(self.programmes.values()))


def overview(period: Period, *, today: date) -> Overview:
    """Count what came of it: meetings by their day, promises and actions by the day they are due."""
    span = outcomes.span(period, today=today)
    during = _moments(span)
    rows = storage.list_programmes()
    promised = [
        (row, promise)
        for row in rows
        for promise in row.as_programme().promises
        if span.first <= promise.due_on <= span.last
    ]
    actions = storage.list_actions(span)
    late = (LateAction(row, followup.days_late(row.as_action(), today=today)) for row in actions)
    return Overview(
        orchard=_orchard(during),
        reach=_reach(during),
        promises=programmes.tally((promise for _row, promise in promised), today=today),
        late_promises=_still_waiting(promised, today=today),
        actions=count_actions(actions, today=today),
        late_actions=tuple(found for found in late if found.days),
        programmes=Counter(row.state for row in rows),
        agenda=signals.measure_agenda(row.origin for row in rows),
    )


def _moments(span: Span) -> Moments:
    """Give when the first day begins and the last one has ended, on the clock in the hall."""
    return Moments(
        datetime.combine(span.first, time.min, clock.ZONE),
        datetime.combine(span.last + timedelta(days=1), time.min, clock.ZONE),
    )


def _orchard(during: Moments) -> tuple[tuple[MeetingRow, Harvest], ...]:
    said = storage.count_contributions(during)
    agreements = storage.list_agreements(during)
    return tuple(
        (
            meeting,
            outcomes.harvest(
                said=said.get(meeting.id, 0), agreements=agreements.get(meeting.id, [])
            ),
        )
        for meeting in storage.list_meetings(during)
    )


def _reach(during: Moments) -> Reach:
    counted = {found.perspective: found for found in storage.count_people(during)}
    nobody = {perspective: storage.Reached(perspective, 0, 0, 0) for perspective in Perspective}
    people = nobody | counted
    return Reach(
        invited=guard({perspective: found.invited for perspective, found in people.items()}),
        accepted=guard({perspective: found.accepted for perspective, found in people.items()}),
        came=guard({perspective: found.came for perspective, found in people.items()}),
    )


def _still_waiting(
    promised: list[tuple[ProgrammeRow, Promise]], *, today: date
) -> tuple[LatePromise, ...]:
    return tuple(
        LatePromise(row, promise.due_on, (today - promise.due_on).days)
        for row, promise in promised
        if promise.told_on is None and promise.due_on < today
    )
