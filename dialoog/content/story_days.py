"""The day of a meeting in a story: what was said and agreed, on the screens of its method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialoog.domain.feedback import CareRoute
from dialoog.domain.followup import ActionStep, OwnerKind
from dialoog.domain.live import QuoteConsent
from dialoog.domain.reactions import Aspect

# A date, or a number of days from today: -14 is two weeks ago.
Day = date | int


@dataclass(frozen=True, kw_only=True)
class SaidPart:
    """Something said at a table; ``route`` is for what hurts.

    ``stop`` is the step of a mirror meeting's route where it was said, from 1; a question of a
    listener may have been ``asked`` in the inner circle.
    """

    table: int
    phase: str
    kind: str
    text: str
    consent: QuoteConsent = QuoteConsent.ANONYMOUS
    stars: int = 0
    route: CareRoute | None = None
    stop: int = 0
    asked: bool = False


@dataclass(frozen=True, kw_only=True)
class StepPart:
    """A step in the life of an action."""

    day: Day
    step: ActionStep
    note: str = ""
    noticed_by: int = 0


@dataclass(frozen=True, kw_only=True)
class AgreementPart:
    """An agreement, read back when seats are ``present``; ``action`` puts it on the action list."""

    table: int
    who: str
    what: str
    kind: OwnerKind = OwnerKind.PERSON
    email: str = ""
    by: Day | None = None
    noticed: str = ""
    present: int = 0
    agreed: int = 0
    note: str = ""
    action: bool = False
    step: tuple[StepPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClusterPart:
    """Ideas, by their words, that hang together; ``picture`` is a file beside the story."""

    name: str
    of: tuple[str, ...]
    dots: int
    why: str = ""
    picture: str = ""
    line: str = ""
    alt: str = ""


@dataclass(frozen=True, kw_only=True)
class WallPart:
    """The wall of a table of Adviesvangers, chosen from with five dots each."""

    table: int
    people: int
    present_on: Day
    cluster: tuple[ClusterPart, ...]


@dataclass(frozen=True, kw_only=True)
class ReactionPart:
    """What a table said to an advice, by its title: hands that went up, and words."""

    table: int
    advice: str
    aspect: Aspect
    yes: int = 0
    no: int = 0
    unsure: int = 0
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanPart:
    """What a team will do with what it heard."""

    what: str
    who: str
    by: Day
    noticed: str
    kind: OwnerKind = OwnerKind.PERSON


@dataclass(frozen=True, kw_only=True)
class DebriefPart:
    """The talk of a team after a mirror meeting; the closing letter is written, not yet sent."""

    day: Day
    touched: str
    plan: tuple[PlanPart, ...]
    subject: str
    letter: str


@dataclass(frozen=True, kw_only=True)
class RecordPart:
    """The record of a meeting: sent to who was there, and locked when it has been read."""

    sent: Day
    locked: Day | None = None
    days: int = 10
