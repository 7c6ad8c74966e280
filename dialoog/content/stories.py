"""A whole programme in one file: what is asked of whom, what happened on which day."""

from __future__ import annotations

import tomllib
import types
import typing
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path

from dialoog.content.story_cycles import CyclePart
from dialoog.content.story_days import (
    AgreementPart,
    Day,
    DebriefPart,
    ReactionPart,
    RecordPart,
    SaidPart,
    WallPart,
)
from dialoog.domain.feedback import DecisionAnswer, UpdateKind
from dialoog.domain.measures import MeasureMoment, Statement
from dialoog.domain.meetings import PlaceFeature
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import LadderStep, Origin, PolicyPhase, ReportChannel
from dialoog.domain.signals import SignalChannel

DEMO = Path(__file__).parent / "demo"


class StoryError(Exception):
    """A story that can't be loaded; says where in the file, and why."""


@dataclass(frozen=True, kw_only=True)
class ProgrammePart:
    """The intake; the programme starts on ``day``."""

    title: str
    day: Day
    heard: str
    heard_from: str
    origin: Origin
    question: str
    core_theme: str
    asked_of: str
    phase: PolicyPhase
    fixed: str
    open: str
    decider: str
    decides_on: Day
    ladder_step: LadderStep
    report_channels: tuple[ReportChannel, ...]
    report_by: Day
    share: int = 60
    least: int = 5


@dataclass(frozen=True, kw_only=True)
class InvitePart:
    """So many people of a group, beginning at the ``first``; the first of them answer."""

    group: str
    count: int
    first: int = 1
    yes: int = 0
    maybe: int = 0
    no: int = 0


@dataclass(frozen=True, kw_only=True)
class TablesPart:
    """Tables of one size, guided by the facilitators there are."""

    count: int
    seats_min: int = 4
    seats_max: int = 8


@dataclass(frozen=True, kw_only=True)
class MeetingPart:
    """One meeting; what lies after today has not happened yet."""

    title: str
    method: str
    day: Day
    start: str
    end: str
    place: str
    address: str
    planned: Day
    step: str | None = None
    route: str = ""
    contact: str = ""
    features: tuple[PlaceFeature, ...] = ()
    invited: Day | None = None
    held: bool = False
    invite: tuple[InvitePart, ...] = ()
    tables: TablesPart | None = None
    said: tuple[SaidPart, ...] = ()
    agreement: tuple[AgreementPart, ...] = ()
    wall: WallPart | None = None
    reaction: tuple[ReactionPart, ...] = ()
    debrief: DebriefPart | None = None
    record: RecordPart | None = None


@dataclass(frozen=True, kw_only=True)
class AdvicePart:
    """Contributions, by their words, that get one answer; without ``answer`` it still waits."""

    title: str
    day: Day
    of: tuple[str, ...]
    answer: DecisionAnswer | None = None
    reason: str = ""
    by: str = ""
    until: Day | None = None
    change: str = ""
    noticed: str = ""


@dataclass(frozen=True, kw_only=True)
class AsidePart:
    """Contributions, by their words, that are not used, and why."""

    day: Day
    of: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReportPart:
    """When people heard back, with the words above the answers."""

    day: Day
    opening: str


@dataclass(frozen=True, kw_only=True)
class UpdatePart:
    """Something planned that people heard in another way on ``day``; ``skipped`` is why not."""

    day: Day
    kind: UpdateKind
    skipped: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckPart:
    """A round of asking whether it is better; so many care users answered.

    ``words`` are what the first of them who said yes wrote for everybody, chosen ``because``.
    """

    day: Day
    question: str
    closes: Day
    yes: int = 0
    no: int = 0
    unsure: int = 0
    words: str = ""
    because: str = ""
    chosen_by: str = ""


@dataclass(frozen=True, kw_only=True)
class MeasurePart:
    """What people of one side say on one statement of the short measure, a score for each."""

    day: Day
    moment: MeasureMoment
    side: Perspective
    statement: Statement
    scores: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SignalPart:
    """A signal that comes in on ``day``; it waits until it is ``settled``.

    Then it is answered with ``answer``, becomes the programme ``becomes``, advises unasked what
    ``advises`` says (with the day of the reply), or else joins the programme of this story.
    """

    day: Day
    text: str
    origin: Origin
    channel: SignalChannel
    group: str = ""
    quotable: bool = False
    settled: Day | None = None
    answer: str = ""
    becomes: str = ""
    advises: str = ""
    reply_by: Day | None = None


@dataclass(frozen=True, kw_only=True)
class Story:
    """A programme from its first question to its end; ``people`` is a list beside the file.

    ``folder`` is where the files are that it names.
    """

    programme: ProgrammePart
    folder: Path = DEMO
    people: str = ""
    signal: tuple[SignalPart, ...] = ()
    meeting: tuple[MeetingPart, ...] = ()
    cycle: CyclePart | None = None
    advice: tuple[AdvicePart, ...] = ()
    aside: tuple[AsidePart, ...] = ()
    report: ReportPart | None = None
    update: tuple[UpdatePart, ...] = ()
    check: CheckPart | None = None
    measure: tuple[MeasurePart, ...] = ()
    closed: Day | None = None


def read_story(path: Path) -> Story:
    """Read a story; ``StoryError`` says at which place the file is wrong."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoryError(f"{path.name}: {error}") from error
    story = typing.cast(Story, _fill(Story, raw, path.name))
    return replace(story, folder=path.parent)


def _fill(kind: type, raw: object, place: str) -> object:
    if not isinstance(raw, dict):
        raise StoryError(f"{place}: a table with names and values is needed here")
    hints = typing.get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}
    for name in raw.keys() - known.keys():
        raise StoryError(f"{place}: '{name}' is not known here")
    for name, field in known.items():
        if name not in raw and field.default is MISSING:
            raise StoryError(f"{place}: '{name}' is missing")
    return kind(**{name: _value(hints[name], raw[name], f"{place}: {name}") for name in raw})


def _value(hint: object, raw: object, place: str) -> object:
    if typing.get_origin(hint) is tuple:
        if not isinstance(raw, list):
            raise StoryError(f"{place}: a list is needed here")
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, each, f"{place} {n}") for n, each in enumerate(raw, 1))
    if isinstance(hint, types.UnionType):
        return _one_of(typing.get_args(hint), raw, place)
    if is_dataclass(hint) and isinstance(hint, type):
        return _fill(hint, raw, place)
    return _plain(hint, raw, place)


def _one_of(hints: tuple[object, ...], raw: object, place: str) -> object:
    kinds = [hint for hint in hints if hint is not types.NoneType]
    if kinds == [date, int] or set(kinds) == {date, int}:
        if isinstance(raw, date | int) and not isinstance(raw, bool):
            return raw
        raise StoryError(f"{place}: a date or a number of days from today is needed here")
    return _value(kinds[0], raw, place)


def _plain(hint: object, raw: object, place: str) -> object:
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(raw)
        except ValueError:
            words = ", ".join(str(member.value) for member in hint)
            raise StoryError(f"{place}: {raw!r} is none of {words}") from None
    if not isinstance(hint, type) or type(raw) is not hint:
        raise StoryError(f"{place}: {raw!r} is of the wrong kind")
    return raw
