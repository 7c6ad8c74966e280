"""The day itself: begin and end it, guide the tables, write down what is said."""

from dialoog.services.live.agreements import get_agreement, require_heard, reword_agreement
from dialoog.services.live.announcements import (
    Announced,
    announce,
    answer,
    ask_to_go_on,
    list_announced,
    list_for_table,
    take_back_announcement,
)
from dialoog.services.live.circles import Circles, find_circles
from dialoog.services.live.contributions import (
    ContributionWords,
    care_done,
    choose_route,
    edit,
    get_contribution,
    get_entry,
    mend,
    move,
    record,
    restore,
    sort_by_stars,
    star,
    withdraw,
)
from dialoog.services.live.day import begin_day, end_day, reopen_day
from dialoog.services.live.hall import HallNow, clock_of_hall, look_at_whole_hall
from dialoog.services.live.practice import invent_table
from dialoog.services.live.sheet import Sheet, read_sheet
from dialoog.services.live.steps import Step, take_once
from dialoog.services.live.tables import (
    Standing,
    TableNow,
    ask_help,
    begin_table,
    end_help,
    get_own_table,
    go_back,
    go_on,
    look_at_hall,
    look_at_table,
    mark_of_hall,
    mark_of_table,
    take_longer,
)
from dialoog.services.live.turns import count_turns
from dialoog.services.live.typing_in import (
    is_open_for_paper,
    list_latest_cards,
    require_open_for_paper,
    type_in,
)
from dialoog.services.live.unchanged import Unchanged
from dialoog.storage.seating import get_table

__all__ = [
    "Announced",
    "Circles",
    "ContributionWords",
    "HallNow",
    "Sheet",
    "Standing",
    "Step",
    "TableNow",
    "Unchanged",
    "announce",
    "answer",
    "ask_help",
    "ask_to_go_on",
    "begin_day",
    "begin_table",
    "care_done",
    "choose_route",
    "clock_of_hall",
    "count_turns",
    "edit",
    "end_day",
    "end_help",
    "find_circles",
    "get_agreement",
    "get_contribution",
    "get_entry",
    "get_own_table",
    "get_table",
    "go_back",
    "go_on",
    "invent_table",
    "is_open_for_paper",
    "list_announced",
    "list_for_table",
    "list_latest_cards",
    "look_at_hall",
    "look_at_table",
    "look_at_whole_hall",
    "mark_of_hall",
    "mark_of_table",
    "mend",
    "move",
    "read_sheet",
    "record",
    "reopen_day",
    "require_heard",
    "require_open_for_paper",
    "restore",
    "reword_agreement",
    "sort_by_stars",
    "star",
    "take_back_announcement",
    "take_longer",
    "take_once",
    "type_in",
    "withdraw",
]
