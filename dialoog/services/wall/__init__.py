"""Adviesvangers: ideas on a wall, put together, chosen with dots, shown on moodboards."""

from dialoog.services.wall.choosing import (
    back_to_sorting,
    begin_choosing,
    choose_again,
    count_paper,
    end_choosing,
    list_own_dots,
    prefer,
    promise_presentation,
    put_on_board,
    say_why,
    set_people,
    tap,
)
from dialoog.services.wall.ideas import add_idea, hush, show
from dialoog.services.wall.looking import Cluster, Wall, look, look_at_all, look_from
from dialoog.services.wall.moodboards import (
    Board,
    get_board,
    get_picture,
    list_boards,
    make_moodboard,
    remove_moodboard,
)
from dialoog.services.wall.sorting import put_together, rename, take_out, undo_cluster

__all__ = [
    "Board",
    "Cluster",
    "Wall",
    "add_idea",
    "back_to_sorting",
    "begin_choosing",
    "choose_again",
    "count_paper",
    "end_choosing",
    "get_board",
    "get_picture",
    "hush",
    "list_boards",
    "list_own_dots",
    "look",
    "look_at_all",
    "look_from",
    "make_moodboard",
    "prefer",
    "promise_presentation",
    "put_on_board",
    "put_together",
    "remove_moodboard",
    "rename",
    "say_why",
    "set_people",
    "show",
    "take_out",
    "tap",
    "undo_cluster",
]
