"""The words for meetings: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.meetings import MeetingState, MeetingStep

SENTENCES: dict[str, LazyString] = {
    "meeting.step_not_allowed": _l("Deze stap kan nu niet. De bijeenkomst is %(state)s."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    MeetingState: {
        MeetingState.DRAFT: _l("een concept"),
        MeetingState.PLANNED: _l("gepland"),
        MeetingState.UNDERWAY: _l("bezig"),
        MeetingState.HELD: _l("geweest"),
        MeetingState.LOCKED: _l("afgesloten"),
        MeetingState.CANCELLED: _l("afgezegd"),
    },
    MeetingStep: {
        MeetingStep.PLAN: _l("plannen"),
        MeetingStep.BEGIN: _l("beginnen"),
        MeetingStep.END: _l("stoppen"),
        MeetingStep.LOCK: _l("afsluiten"),
        MeetingStep.REOPEN: _l("weer openen"),
        MeetingStep.CANCEL: _l("afzeggen"),
    },
}
