"""The words for outcomes: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.outcomes import Listing, Period

SENTENCES: dict[str, LazyString] = {}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Listing: {
        Listing.MEETINGS: _l("Bijeenkomsten"),
        Listing.ADVICES: _l("Adviezen en besluiten"),
        Listing.ACTIONS: _l("Acties"),
        Listing.PROMISES: _l("Beloften"),
        Listing.PROGRAMMES: _l("Trajecten"),
        Listing.REACH: _l("Wie wij bereiken"),
        Listing.MEASURES: _l("Wat mensen merken"),
    },
    Period: {
        Period.ALL: _l("alles"),
        Period.THIS_YEAR: _l("dit jaar"),
        Period.LAST_YEAR: _l("vorig jaar"),
        Period.LAST_QUARTER: _l("laatste drie maanden"),
    },
}
