"""Who guides a table: in pairs, and with a ticket when they have no account."""

from dialoog.services.tickets.keeping import (
    OPEN_FOR,
    Link,
    Ticket,
    check_guesses,
    find_by_code,
    find_by_key,
    find_by_mark,
    list_links,
    make,
    make_missing,
    note_wrong_guess,
    open_early,
    take_back,
)
from dialoog.services.tickets.pairs import TableGuidance, look_at_guidance, swap

__all__ = [
    "OPEN_FOR",
    "Link",
    "TableGuidance",
    "Ticket",
    "check_guesses",
    "find_by_code",
    "find_by_key",
    "find_by_mark",
    "list_links",
    "look_at_guidance",
    "make",
    "make_missing",
    "note_wrong_guess",
    "open_early",
    "swap",
    "take_back",
]
