"""The promise to the people: by which date, and how, they hear what is done with their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.refusal import Refused

SOON_DAYS = 14
IMMINENT_DAYS = 3
WARNINGS = (SOON_DAYS, IMMINENT_DAYS)


class ReportChannel(StrEnum):
    """How people hear back."""

    MAIL = "mail"
    LETTER = "letter"
    PHONE = "phone"
    PUBLIC_PAGE = "public_page"
    MEETING = "meeting"


class PromiseState(StrEnum):
    """What the clock of a promise shows."""

    DUE = "due"
    SOON = "soon"
    IMMINENT = "imminent"
    LATE = "late"
    TELLING = "telling"
    KEPT = "kept"
    TOLD_LATE = "told_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMove:
    """A promised date that was moved; people are told this old date, new date and reason."""

    old: date
    new: date
    reason: str
    moved_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """How and by which date people hear back.

    ``sent_on`` is when the answer left, ``told_on`` when everybody who can be reached had it: a
    letter that isn't posted has told nobody anything.
    """

    channels: frozenset[ReportChannel]
    due_on: date
    sent_on: date | None = None
    told_on: date | None = None
    moves: tuple[PromiseMove, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """How many promises were kept, were broken, and are still open within their date."""

    kept: int
    late: int
    open: int

    @property
    def share_kept(self) -> int | None:
        """Whole percent kept of the promises that had to be kept by now, rounded down."""
        ended = self.kept + self.late
        return self.kept * 100 // ended if ended else None


def days_left(promise: Promise, *, today: date) -> int:
    """Give the days until the promised date; a negative number is how many days it is late."""
    return (promise.due_on - today).days


def was_late(promise: Promise, *, today: date) -> bool:
    """Say whether people had to wait longer than promised.

    Moving a date that has passed doesn't make up for it: the promise was broken by then.
    """
    moved_afterwards = any(move.moved_on > move.old for move in promise.moves)
    return moved_afterwards or (promise.told_on or today) > promise.due_on


def promise_state(promise: Promise, *, today: date) -> PromiseState:
    """Give what the clock shows: 14 and 3 days before the date it warns, after it it is late.

    A promise is kept when everybody has been told, not when the answer leaves.
    """
    if promise.told_on is not None:
        return PromiseState.TOLD_LATE if was_late(promise, today=today) else PromiseState.KEPT
    left = days_left(promise, today=today)
    if left < 0:
        return PromiseState.LATE
    if promise.sent_on is not None:
        return PromiseState.TELLING
    if left <= IMMINENT_DAYS:
        return PromiseState.IMMINENT
    return PromiseState.SOON if left <= SOON_DAYS else PromiseState.DUE


def warning_days(promise: Promise, *, today: date) -> tuple[date, ...]:
    """Give the days, from today on, on which who keeps this promise must be warned."""
    days = (promise.due_on - timedelta(days=left) for left in WARNINGS)
    return tuple(day for day in days if day >= today)


def make_promise(*, channels: Iterable[ReportChannel], due_on: date, today: date) -> Promise:
    """Make a promise; refuse one without a channel or with a date that has passed."""
    ways = frozenset(channels)
    if not ways:
        raise Refused("promise.channel_missing")
    if due_on < today:
        raise Refused("promise.date_in_past", due_on=due_on)
    return Promise(channels=ways, due_on=due_on)


def move_promise(
    promise: Promise, *, to: date, reason: str, today: date
) -> tuple[Promise, PromiseMove]:
    """Give the promise with its new date, and the notice that people get of it."""
    if promise.sent_on is not None:
        raise Refused("promise.told_already", told_on=promise.sent_on)
    if not reason.strip():
        raise Refused("promise.reason_missing")
    if to < today:
        raise Refused("promise.date_in_past", due_on=to)
    if to == promise.due_on:
        raise Refused("promise.date_unchanged", due_on=to)
    notice = PromiseMove(old=promise.due_on, new=to, reason=reason.strip(), moved_on=today)
    return replace(promise, due_on=to, moves=(*promise.moves, notice)), notice


def send_answer(promise: Promise, *, today: date) -> Promise:
    """Give the promise after the answer left; the first time is what counts."""
    return promise if promise.sent_on is not None else replace(promise, sent_on=today)


def fulfil_promise(promise: Promise, *, today: date) -> Promise:
    """Give the promise after everybody heard back; the first time is what counts."""
    if promise.told_on is not None:
        return promise
    return replace(send_answer(promise, today=today), told_on=today)


def tally(promises: Iterable[Promise], *, today: date) -> PromiseFigures:
    """Count what became of promises, from their stored dates only."""
    kept = late = still_open = 0
    for promise in promises:
        if was_late(promise, today=today):
            late += 1
        elif promise.told_on is None:
            still_open += 1
        else:
            kept += 1
    return PromiseFigures(kept=kept, late=late, open=still_open)
