"""The words for outcomes: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.outcomes import Period

SENTENCES: dict[str, LazyString] = {}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Period: {
        Period.ALL: _l("alles"),
        Period.THIS_YEAR: _l("dit jaar"),
        Period.LAST_YEAR: _l("vorig jaar"),
        Period.LAST_QUARTER: _l("laatste drie maanden"),
    },
}
