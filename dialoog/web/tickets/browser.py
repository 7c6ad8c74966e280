"""The ticket that a browser came with, kept in its session like a login but for one table."""

from __future__ import annotations

from flask import g, session

from dialoog.services import clock, tickets
from dialoog.services.tickets import Ticket

PLACE = "ticket"


def receive(ticket: Ticket) -> None:
    """Let this browser guide the table of a ticket; who was logged in here no longer is.

    A tablet that is handed to somebody must not bring the account of its owner along.
    """
    language = session.get("language")
    hand_in()
    session[PLACE] = [ticket.mark, ticket.table_id]
    if language:
        session["language"] = language


def hand_in() -> None:
    """Forget the ticket and everything else that this browser may."""
    session.clear()
    session.renew()  # type: ignore[attr-defined]
    g.account = None


def table_of_browser() -> int | None:
    """Give the table for which this browser came with a ticket, valid or not."""
    opened = session.get(PLACE)
    return opened[1] if opened else None


def find_ticket() -> Ticket | None:
    """Give the ticket of this browser; None when it has none, or when it was taken back."""
    opened = session.get(PLACE)
    return tickets.find_by_mark(opened[0], now=clock.now()) if opened else None
