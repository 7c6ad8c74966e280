"""The room of the day itself, who may come to a table there, and what its pages can say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, abort, g

from dialoog.domain.accounts import Ability
from dialoog.domain.live import care_by
from dialoog.domain.text import Text
from dialoog.services import live
from dialoog.services.clock import ZONE
from dialoog.web.access import to_log_in

View = TypeVar("View", bound=Callable[..., Any])

bp = Blueprint("live", __name__)


def guides(view: View) -> View:
    """Open a page of one table to who guides it or organises the meeting; gives it the table.

    The address has ``table_id``, the page gets the table itself as ``table``. For others the table
    isn't there.
    """

    @wraps(view)
    def guarded(table_id: int, **values: Any) -> Any:
        if g.account is None:
            return to_log_in()
        return view(table=_own_table(table_id), **values)

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
