"""The intake: from what is heard to a question, room for influence and a promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialoog.domain.programmes.promises import ReportChannel
from dialoog.domain.refusal import Refused


class Origin(StrEnum):
    """Where a theme comes from."""

    CARE_USERS = "care_users"
    PROFESSIONALS = "professionals"
    POLICY = "policy"


class PolicyPhase(StrEnum):
    """The phase of policy in which people are asked (Wet versterking participatie)."""

    PREPARATION = "preparation"
    EXECUTION = "execution"
    EVALUATION = "evaluation"


class RoomLeft(StrEnum):
    """How much of people's advice can still be taken over."""

    MUCH = "much"
    LITTLE = "little"
    NONE = "none"


class LadderStep(StrEnum):
    """The steps of the participation ladder, from least to most influence."""

    INFORM = "inform"
    CONSULT = "consult"
    ADVISE = "advise"
    COPRODUCE = "coproduce"
    CODECIDE = "codecide"


class IntakeStep(StrEnum):
    """The questions of the intake, in the order in which they are asked."""

    HEARD = "heard"
    QUESTION = "question"
    ASKED_OF = "asked_of"
    ROOM = "room"
    DECIDER = "decider"
    LADDER = "ladder"
    REPORT = "report"


class Obstacle(StrEnum):
    """Why it is better not to start: asking people would be empty."""

    NO_ROOM = "no_room"
    NO_DECIDER = "no_decider"
    DECIDED_ALREADY = "decided_already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The answers to the intake; what is not known yet is empty."""

    heard: str = ""
    heard_from: str = ""
    origin: Origin | None = None
    question: str = ""
    core_theme: str = ""
    asked_of: str = ""
    suits: str = ""
    phase: PolicyPhase | None = None
    room_left: RoomLeft | None = None
    fixed: str = ""
    open: str = ""
    decider: str = ""
    decides_on: date | None = None
    ladder_step: LadderStep | None = None
    report_channels: frozenset[ReportChannel] = frozenset()
    report_by: date | None = None


NEEDED: dict[IntakeStep, tuple[str, ...]] = {
    IntakeStep.HEARD: ("heard", "heard_from", "origin"),
    IntakeStep.QUESTION: ("question", "core_theme"),
    IntakeStep.ASKED_OF: ("asked_of",),
    IntakeStep.ROOM: ("phase", "fixed", "open"),
    IntakeStep.DECIDER: ("decider", "decides_on"),
    IntakeStep.LADDER: ("ladder_step",),
    IntakeStep.REPORT: ("report_channels", "report_by"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomForInfluence:
    """The card that tells people how far their words can reach."""

    phase: PolicyPhase
    fixed: str
    open: str
    decider: str
    decides_on: date
    ladder_step: LadderStep


def missing(intake: Intake) -> tuple[IntakeStep, ...]:
    """Give the questions of the intake that have no full answer yet."""
    return tuple(
        step
        for step, fields in NEEDED.items()
        if not all(_filled(getattr(intake, field)) for field in fields)
    )


def advice(intake: Intake, *, today: date) -> tuple[Obstacle, ...]:
    """Give the reasons not to start; nothing says that people can really have influence."""
    obstacles = []
    if intake.ladder_step is LadderStep.INFORM or not _has_room(intake):
        obstacles.append(Obstacle.NO_ROOM)
    if not intake.decider.strip():
        obstacles.append(Obstacle.NO_DECIDER)
    if intake.decides_on is not None and intake.decides_on < today:
        obstacles.append(Obstacle.DECIDED_ALREADY)
    return tuple(obstacles)


def known_advice(intake: Intake, *, today: date) -> tuple[Obstacle, ...]:
    """Give the reasons not to start that don't just come from a question still unanswered."""
    unanswered = missing(intake)
    obstacles = list(advice(intake, today=today))
    told = intake.ladder_step is LadderStep.INFORM or intake.room_left is RoomLeft.NONE
    if IntakeStep.ROOM in unanswered and not told and Obstacle.NO_ROOM in obstacles:
        obstacles.remove(Obstacle.NO_ROOM)
    if IntakeStep.DECIDER in unanswered and Obstacle.NO_DECIDER in obstacles:
        obstacles.remove(Obstacle.NO_DECIDER)
    return tuple(obstacles)


def find_room(intake: Intake) -> RoomForInfluence | None:
    """Give the room-for-influence card, or None while something on it is unknown."""
    if intake.phase is None or intake.decides_on is None or intake.ladder_step is None:
        return None
    if not (_filled(intake.fixed) and _filled(intake.open) and _filled(intake.decider)):
        return None
    return RoomForInfluence(
        phase=intake.phase,
        fixed=intake.fixed,
        open=intake.open,
        decider=intake.decider,
        decides_on=intake.decides_on,
        ladder_step=intake.ladder_step,
    )


def require_foundation(intake: Intake) -> date:
    """Refuse an intake without question, room or promise; give the date that is promised."""
    if not _filled(intake.question):
        raise Refused("programme.question_missing")
    if find_room(intake) is None:
        raise Refused("programme.room_missing")
    if not intake.report_channels or intake.report_by is None:
        raise Refused("programme.promise_missing")
    return intake.report_by


def _has_room(intake: Intake) -> bool:
    """Say whether anything can still change: by how much was said, else by what was written."""
    if intake.room_left is None:
        return _filled(intake.open)
    return intake.room_left is not RoomLeft.NONE


def _filled(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
