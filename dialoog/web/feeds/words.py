"""The words for calendars to subscribe to."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.feeds import FeedKind

SENTENCES: dict[str, LazyString] = {}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    FeedKind: {
        FeedKind.MEETING: _l("deze bijeenkomst"),
        FeedKind.TABLES: _l("mijn tafels"),
        FeedKind.ACTIONS: _l("mijn acties"),
    },
}
