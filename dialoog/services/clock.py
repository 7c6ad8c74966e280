"""The one place where the house asks what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """Give this moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Give the date on the wall calendar in the Netherlands."""
    return datetime.now(ZONE).date()
