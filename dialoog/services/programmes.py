"""Programmes: ask the intake, start, keep or move the promise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from dialoog.domain import programmes
from dialoog.domain.programmes import IntakeStep, PromiseState, ReportChannel
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, keys
from dialoog.services.feedback import promises
from dialoog.storage import db
from dialoog.storage import programmes as storage
from dialoog.storage.programmes import ProgrammeRow

get_programme = storage.get_programme
list_programmes = storage.list_programmes


@dataclass(frozen=True)
class Readiness:
    """What a programme still needs before anybody can be invited."""

    missing: tuple[IntakeStep, ...]
    obstacles: tuple[programmes.Obstacle, ...]  # those that are known so far

    @property
    def complete(self) -> bool:
        return not self.missing


def create_programme(title: str, *, owner_id: int | None, now: datetime) -> ProgrammeRow:
    """Begin a programme with nothing but a working title."""
    row = ProgrammeRow(
        title=title,
        state=programmes.ProgrammeState.INTAKE,
        owner_id=owner_id,
        public_key=keys.random_key(),
        created_at=now,
    )
    db.session.add(row)
    db.session.flush()
    history.note("programme.created", "programme", row.id)
    return row


def rename(programme_id: int, title: str) -> None:
    """Give a programme another title."""
    storage.get_programme(programme_id).title = title


def readiness(row: ProgrammeRow, *, today: date) -> Readiness:
    """Say what is missing, and why it may be better not to start."""
    intake = row.as_intake()
    return Readiness(programmes.missing(intake), programmes.known_advice(intake, today=today))


def promise_state(row: ProgrammeRow, *, today: date) -> PromiseState | None:
    """Say how the running promise stands, or None when nothing is promised yet."""
    promise = row.as_programme().promise
    return programmes.promise_state(promise, today=today) if promise else None


def promise_days(row: ProgrammeRow, *, today: date) -> int:
    """Give the days until the running promise; negative when it is late, 0 without a promise."""
    promise = row.as_programme().promise
    return programmes.days_left(promise, today=today) if promise else 0


def needs_promise(row: ProgrammeRow) -> bool:
    """Say whether a programme was opened again and must promise anew."""
    return programmes.needs_promise(row.as_programme())


def answer_intake(
    programme_id: int, answers: dict[str, Any], *, version: int, user_id: int | None
) -> ProgrammeRow:
    """Store the answers to one question of the intake; the others stay as they are."""
    row = storage.get_programme(programme_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    programme = row.as_programme()
    revised = programmes.revise(programme, replace(programme.intake, **answers))
    row.remember(revised, user_id=user_id)
    history.note("programme.intake_answered", "programme", row.id)
    return row


def start(
    programme_id: int, *, share: int, least: int, today: date, user_id: int | None
) -> ProgrammeRow:
    """Open a programme with the threshold for "better"; from here its promise stands."""
    row = storage.get_programme(programme_id)
    ready = programmes.set_threshold(row.as_programme(), share=share, least=least)
    row.remember(programmes.start(ready, today=today), user_id=user_id)
    promises.watch_promise(row)
    history.note("programme.started", "programme", row.id)
    return row


def move_promise(
    programme_id: int, *, to: date, reason: str, now: datetime, user_id: int | None
) -> ProgrammeRow:
    """Give the running promise another date, and tell everybody who takes part."""
    row = storage.get_programme(programme_id)
    programme = row.as_programme()
    if programme.promise is None:
        raise Refused("programme.not_started")
    moved, notice = programmes.move_promise(
        programme.promise, to=to, reason=reason, today=clock.day_of(now)
    )
    row.remember(replace(programme, promises=(*programme.promises[:-1], moved)), user_id=user_id)
    promises.tell_promise_moved(programme_id, notice, now=now)
    history.note("programme.promise_moved", "programme", row.id)
    return row


def promise_again(
    programme_id: int,
    *,
    channels: frozenset[ReportChannel],
    due_on: date,
    today: date,
    user_id: int | None,
) -> ProgrammeRow:
    """Promise a next report-back, after the former promise was kept."""
    row = storage.get_programme(programme_id)
    promised = programmes.promise_again(
        row.as_programme(), channels=channels, due_on=due_on, today=today
    )
    row.remember(promised, user_id=user_id)
    promises.watch_promise(row)
    history.note("programme.promised_again", "programme", row.id)
    return row
