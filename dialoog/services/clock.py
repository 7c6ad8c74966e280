"""The one place where the house asks what time it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
_pretended: ContextVar[datetime | None] = ContextVar("pretended_moment", default=None)


def now() -> datetime:
    """Give this moment, aware, in UTC."""
    return _pretended.get() or datetime.now(UTC)


@contextmanager
def pretending(moment: datetime) -> Iterator[None]:
    """Let the house believe that it is ``moment``, to load what happened on an earlier day."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)


def today() -> date:
    """Give the date on the wall calendar in the Netherlands."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Give the date on the wall calendar in the Netherlands at a moment."""
    return moment.astimezone(ZONE).date()


def lasting(seconds: float) -> Callable[[], float]:
    """Give what tells which share of so many seconds went by since now; 1 when they are over."""
    began = time.monotonic()
    return lambda: (time.monotonic() - began) / seconds if seconds else 1.0
