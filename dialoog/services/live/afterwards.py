"""What a method asks of the organisation once the day is over, as tasks with a date."""

from __future__ import annotations

from datetime import timedelta

from dialoog.domain.methods import Tool
from dialoog.domain.mirror import DEBRIEF_WITHIN, LETTER_WITHIN
from dialoog.domain.tasks import TaskKind
from dialoog.domain.wall import PRESENT_WITHIN
from dialoog.services import clock, tasks
from dialoog.services.live.sheet import read_sheet
from dialoog.services.tasks import About
from dialoog.storage.meetings import MeetingRow

FOLLOWING: dict[Tool, tuple[tuple[TaskKind, timedelta], ...]] = {
    Tool.MIRROR: (
        (TaskKind.DEBRIEF, DEBRIEF_WITHIN),
        (TaskKind.CLOSING_LETTER, LETTER_WITHIN),
    ),
    Tool.DOTS: ((TaskKind.PRESENT_ADVICE, PRESENT_WITHIN),),
}


def ask_what_follows(meeting: MeetingRow) -> None:
    """Make the tasks that belong to the screens this meeting worked with."""
    sheet = read_sheet(meeting)
    about = About(programme_id=meeting.programme_id, meeting_id=meeting.id)
    held_on = clock.day_of(meeting.starts_at)
    for tool, asked in FOLLOWING.items():
        if sheet.position_with(tool) is not None:
            for kind, within in asked:
                tasks.make(kind, about, due_on=held_on + within)
