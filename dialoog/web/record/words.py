"""The words for the record of a meeting: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.record import CorrectionState, RecordGap, RecordState, RecordStep

SENTENCES: dict[str, LazyString] = {
    "record.days": _l("Kies een aantal dagen van %(least)s tot %(most)s."),
    "record.nobody_was_there": _l(
        "Wij weten van niemand dat die er was. Zet eerst bij Wie was er? wie er waren."
    ),
    "record.no_corrections_now": _l("U kunt dit nu niet meer veranderen."),
    "record.still_read": _l("Mensen kunnen het verslag nog lezen, tot en met %(closes_on)s."),
    "record.somebody_waits": _l("Er wacht nog iemand op u: %(gap)s. Doe dat eerst."),
    "record.reason_missing": _l("Er staat nog iets open. Schrijf op waarom dat zo blijft."),
    "record.unlock_incomplete": _l("Vul uw naam in en waarom het verslag weer open moet."),
    "record.no_words": _l("Schrijf op hoe u het zei."),
    "record.too_many_words": _l("Dit is te lang. Schrijf hooguit %(most)s letters."),
    "record.same_words": _l("Dit staat er al zo. Schrijf op wat er anders moet."),
    "record.note_missing": _l(
        "Schrijf op waarom allebei blijft staan. Wie het voorstelde, leest dat."
    ),
    "record.step_not_allowed": _l("Dit kan nu niet. Het verslag is: %(state)s."),
    "record.is_read": _l(
        "Mensen lezen het verslag al, tot en met %(closes_on)s. De dag kan niet meer open."
    ),
    "record.locked": _l(
        "Het verslag van deze bijeenkomst is vast. Maak het eerst weer open, met een reden."
    ),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    RecordState: {
        RecordState.NOT_YET: _l("nog niet begonnen"),
        RecordState.MAKING: _l("nog niet rondgestuurd"),
        RecordState.READING: _l("mensen lezen het nu"),
        RecordState.LOCKED: _l("vast"),
    },
    RecordStep: {
        RecordStep.SEND: _l("rondgestuurd"),
        RecordStep.LOCK: _l("vastgezet"),
        RecordStep.UNLOCK: _l("weer geopend"),
    },
    RecordGap: {
        RecordGap.OWNER: _l("wie het doet, ontbreekt"),
        RecordGap.DUE_ON: _l("de datum ontbreekt"),
        RecordGap.NOTICED_HOW: _l("hoe een zorgvrager het merkt, ontbreekt"),
        RecordGap.READ_BACK: _l("nog niet voorgelezen"),
        RecordGap.KIND: _l("hoort nog nergens bij"),
        RecordGap.CARE: _l("een wormpje zonder antwoord"),
        RecordGap.CORRECTION: _l("een voorstel voor andere woorden"),
    },
    CorrectionState: {
        CorrectionState.WAITING: _l("wij kijken ernaar"),
        CorrectionState.TAKEN_OVER: _l("overgenomen"),
        CorrectionState.BOTH: _l("allebei blijft staan"),
    },
}
