"""The room of the day itself, who may come to a table there, and what its pages can say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, abort, g, render_template

from dialoog.domain.accounts import Ability
from dialoog.domain.live import care_by
from dialoog.domain.text import Text
from dialoog.domain.tickets import Opening
from dialoog.services import live, organisations, seating
from dialoog.services.clock import ZONE
from dialoog.web.access import to_log_in
from dialoog.web.tickets.browser import find_ticket, table_of_browser

View = TypeVar("View", bound=Callable[..., Any])

bp = Blueprint("live", __name__)


def guides(view: View) -> View:
    """Open a page of one table to who guides it or organises the meeting, and to its ticket.

    The address has ``table_id``, the page gets the table itself as ``table``. For others the table
    isn't there.
    """

    @wraps(view)
    def guarded(table_id: int, **values: Any) -> Any:
        if g.account:
            return view(table=_own_table(table_id), **values)
        if table_of_browser() != table_id:
            return to_log_in()
        ticket = find_ticket()
        if ticket is None or ticket.opening is not Opening.OPEN:
            return render_template("tickets/closed.html", ticket=ticket), 403
        organisations.enter(ticket.organisation_id)
        return view(table=seating.get_table(table_id), **values)

    guarded.open_to = "guides"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def _own_table(table_id: int) -> Any:
    abilities = g.account.abilities
    if Ability.GUIDE not in abilities:
        abort(404)
    return live.get_own_table(
        table_id, user_id=g.account.user_id, sees_all=Ability.PLAN in abilities
    )


@bp.app_template_filter("words_in")
def words_in(text: Text, language: str) -> str:
    """Say a text of a method in this language."""
    return text.in_language(language)


@bp.app_template_filter("care_by")
def care_day(recorded_at: datetime) -> date:
    """Give the day by which somebody who told something painful is phoned."""
    return care_by(recorded_at.astimezone(ZONE).date())


@bp.app_template_filter("capital")
def capital(words: str) -> str:
    """Begin words with a capital and leave the rest as it is."""
    return words[:1].upper() + words[1:]
