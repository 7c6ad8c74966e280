"""The day itself: where a table is in its run sheet, how long it still has, what may be recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from dialoog.domain.methods import RecordKind
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused

EXTRA_MINUTES = 5
LONGEST_CONTRIBUTION = 1000
CARE_WORKING_DAYS = 2
SATURDAY = 5


class Source(StrEnum):
    """How a contribution came in."""

    TABLE = "table"
    CARD = "card"
    OWN_DEVICE = "own_device"
    PHONE = "phone"
    SIGNAL = "signal"
    CHECK = "check"


class QuoteConsent(StrEnum):
    """How far the speaker's literal words may travel."""

    TABLE_ONLY = "table_only"
    ANONYMOUS = "anonymous"
    FIRST_NAME = "first_name"


@dataclass(frozen=True, slots=True)
class Visit:
    """A phase that a table has begun, and the minutes it took extra."""

    started_at: datetime
    extra_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a table is: one visit for each phase of the run sheet that it has begun, in order."""

    visits: tuple[Visit, ...]
    finished_at: datetime | None = None
    help_asked_at: datetime | None = None

    @property
    def position(self) -> int:
        """The place in the run sheet, from 0."""
        return len(self.visits) - 1


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a phase still has; it only tells, nothing ends by itself."""

    minutes_left: int
    minutes_total: int
    ends_at: datetime


def begin(*, now: datetime) -> Moment:
    """Give a table that begins its first phase."""
    return Moment(visits=(Visit(now),))


def go_on(moment: Moment, *, phases: int, now: datetime) -> Moment:
    """Begin the next of ``phases`` phases; after the last one the table is finished."""
    if moment.finished_at:
        raise Refused("live.table_finished")
    if moment.position + 1 >= phases:
        return replace(moment, finished_at=now, help_asked_at=None)
    return replace(moment, visits=(*moment.visits, Visit(now)))


def go_back(moment: Moment) -> Moment:
    """Return to the phase before, whose clock runs on as if it had never been left.

    A table that is finished returns to its last phase.
    """
    if moment.finished_at:
        return replace(moment, finished_at=None)
    if moment.position == 0:
        raise Refused("live.first_phase")
    return replace(moment, visits=moment.visits[:-1])


def take_longer(moment: Moment) -> Moment:
    """Add five minutes to the phase where the table is."""
    if moment.finished_at:
        raise Refused("live.table_finished")
    *before, current = moment.visits
    longer = replace(current, extra_minutes=current.extra_minutes + EXTRA_MINUTES)
    return replace(moment, visits=(*before, longer))


def ask_help(moment: Moment, *, now: datetime) -> Moment:
    """Let the organiser know that the table needs somebody; the first call counts."""
    return replace(moment, help_asked_at=moment.help_asked_at or now)


def end_help(moment: Moment) -> Moment:
    """Help has come, or isn't needed any more."""
    return replace(moment, help_asked_at=None)


def clock(moment: Moment, *, minutes: int, now: datetime) -> Clock:
    """Give the clock of a phase of ``minutes`` minutes; a minute that has begun counts whole."""
    visit = moment.visits[-1]
    total = minutes + visit.extra_minutes
    ends_at = visit.started_at + timedelta(minutes=total)
    left = ceil((ends_at - now) / timedelta(minutes=1))
    return Clock(minutes_left=max(0, min(left, total)), minutes_total=total, ends_at=ends_at)


def require_recordable(
    text: str,
    *,
    kind: RecordKind | None,
    phase_position: int,
    records: Collection[str],
    reached: int,
) -> RecordKind:
    """Give the kind, or refuse: no words, too many, or a kind that doesn't belong here.

    ``records`` are the kinds of the phase at ``phase_position``; a phase beyond ``reached`` hasn't
    begun, so that listeners stay silent until it is their turn.
    """
    if not text.strip():
        raise Refused("live.no_words")
    if len(text) > LONGEST_CONTRIBUTION:
        raise Refused("live.too_many_words", most=LONGEST_CONTRIBUTION)
    if kind is None or kind.key not in records:
        raise Refused("live.kind_not_here")
    if phase_position > reached:
        raise Refused("live.phase_not_begun")
    return kind


def consent_of(kind: RecordKind, asked: QuoteConsent) -> QuoteConsent:
    """Give how far words of this kind may travel; private ones never leave the table."""
    return QuoteConsent.TABLE_ONLY if kind.private else asked


def care_by(recorded_on: date) -> date:
    """Give the working day by which somebody who was touched is phoned."""
    day = recorded_on
    working_days = 0
    while working_days < CARE_WORKING_DAYS:
        day += timedelta(days=1)
        working_days += day.weekday() < SATURDAY
    return day


def may_be_read_by_all(
    consent: QuoteConsent, *, private: bool, withdrawn: bool, consent_withdrawn: bool
) -> bool:
    """Say whether somebody's words may leave the table: in a report, or on a public page.

    Consent that is withdrawn counts everywhere from that moment on.
    """
    shared = consent is not QuoteConsent.TABLE_ONLY
    return shared and not (private or withdrawn or consent_withdrawn)


def happened_at(told: datetime, *, now: datetime) -> datetime:
    """Give when something happened that a tablet tells of later: never after ``now``."""
    return min(told, now)


def unheard(spoke: Mapping[Perspective, int], seated: Collection[Perspective]) -> list[Perspective]:
    """Give the perspectives at the table of which nobody has spoken yet, while others have."""
    if not any(spoke.values()):
        return []
    return [side for side in Perspective if side in seated and not spoke.get(side, 0)]


def may_be_read_at_table(*, private: bool, withdrawn: bool, consent_withdrawn: bool) -> bool:
    """Say whether who sat at the table may read words again afterwards, on their own page."""
    return not (private or withdrawn or consent_withdrawn)
