"""The room of invitations: its pages stand in the modules that are read here."""

from dialoog.web.invitations import (
    asking,
    attendance,
    board,
    calls,
    cards,
    check_in,
    guest,
    letters,
    needs,
    places,
    reminders,
    review,
    sending,
)
from dialoog.web.invitations.blueprint import bp

__all__ = [
    "asking",
    "attendance",
    "board",
    "bp",
    "calls",
    "cards",
    "check_in",
    "guest",
    "letters",
    "needs",
    "places",
    "reminders",
    "review",
    "sending",
]
