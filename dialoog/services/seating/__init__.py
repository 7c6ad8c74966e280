"""Seating: tables, rules, plans and the board."""

from dialoog.services.seating.asking import AT_THE_TABLE
from dialoog.services.seating.board import (
    Board,
    Guest,
    Option,
    TableView,
    get_board,
    list_boards,
    list_guests,
    list_options,
    list_trades,
)
from dialoog.services.seating.moving import lock, move, pin, swap
from dialoog.services.seating.plans import keep, propose, set_balance, undo
from dialoog.services.seating.room import Room, get_room
from dialoog.services.seating.searching import (
    find_search,
    get_conflict,
    is_searching,
    search_later,
    stop_search,
)
from dialoog.services.seating.tables import (
    MOST_TABLES,
    arrange_table,
    get_table,
    list_tables,
    set_tables,
    suggested_count,
)

__all__ = [
    "AT_THE_TABLE",
    "MOST_TABLES",
    "Board",
    "Guest",
    "Option",
    "Room",
    "TableView",
    "arrange_table",
    "find_search",
    "get_board",
    "get_conflict",
    "get_room",
    "get_table",
    "is_searching",
    "keep",
    "list_boards",
    "list_guests",
    "list_options",
    "list_tables",
    "list_trades",
    "lock",
    "move",
    "pin",
    "propose",
    "search_later",
    "set_balance",
    "set_tables",
    "stop_search",
    "suggested_count",
    "swap",
    "undo",
]
