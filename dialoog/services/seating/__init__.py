"""Seating: tables, rules, plans and the board."""

from dialoog.services.seating.board import (
    Board,
    Guest,
    Option,
    TableView,
    get_board,
    list_guests,
    list_options,
    list_trades,
)
from dialoog.services.seating.plans import (
    improve_later,
    is_improving,
    keep,
    move,
    pin,
    propose,
    set_balance,
    swap,
    undo,
)
from dialoog.services.seating.room import AT_THE_TABLE, Room, get_room
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
    "get_board",
    "get_room",
    "get_table",
    "improve_later",
    "is_improving",
    "keep",
    "list_guests",
    "list_options",
    "list_tables",
    "list_trades",
    "move",
    "pin",
    "propose",
    "set_balance",
    "set_tables",
    "suggested_count",
    "swap",
    "undo",
]
