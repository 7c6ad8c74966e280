"""The day itself: what is recorded, and under which consent."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """How a contribution came in."""

    TABLE = "table"
    CARD = "card"
    PHONE = "phone"
    SIGNAL = "signal"


class QuoteConsent(StrEnum):
    """How far the speaker's literal words may travel."""

    TABLE_ONLY = "table_only"
    ANONYMOUS = "anonymous"
    FIRST_NAME = "first_name"
