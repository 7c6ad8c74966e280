"""The life of a programme: which steps it may take, and what it needs for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dialoog.domain.figures import SMALLEST_GROUP, Weighed, rounded
from dialoog.domain.programmes.intake import Intake, require_foundation
from dialoog.domain.programmes.promises import Promise, ReportChannel, make_promise
from dialoog.domain.refusal import Refused

SHARES = range(50, 101)
DEFAULT_SHARE = 60
DEFAULT_LEAST = SMALLEST_GROUP


class ProgrammeState(StrEnum):
    """Where a programme is in its life."""

    INTAKE = "intake"
    OPEN = "open"
    REPORTED = "reported"
    CLOSED = "closed"


class ProgrammeStep(StrEnum):
    """What can happen to a programme."""

    START = "start"
    REPORT = "report"
    CLOSE = "close"
    REOPEN = "reopen"


TRANSITIONS: dict[tuple[ProgrammeState, ProgrammeStep], ProgrammeState] = {
    (ProgrammeState.INTAKE, ProgrammeStep.START): ProgrammeState.OPEN,
    (ProgrammeState.OPEN, ProgrammeStep.REPORT): ProgrammeState.REPORTED,
    (ProgrammeState.REPORTED, ProgrammeStep.REPORT): ProgrammeState.REPORTED,
    (ProgrammeState.CLOSED, ProgrammeStep.REPORT): ProgrammeState.CLOSED,
    (ProgrammeState.REPORTED, ProgrammeStep.CLOSE): ProgrammeState.CLOSED,
    (ProgrammeState.REPORTED, ProgrammeStep.REOPEN): ProgrammeState.OPEN,
    (ProgrammeState.CLOSED, ProgrammeStep.REOPEN): ProgrammeState.OPEN,
}
RUNNING = frozenset({ProgrammeState.OPEN, ProgrammeState.REPORTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """When it counts as better: percent of the care users who answer, and the least number.

    At least half: less would let a programme close on nobody's word. And at least the smallest
    group that may be shown: what fewer people say is no result.
    """

    share: int = DEFAULT_SHARE
    least: int = DEFAULT_LEAST

    def __post_init__(self) -> None:
        if self.share not in SHARES or self.least < SMALLEST_GROUP:
            raise Refused("programme.threshold_out_of_range", share=self.share, least=self.least)

    def weigh(self, yes: int, *, of: int) -> Weighed:
        """Give what ``of`` answers say, of which ``yes`` are a yes, as it may be shown."""
        enough = None if of < self.least else yes * 100 >= self.share * of
        return Weighed(rounded(of), enough)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Who closed a programme without enough people saying that it is better, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Everything that decides about a programme; the last of ``promises`` is the one that runs."""

    intake: Intake
    state: ProgrammeState = ProgrammeState.INTAKE
    threshold: Threshold = Threshold()
    promises: tuple[Promise, ...] = ()
    reported_on: date | None = None
    override: Override | None = None
    closed_on: date | None = None

    @property
    def promise(self) -> Promise | None:
        return self.promises[-1] if self.promises else None


def advance(programme: Programme, step: ProgrammeStep) -> Programme:
    """Give the programme after ``step``; refuse a step that can't be taken now.

    This knows the order only. What a step demands is guarded by ``start`` here and by
    ``report_back``, ``close`` and ``settle`` in ``dialoog.domain.feedback``: call those.
    """
    try:
        state = TRANSITIONS[programme.state, step]
    except KeyError:
        raise Refused("programme.step_not_allowed", state=programme.state, step=step) from None
    closed_on = programme.closed_on if state is ProgrammeState.CLOSED else None
    return replace(programme, state=state, closed_on=closed_on)


def start(programme: Programme, *, today: date) -> Programme:
    """Open a programme; from here its promise stands."""
    started = advance(programme, ProgrammeStep.START)
    due_on = require_foundation(programme.intake)
    channels = programme.intake.report_channels
    promise = make_promise(channels=channels, due_on=due_on, today=today)
    return replace(started, promises=(promise,))


def revise(programme: Programme, intake: Intake) -> Programme:
    """Give the programme with other answers to the intake.

    Once it has started the answers stay complete, the promise changes by moving it only, and the
    theme keeps its origin: whose experience led the agenda is no matter of words afterwards.
    """
    if programme.state is ProgrammeState.CLOSED:
        raise Refused("programme.closed")
    if programme.state in RUNNING:
        before = programme.intake
        if (intake.report_channels, intake.report_by) != (before.report_channels, before.report_by):
            raise Refused("programme.promise_fixed")
        if before.origin is not None and intake.origin is not before.origin:
            raise Refused("programme.origin_fixed")
        require_foundation(intake)
    return replace(programme, intake=intake)


def promise_again(
    programme: Programme, *, channels: Iterable[ReportChannel], due_on: date, today: date
) -> Programme:
    """Give a programme its next promise after people heard back; earlier ones stay on record."""
    if programme.state not in RUNNING:
        raise Refused("programme.not_running", state=programme.state)
    if programme.promise is not None and programme.promise.sent_on is None:
        raise Refused("promise.still_open", due_on=programme.promise.due_on)
    promise = make_promise(channels=channels, due_on=due_on, today=today)
    return replace(programme, promises=(*programme.promises, promise))


def set_threshold(programme: Programme, *, share: int, least: int) -> Programme:
    """Choose when it counts as better; possible before the programme starts, not after."""
    if programme.state is not ProgrammeState.INTAKE:
        raise Refused("programme.threshold_fixed")
    return replace(programme, threshold=Threshold(share=share, least=least))


def require_ready_to_invite(programme: Programme, *, today: date) -> None:
    """Refuse to invite without a question, room for influence and a promise that can be kept.

    A reopened programme needs a new promise first; after reporting back, people may still be
    invited to hear and judge what is done.
    """
    if programme.state is ProgrammeState.CLOSED:
        raise Refused("programme.closed")
    require_foundation(programme.intake)
    promise = programme.promise
    if promise is None:
        raise Refused("programme.not_started")
    if promise.sent_on is None and promise.due_on < today:
        raise Refused("programme.promise_passed", due_on=promise.due_on)
    if needs_promise(programme):
        raise Refused("programme.promise_missing")


def needs_promise(programme: Programme) -> bool:
    """Say whether a programme was opened again without a promise that still runs."""
    promise = programme.promise
    answered = promise is not None and promise.sent_on is not None
    return answered and programme.state is ProgrammeState.OPEN
