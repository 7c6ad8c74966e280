"""The room of the day itself, who may come to a table there, and what its pages can say."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Blueprint, g

from dialoog.domain.accounts import Ability
from dialoog.domain.live import care_by
from dialoog.domain.text import Text
from dialoog.services import live
from dialoog.services.clock import ZONE

bp = Blueprint("live", __name__)


def own_table(table_id: int) -> Any:
    """Give a table to who guides it or organises the meeting; for others it isn't there."""
    return live.get_own_table(
        table_id, user_id=g.account.user_id, sees_all=Ability.PLAN in g.account.abilities
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
