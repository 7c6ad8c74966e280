"""Phoning people: when to try again after a call that nobody took."""

from __future__ import annotations

from datetime import datetime, timedelta

HOURS = (10, 15)
"""Once in the morning and once in the afternoon: who is out at one is often in at the other."""
PAUSE = timedelta(hours=2)
SATURDAY = 5
MANY_TRIES = 3
"""After so many calls in vain, a letter is the better way."""


def times_to_call(now: datetime, *, count: int) -> list[datetime]:
    """Give the next ``count`` good moments on working days, in the time zone of ``now``.

    The first is at least two hours away.
    """
    moments: list[datetime] = []
    day = now.replace(minute=0, second=0, microsecond=0, fold=0)
    while len(moments) < count:
        moments += [
            moment
            for moment in (day.replace(hour=hour) for hour in HOURS)
            if day.weekday() < SATURDAY and moment >= now + PAUSE
        ]
        day += timedelta(days=1)
    return moments[:count]


def next_attempt(now: datetime) -> datetime:
    """Give when to phone again after nobody took the call at ``now``."""
    return times_to_call(now, count=1)[0]
