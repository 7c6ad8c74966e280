"""Dates, times and words as people read them; templates use nothing else for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flask import Flask
from flask_babel import (
    format_date,
    format_datetime,
    format_decimal,
    get_locale,
    gettext,
    ngettext,
)

from dialoog.services.clock import ZONE
from dialoog.web.words import label


def register(app: Flask) -> None:
    """Teach the templates to say dates, times and words."""
    app.jinja_env.filters.update(
        day=day,
        short_day=short_day,
        clock=clock_time,
        moment=moment,
        label=label,
        minutes=minutes,
        tenths=tenths,
    )


def day(value: date | datetime) -> str:
    """Say a date in full: donderdag 21 januari 2027."""
    return format_date(_local(value), "EEEE d MMMM y")


def short_day(value: date | datetime) -> str:
    """Say a date without its weekday: 21 januari 2027."""
    return format_date(_local(value), "d MMMM y")


def clock_time(value: datetime) -> str:
    """Say a time as people in the Netherlands write it: 13.30 (in English 13:30)."""
    english = str(get_locale()).startswith("en")
    return format_datetime(value.astimezone(ZONE), "HH:mm" if english else "HH.mm", rebase=False)


def moment(value: datetime) -> str:
    """Say a date with its time: 21 januari 2027, 13.30."""
    return f"{short_day(value)}, {clock_time(value)}"


def minutes(value: int | timedelta) -> str:
    """Say a duration in hours and minutes: 2 uur en 50 minuten."""
    total = int(value.total_seconds() // 60) if isinstance(value, timedelta) else value
    hours, rest = divmod(abs(total), 60)
    said = []
    if hours:
        said.append(ngettext("%(num)d uur", "%(num)d uur", hours))
    if rest or not hours:
        said.append(ngettext("%(num)d minuut", "%(num)d minuten", rest))
    return (
        gettext("%(first)s en %(second)s", first=said[0], second=said[1])
        if len(said) > 1
        else said[0]
    )


def tenths(value: float) -> str:
    """Say a number with one decimal: 4,2 (in English 4.2)."""
    return str(format_decimal(value, "0.0"))


def _local(value: date | datetime) -> date:
    return value.astimezone(ZONE).date() if isinstance(value, datetime) else value
