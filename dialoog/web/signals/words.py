"""The words for signals: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.signals import AgendaVerdict, SignalChannel, SignalState, Waiting

SENTENCES: dict[str, LazyString] = {
    "signal.text_missing": _l("Schrijf op wat u hoort of merkt."),
    "signal.text_too_long": _l("Dit is te lang. Schrijf het op in hoogstens %(most)s tekens."),
    "signal.heard_in_future": _l("De dag %(day)s moet nog komen. Kies een dag die al is geweest."),
    "signal.settled": _l("Met dit signaal is al iets gedaan: %(state)s."),
    "signal.reason_missing": _l("Schrijf de reden op. Zonder reden is het geen antwoord."),
    "signal.open_already": _l("Dit signaal wacht al op antwoord."),
    "signal.used": _l(
        "Dit signaal heeft al een plek op het antwoordbord. Haal het daar eerst weg."
    ),
    "signal.none_chosen": _l("Kies eerst een signaal."),
    "signal.reply_in_past": _l("De dag %(day)s is al geweest. Kies een dag die nog komt."),
    "signal.form_closed": _l("Er is nog geen formulier. Zet het eerst aan."),
    "signal.days_out_of_range": _l("Kies een getal van %(fewest)s tot %(most)s dagen."),
    "signal.too_many": _l(
        "Er komt nu te veel tegelijk binnen. Wacht %(minutes)s minuten en probeer het dan opnieuw."
    ),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    SignalChannel: {
        SignalChannel.FORM: _l("openbaar formulier"),
        SignalChannel.PHONE: _l("telefoon"),
        SignalChannel.CARD: _l("kaart of brief"),
        SignalChannel.MAIL: _l("e-mail"),
        SignalChannel.TALK: _l("in een gesprek"),
    },
    SignalState: {
        SignalState.OPEN: _l("wacht op antwoord"),
        SignalState.JOINED: _l("hoort bij een traject"),
        SignalState.TRANSLATED: _l("werd een adviesvraag"),
        SignalState.ADVISED: _l("werd ongevraagd advies"),
        SignalState.ANSWERED: _l("beantwoord met een reden"),
    },
    Waiting: {
        Waiting.FRESH: _l("pas binnen"),
        Waiting.AGEING: _l("wacht al een tijd"),
        Waiting.OVERDUE: _l("wacht te lang"),
    },
    AgendaVerdict: {
        AgendaVerdict.EMPTY: _l("Er zijn nog geen thema's"),
        AgendaVerdict.CARE_USERS_LEAD: _l("De meeste thema's komen van zorgvragers en naasten"),
        AgendaVerdict.MIXED: _l("Thema's komen van alle kanten"),
        AgendaVerdict.POLICY_DOMINATES: _l("Het beleid bepaalt de agenda"),
    },
}
