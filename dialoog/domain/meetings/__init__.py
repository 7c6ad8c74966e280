"""Meetings: their life, time and place, the arithmetic of their run sheet, and what they lack."""

from dialoog.domain.meetings.life import (
    BEFORE_THE_DAY,
    TRANSITIONS,
    MeetingState,
    MeetingStep,
    advance,
    cancel,
    require_changeable,
    require_running,
)
from dialoog.domain.meetings.own_method import LONGEST_TITLE, make_own, step_held
from dialoog.domain.meetings.place import Place, PlaceFeature, lacking, require_known
from dialoog.domain.meetings.readiness import Point, Preparation, Stage, judge, stages_done
from dialoog.domain.meetings.rewording import (
    Asked,
    KindWords,
    Wording,
    name_kind,
    reword,
    with_route,
)
from dialoog.domain.meetings.run_sheet import (
    LONGEST_BLOCK,
    Timed,
    free_key,
    insert,
    minutes_over,
    move,
    remove,
    split,
    timetable,
    with_minutes,
)
from dialoog.domain.meetings.slot import Slot, moment_on, require_to_come
from dialoog.domain.meetings.tools import choosable_tools, require_tools

__all__ = [
    "BEFORE_THE_DAY",
    "LONGEST_BLOCK",
    "LONGEST_TITLE",
    "TRANSITIONS",
    "Asked",
    "KindWords",
    "MeetingState",
    "MeetingStep",
    "Place",
    "PlaceFeature",
    "Point",
    "Preparation",
    "Slot",
    "Stage",
    "Timed",
    "Wording",
    "advance",
    "cancel",
    "choosable_tools",
    "free_key",
    "insert",
    "judge",
    "lacking",
    "make_own",
    "minutes_over",
    "moment_on",
    "move",
    "name_kind",
    "remove",
    "require_changeable",
    "require_known",
    "require_running",
    "require_to_come",
    "require_tools",
    "reword",
    "split",
    "stages_done",
    "step_held",
    "timetable",
    "with_minutes",
    "with_route",
]
