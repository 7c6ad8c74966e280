"""A cycle as a whole: begin it, see where it is and what is next, go on or back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from dialoog.content import shipped_methods
from dialoog.domain import cycles as domain
from dialoog.domain.cycles import Harvest, Side, Stage
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState, require_running
from dialoog.domain.methods import Method, RecordKind, Step, Tool, to_json
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history
from dialoog.storage import cycles as storage
from dialoog.storage import db
from dialoog.storage.cycles import CycleRow, SideRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import get_programme

find_cycle = storage.find_cycle
count = storage.count_harvest


@dataclass(frozen=True)
class StepNow:
    """One step of a cycle; ``meetings`` are those in which it is taken."""

    stage: Stage
    step: Step
    state: str
    meetings: Sequence[MeetingRow]


@dataclass(frozen=True)
class CycleNow:
    """Where a cycle is and what it has brought."""

    row: CycleRow
    harvest: Harvest
    steps: Sequence[StepNow]

    @property
    def here(self) -> StepNow:
        """The step that is being worked on."""
        return next(step for step in self.steps if step.stage is self.row.stage)

    @property
    def following(self) -> StepNow | None:
        """The step that comes next."""
        stage = domain.later(self.row.stage)
        return next((step for step in self.steps if step.stage is stage), None)


def list_methods() -> list[Method]:
    """Give the methods from which a cycle can be made."""
    return [method for method in shipped_methods().values() if domain.is_cycle(method)]


def begin(programme_id: int, *, now: datetime, method_key: str | None = None) -> CycleRow:
    """Begin the cycle of a programme that has started; a second one isn't made."""
    require_running(get_programme(programme_id).state)
    earlier = storage.find_cycle(programme_id)
    if earlier:
        return earlier
    method = next(one for one in list_methods() if method_key in {one.key, None})
    row = CycleRow(
        programme_id=programme_id, method=to_json(method), stage=Stage.CHOOSE, created_at=now
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(SideRow(cycle_id=row.id, side=side) for side in Side)
    history.note("cycle.begun", "cycle", row.id)
    return row


def get_cycle(programme_id: int) -> CycleRow:
    """Give the cycle of a programme; without one it isn't there."""
    row = storage.find_cycle(programme_id)
    if row is None:
        raise Missing("cycle", programme_id)
    return row


def look(row: CycleRow) -> CycleNow:
    """Give where a cycle is, what it has brought, and the meetings of its steps."""
    method = row.as_method()
    meetings = [
        (meeting, keys)
        for meeting, keys in storage.list_meetings_with_phases(row.programme_id)
        if meeting.state is not MeetingState.CANCELLED
    ]
    here = list(Stage).index(row.stage)
    steps = [
        StepNow(
            stage,
            step,
            "done" if number < here else "now" if number == here else "todo",
            _meetings_of(step, meetings),
        )
        for number, stage in enumerate(Stage)
        if (step := method.find_step(domain.TOOLS[stage]))
    ]
    return CycleNow(row, count(row), steps)


def choose_period(cycle: CycleRow, until: date, *, today: date) -> None:
    """Say until which day pairs bring in cards; their links work no longer."""
    if until <= today:
        raise Refused("cycle.period_past", day=until)
    cycle.collect_until = until
    history.note("cycle.period_chosen", "cycle", cycle.id)


def go_on(programme_id: int, *, from_stage: Stage, now: datetime, today: date) -> CycleRow:
    """Begin the next step; a second press for the same step changes nothing."""
    row = get_cycle(programme_id)
    if row.stage is not from_stage:
        return row
    row.stage = domain.go_on(row.stage, count(row), today=today)
    if row.stage is Stage.JOINT:
        _open_views(row, now=now)
    history.note("cycle.went_on", "cycle", row.id, stage=row.stage)
    return row


def go_back(programme_id: int, *, from_stage: Stage) -> CycleRow:
    """Return to the step before; a second press for the same step changes nothing."""
    row = get_cycle(programme_id)
    if row.stage is from_stage:
        row.stage = domain.go_back(row.stage)
        history.note("cycle.went_back", "cycle", row.id, stage=row.stage)
    return row


def kind_for(method: Method, tool: Tool, *, private: bool = False) -> RecordKind:
    """Give the kind of contribution that is recorded on a screen of a method."""
    step = method.find_step(tool)
    records: list[str] = list(step.records) if step else []
    for phase in step.phases if step else ():
        records += phase.records if tool in phase.tools else ()
    kinds = (method.get_record_kind(key) for key in records)
    return next(kind for kind in kinds if kind.private is private)


def _open_views(row: CycleRow, *, now: datetime) -> None:
    """Let each group's views be read by all; as contributions they can't get lost any more."""
    row.joined_at = row.joined_at or now
    kind = kind_for(row.as_method(), Tool.BOTH_VIEWS)
    for view in storage.list_views(side.id for side in storage.list_sides(row.id)):
        if view.contribution_id is not None:
            continue
        said = ContributionRow(
            client_id=uuid4(),
            programme_id=row.programme_id,
            meeting_id=view.side.meeting_id,
            kind=kind.key,
            tree_part=kind.tree_part,
            text=view.text,
            source=Source.CARD,
            quote_consent=QuoteConsent.TABLE_ONLY,
            recorded_at=view.recorded_at,
        )
        db.session.add(said)
        db.session.flush()
        view.contribution_id = said.id


def _meetings_of(step: Step, meetings: Iterable[tuple[MeetingRow, set[str]]]) -> list[MeetingRow]:
    wanted = {phase.key for phase in step.phases}
    return [meeting for meeting, keys in meetings if wanted & keys]
