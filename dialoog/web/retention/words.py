"""The words for how long things are kept: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.retention import Kept

SENTENCES: dict[str, LazyString] = {
    "retention.days": _l("Kies een aantal dagen van %(least)s tot %(most)s."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Kept: {
        Kept.PEOPLE: _l("mensen, met alles wat van hen is"),
        Kept.NEEDS: _l("voorzieningen, wensen en opmerkingen bij een persoon"),
        Kept.REMARKS: _l("opmerkingen en begeleiders bij een antwoord"),
        Kept.INCOMING_MAIL: _l("de tekst van e-mail die binnenkwam"),
        Kept.OUTGOING_MAIL: _l("e-mail die is verstuurd"),
        Kept.SIGNALS: _l("signalen die zijn afgerond"),
    },
}
