"""The overview for managers: what came of the conversations, in ten seconds and without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dialoog.domain import followup, programmes, signals
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.outcomes import Harvest, Scope
from dialoog.domain.programmes import ProgrammeState, Promise, PromiseFigures
from dialoog.domain.signals import Agenda
from dialoog.services.followup import ActionFigures, count_actions
from dialoog.services.outcomes.better import PeopleSay, read_what_people_say
from dialoog.services.outcomes.reach import ReachTable, read_reach
from dialoog.services.outcomes.records import arrived, harvests, measured, promised
from dialoog.services.outcomes.window import window_of
from dialoog.storage import outcomes as storage
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.followup import ActionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow


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
    advices: tuple[AdviceRow, ...]
    reach: ReachTable
    promises: PromiseFigures
    late_promises: tuple[LatePromise, ...]
    actions: ActionFigures
    late_actions: tuple[LateAction, ...]
    programmes: Mapping[ProgrammeState, int]
    all_programmes: tuple[ProgrammeRow, ...]
    better: int
    overridden: int
    agenda: Agenda
    people_say: PeopleSay

    @property
    def said(self) -> int:
        """How often somebody said something that was written down, over all meetings."""
        return sum(harvest.said for _meeting, harvest in self.orchard)

    @property
    def agreed(self) -> int:
        """How many agreements stand, over all meetings."""
        return sum(harvest.agreed for _meeting, harvest in self.orchard)

    @property
    def dropped(self) -> int:
        """How many agreements were let go with all their actions."""
        return sum(harvest.dropped for _meeting, harvest in self.orchard)

    @property
    def decided(self) -> Mapping[DecisionAnswer | None, int]:
        """How many pieces of advice got which answer; None has no answer yet."""
        return Counter(row.decisions[-1].answer if row.decisions else None for row in self.advices)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not self.all_programmes


def overview(scope: Scope, *, today: date) -> Overview:
    """Count what came of it: meetings by their day, promises and actions by the day they are due,
    and programmes by the day they were closed or told, or else began.
    """
    window = window_of(scope, today=today)
    every = storage.list_programmes()
    rows, due, orchard = arrived(every, window), promised(every, window), harvests(window)
    actions = storage.list_actions(window)
    late = (LateAction(row, followup.days_late(row.as_action(), today=today)) for row in actions)
    held = {meeting.programme_id for meeting, _harvest in orchard}
    closed = [row for row in rows if row.state is ProgrammeState.CLOSED]
    overridden = sum(bool(row.override_name) for row in closed)
    return Overview(
        orchard=tuple(orchard),
        advices=tuple(storage.list_advices(window)),
        reach=read_reach(scope, today=today),
        promises=programmes.tally((promise for _row, promise in due), today=today),
        late_promises=_still_waiting(due, today=today),
        actions=count_actions(actions, today=today),
        late_actions=tuple(found for found in late if found.days),
        programmes=Counter(row.state for row in rows),
        all_programmes=tuple(every),
        better=len(closed) - overridden,
        overridden=overridden,
        agenda=signals.measure_agenda(row.origin for row in rows),
        people_say=read_what_people_say(
            scope, programme_ids=[row.id for row in measured(every, scope, held=held)]
        ),
    )


def _still_waiting(
    promised: list[tuple[ProgrammeRow, Promise]], *, today: date
) -> tuple[LatePromise, ...]:
    return tuple(
        LatePromise(row, promise.due_on, (today - promise.due_on).days)
        for row, promise in promised
        if promise.told_on is None and promise.due_on < today
    )
