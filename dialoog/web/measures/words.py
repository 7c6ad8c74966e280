"""The words for the short measure: statements, faces, moments and refusals."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.measures import MeasureMoment, Statement

SENTENCES: dict[str, LazyString] = {
    "measure.unknown_answer": _l("Dit antwoord kennen wij niet. Kies een van de gezichtjes."),
    "measure.nothing_answered": _l("U vulde nog niets in. Kies minstens één gezichtje."),
    "measure.taken": _l("U vulde dit al in. Dank u wel."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    MeasureMoment: {
        MeasureMoment.BEFORE: _l("vooraf"),
        MeasureMoment.AFTER: _l("na afloop"),
        MeasureMoment.LATER: _l("na een paar maanden"),
    },
    Statement: {
        Statement.COULD_SAY: _l("Ik kon zeggen wat ik wilde."),
        Statement.LISTENED_TO: _l("Er werd goed naar mij geluisterd."),
        Statement.TAKEN_SERIOUSLY: _l("Ik werd serieus genomen."),
        Statement.MUTUAL: _l("We begrijpen elkaar nu beter."),
        Statement.UNDERSTAND_OTHERS: _l("Ik begrijp hoe het voor de anderen is."),
        Statement.OWN_SAY: _l("Ik heb zelf iets te zeggen over wat er gebeurt."),
        Statement.HEARD_BACK: _l("Ik heb gehoord wat er met onze ideeën is gedaan."),
        Statement.NOTICE: _l("Ik merk verschil."),
    },
}

FACES: dict[int, LazyString] = {
    1: _l("helemaal niet"),
    2: _l("niet zo"),
    3: _l("een beetje"),
    4: _l("wel"),
    5: _l("helemaal"),
    0: _l("weet ik niet"),
}
