"""The calendar after a meeting: what people hear when, so that nobody is left in silence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.refusal import Refused

NEWS_WITHIN = timedelta(days=14)
WARNED_BEFORE = timedelta(days=3)


class UpdateKind(StrEnum):
    """What people hear of after a meeting, in order of time; news is a decision that changed."""

    THANKS = "thanks"
    NOTES = "notes"
    ANSWERS = "answers"
    CHANGE = "change"
    STORY = "story"
    NEWS = "news"


class UpdateState(StrEnum):
    """How an update stands."""

    PLANNED = "planned"
    OVERDUE = "overdue"
    DONE = "done"
    SKIPPED = "skipped"


AFTER = {
    UpdateKind.THANKS: timedelta(weeks=1),
    UpdateKind.NOTES: timedelta(weeks=3),
    UpdateKind.ANSWERS: timedelta(weeks=6),
    UpdateKind.CHANGE: timedelta(days=91),
    UpdateKind.STORY: timedelta(days=365),
}
OF_ONE_MEETING = frozenset({UpdateKind.THANKS, UpdateKind.NOTES})
NEVER_SKIPPED = frozenset({UpdateKind.ANSWERS, UpdateKind.NEWS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Something that people will hear by a day; done, or skipped with a reason."""

    kind: UpdateKind
    due_on: date
    done_on: date | None = None
    skipped: str = ""

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.skipped


def propose_updates(*, met_on: date) -> tuple[Update, ...]:
    """Give the calendar that is usual after a meeting."""
    return tuple(Update(kind=kind, due_on=met_on + after) for kind, after in AFTER.items())


def plan_news(*, today: date) -> Update:
    """Give the update that tells of a decision which changed after people were told."""
    return Update(kind=UpdateKind.NEWS, due_on=today + NEWS_WITHIN)


def update_state(update: Update, *, today: date) -> UpdateState:
    """Give how an update stands; what isn't done by its day is overdue until it is."""
    if update.done_on is not None:
        return UpdateState.DONE
    if update.skipped:
        return UpdateState.SKIPPED
    return UpdateState.OVERDUE if update.due_on < today else UpdateState.PLANNED


def move_update(update: Update, *, to: date, today: date) -> Update:
    """Give the update on another day."""
    _require_open(update)
    if to < today:
        raise Refused("update.date_in_past", due_on=to)
    return replace(update, due_on=to)


def skip_update(update: Update, *, reason: str) -> Update:
    """Give the update as left out, with the reason; answers and news are never left out."""
    _require_open(update)
    if update.kind in NEVER_SKIPPED:
        raise Refused("update.never_skipped")
    if not reason.strip():
        raise Refused("update.reason_missing")
    return replace(update, skipped=reason.strip())


def finish_update(update: Update, *, today: date) -> Update:
    """Give the update as done; the first time is what counts."""
    return replace(update, done_on=today) if update.is_open else update


def finish_by_hand(update: Update, *, today: date) -> Update:
    """Give the update as done in some way of their own; answers leave through Dialoog only."""
    _require_open(update)
    if update.kind in NEVER_SKIPPED:
        raise Refused("update.never_skipped")
    return finish_update(update, today=today)


def _require_open(update: Update) -> None:
    if not update.is_open:
        raise Refused("update.settled")
