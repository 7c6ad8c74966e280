"""The one place where the house asks what time it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """Give this moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Give the date on the wall calendar in the Netherlands."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Give the date on the wall calendar in the Netherlands at a moment."""
    return moment.astimezone(ZONE).date()


def lasting(seconds: float) -> Callable[[], bool]:
    """Give what tells whether less than so many seconds went by since now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end
