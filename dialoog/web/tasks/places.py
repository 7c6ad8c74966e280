"""Where each kind of task is done, and what it is about in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from dialoog.domain.tasks import CARE, TaskKind


@dataclass(frozen=True, slots=True)
class Place:
    """A page to go to, with its words; ``about`` says what the task is about."""

    about: str
    label: str
    url: str


def place_of(task: Any, *, may_plan: bool) -> Place:
    """Say where a task is done; for who may not read wormpjes care is done from the task itself."""
    about = _about(task)
    if task.kind in CARE and not may_plan:
        return Place(about, _("Naar de taak"), url_for("tasks.show", task_id=task.id))
    return Place(about, *PLACES[task.kind](task))


def _about(task: Any) -> str:
    if task.advice:
        return str(task.advice.title)
    return str(task.meeting.title if task.meeting else task.programme.title)


def _worms(task: Any) -> tuple[str, str]:
    url = url_for("feedback.board", programme_id=task.programme_id, _anchor="wormpjes")
    return _("Naar de wormpjes"), url


def _advice(task: Any) -> tuple[str, str]:
    if task.advice_id is None:
        return _("Naar de antwoorden"), url_for("feedback.board", programme_id=task.programme_id)
    return _("Naar het advies"), url_for("feedback.advice", advice_id=task.advice_id)


def _meeting(task: Any) -> tuple[str, str]:
    if task.meeting_id is None:
        return _programme(task)
    return _("Naar de bijeenkomst"), url_for("meetings.show", meeting_id=task.meeting_id)


def _debrief(task: Any) -> tuple[str, str]:
    return _("Naar het nagesprek"), url_for("mirror.debrief", meeting_id=task.meeting_id)


def _closing_letter(task: Any) -> tuple[str, str]:
    return _("Naar de brief"), url_for("mirror.letter", meeting_id=task.meeting_id)


def _programme(task: Any) -> tuple[str, str]:
    return _("Naar het traject"), url_for("programmes.show", programme_id=task.programme_id)


def _following(task: Any) -> tuple[str, str]:
    return _("Naar het volgen"), url_for("cycles.following", programme_id=task.programme_id)


def _checks(task: Any) -> tuple[str, str]:
    return _("Naar de vraag"), url_for("feedback.checks", programme_id=task.programme_id)


PLACES: dict[TaskKind, Callable[[Any], tuple[str, str]]] = {
    TaskKind.AFTER_CARE: _worms,
    TaskKind.COMPLAINT: _worms,
    TaskKind.CARE_ADVICE: _worms,
    TaskKind.DEBRIEF: _debrief,
    TaskKind.CLOSING_LETTER: _closing_letter,
    TaskKind.PRESENT_ADVICE: _meeting,
    TaskKind.ANSWER_ADVICE: _advice,
    TaskKind.FOLLOW_UP_VISIT: _following,
    TaskKind.CHECK_ROUND: _checks,
    TaskKind.DECIDE_AGAIN: _advice,
}
