"""The words for tickets: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.pairs import PairNote
from dialoog.domain.tickets import Opening

SENTENCES: dict[str, LazyString] = {
    "tickets.too_late": _l("De bijeenkomst is voorbij, of deze tafel doet niet mee."),
    "tickets.no_links": _l("Er is nog geen link om te printen. Maak eerst een link."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Opening: {
        Opening.OPEN: _l("U kunt aan de slag."),
        Opening.NOT_YET: _l("Deze link werkt nog niet"),
        Opening.OVER: _l("Deze dag is voorbij"),
        Opening.CANCELLED: _l("Deze bijeenkomst gaat niet door"),
    },
    PairNote: {
        PairNote.NOBODY: _l("Nog niemand begeleidt deze tafel."),
        PairNote.ALONE: _l(
            "Hier staat één begeleider alleen. Met z'n tweeën gaat het lichter: de een praat, de "
            "ander schrijft."
        ),
        PairNote.ALL_NEW: _l(
            "Zij begeleiden allemaal voor het eerst. Zet er liever iemand bij die het eerder deed."
        ),
    },
}
