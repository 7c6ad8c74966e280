"""Meetings: what a programme plans and holds."""

from dialoog.services.meetings.planning import (
    Details,
    cancel_meeting,
    create_meeting,
    edit_meeting,
    get_programme_to_plan,
    plan_meeting,
)
from dialoog.services.meetings.readiness import (
    TableView,
    find_stages_done,
    list_tables,
    prepare,
)
from dialoog.services.meetings.reading import (
    Agenda,
    get_meeting,
    get_meeting_to_change,
    list_agenda,
    list_guided_by,
    list_of_programme,
    list_upcoming,
)
from dialoog.services.meetings.run_sheet import (
    Line,
    add_block,
    addable,
    get_block,
    move_block,
    read_run_sheet,
    remove_block,
    reword_block,
    set_minutes,
    split_block,
    undo,
)

__all__ = [
    "Agenda",
    "Details",
    "Line",
    "TableView",
    "add_block",
    "addable",
    "cancel_meeting",
    "create_meeting",
    "edit_meeting",
    "find_stages_done",
    "get_block",
    "get_meeting",
    "get_meeting_to_change",
    "get_programme_to_plan",
    "list_agenda",
    "list_guided_by",
    "list_of_programme",
    "list_tables",
    "list_upcoming",
    "move_block",
    "plan_meeting",
    "prepare",
    "read_run_sheet",
    "remove_block",
    "reword_block",
    "set_minutes",
    "split_block",
    "undo",
]
