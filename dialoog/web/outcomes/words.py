"""The words for outcomes: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.outcomes import Listing, Part, Period

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
    Part: {
        Part.KEPT: _l("op tijd gehouden"),
        Part.RUNNING: _l("loopt nog"),
        Part.LATE: _l("te laat"),
        Part.WAITING: _l("te laat, en mensen wachten nog"),
        Part.UNDERWAY: _l("bezig, en niet te laat"),
        Part.DOING: _l("ja of deels"),
        Part.UNDECIDED: _l("nog open"),
        Part.BETTER: _l("beter, zeggen de mensen zelf"),
        Part.OVERRIDDEN: _l("gesloten zonder dat genoeg mensen het zeiden"),
    },
    Period: {
        Period.ALL: _l("alles"),
        Period.THIS_YEAR: _l("dit jaar"),
        Period.LAST_YEAR: _l("vorig jaar"),
        Period.LAST_QUARTER: _l("laatste drie maanden"),
    },
}
