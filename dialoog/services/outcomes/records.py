"""The records behind the figures: what a manager finds on clicking one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dialoog.domain import outcomes
from dialoog.domain.outcomes import Harvest, Period, Scope
from dialoog.domain.programmes import ProgrammeState, Promise
from dialoog.services import clock
from dialoog.services.outcomes.window import window_of
from dialoog.storage import outcomes as storage
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.followup import ActionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outcomes import Window
from dialoog.storage.programmes import ProgrammeRow


def list_meetings(scope: Scope, *, today: date) -> list[tuple[MeetingRow, Harvest]]:
    """Give the meetings that took place, each with what it brought forth."""
    return harvests(window_of(scope, today=today))


def harvests(window: Window) -> list[tuple[MeetingRow, Harvest]]:
    """Give the meetings within a window, each with what it brought forth."""
    agreements = storage.list_agreements(window)
    return [
        (meeting, outcomes.harvest(said=said, agreements=agreements.get(meeting.id, [])))
        for meeting, said in storage.list_meetings(window)
    ]


def list_advices(scope: Scope, *, today: date) -> list[AdviceRow]:
    """Give what people advised and what was decided about it, the newest first."""
    return storage.list_advices(window_of(scope, today=today))


def list_actions(scope: Scope, *, today: date) -> list[ActionRow]:
    """Give the actions that are due in the period, the first date first."""
    return storage.list_actions(window_of(scope, today=today))


def list_promises(scope: Scope, *, today: date) -> list[tuple[ProgrammeRow, Promise]]:
    """Give the promises that are due in the period."""
    return promised(storage.list_programmes(), window_of(scope, today=today))


def promised(rows: list[ProgrammeRow], window: Window) -> list[tuple[ProgrammeRow, Promise]]:
    """Give the promises of programmes that are due within a window."""
    return [
        (row, promise)
        for row in rows
        if window.programme_id in (None, row.id)
        for promise in row.as_programme().promises
        if window.span.first <= promise.due_on <= window.span.last
    ]


def list_programmes(scope: Scope, *, today: date) -> list[ProgrammeRow]:
    """Give the programmes that got where they are in the period."""
    return arrived(storage.list_programmes(), window_of(scope, today=today))


def arrived(rows: list[ProgrammeRow], window: Window) -> list[ProgrammeRow]:
    """Give the programmes that got where they are within a window."""
    return [
        row
        for row in rows
        if window.programme_id in (None, row.id)
        and window.span.first <= since(row) <= window.span.last
    ]


def since(row: ProgrammeRow) -> date:
    """Give the day on which a programme was closed or told; otherwise the day it began."""
    day = {ProgrammeState.CLOSED: row.closed_on, ProgrammeState.REPORTED: row.reported_on}
    return day.get(row.state) or clock.day_of(row.created_at)


def list_measured(scope: Scope, *, today: date) -> list[ProgrammeRow]:
    """Give the programmes whose measures belong to the period."""
    window = window_of(scope, today=today)
    held = {meeting.programme_id for meeting, _said in storage.list_meetings(window)}
    return measured(storage.list_programmes(), scope, held=held)


def measured(
    rows: list[ProgrammeRow], scope: Scope, *, held: Collection[int]
) -> list[ProgrammeRow]:
    """Give the programmes whose measures count: of a period, those that ``held`` a meeting in it.

    A measure is kept as a count without a day, so that nobody can be found back in it.
    """
    return [
        row
        for row in rows
        if scope.programme_id in (None, row.id) and (scope.period is Period.ALL or row.id in held)
    ]
