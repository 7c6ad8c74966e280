"""The words for the day itself: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.announcements import AnnouncementKind, TableAnswer
from dialoog.domain.live import QuoteConsent, Source

SENTENCES: dict[str, LazyString] = {
    "live.no_tables": _l("Er zijn nog geen tafels. Maak eerst de tafels."),
    "live.too_late_to_practise": _l(
        "Oefenen kan tot de bijeenkomst begint. Gebruik nu het echte scherm van uw tafel."
    ),
    "live.no_phases": _l("Het programma is nog leeg. Maak eerst het programma."),
    "live.not_underway": _l("Dit kan alleen als de bijeenkomst bezig is."),
    "live.table_not_begun": _l("Deze tafel is nog niet begonnen."),
    "live.table_finished": _l("Deze tafel is al klaar. Ga eerst terug."),
    "live.first_phase": _l("Dit is de eerste fase. U kunt niet verder terug."),
    "live.no_words": _l("Schrijf eerst op wat er gezegd is."),
    "live.too_many_words": _l(
        "Dit is te lang. Schrijf hooguit %(most)s letters, of maak er twee van."
    ),
    "live.kind_not_here": _l("Dit hoort niet bij deze fase. Kies iets anders."),
    "live.phase_not_begun": _l("Deze fase is nog niet begonnen. Luister nog even."),
    "live.id_used_before": _l(
        "Dit is al eerder bewaard, met andere woorden. Schrijf het opnieuw op."
    ),
    "live.entry_gone": _l("Dit staat niet meer bij deze tafel."),
    "live.phase_unknown": _l("Deze fase staat niet in het programma."),
    "live.step_unreadable": _l("Dit kon de computer niet lezen. Doe het nog eens."),
    "live.not_private": _l("Dit is geen wormpje. Er hoort geen nazorg bij."),
    "live.no_announcement": _l("Schrijf eerst wat u de tafels wilt zeggen."),
    "live.long_announcement": _l("Dit is te lang. Schrijf hooguit %(most)s letters."),
    "live.other_answer": _l("Dit antwoord past niet bij de vraag."),
    "live.no_route": _l("Kies eerst wat er met het wormpje gebeurt."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    AnnouncementKind: {
        AnnouncementKind.WORDS: _l("Bericht"),
        AnnouncementKind.GO_ON: _l("Vraag om naar de volgende fase te gaan"),
    },
    TableAnswer: {
        TableAnswer.SEEN: _l("gezien"),
        TableAnswer.GOES_ON: _l("gaat verder"),
        TableAnswer.LATER: _l("wil nog even"),
    },
    Source: {
        Source.TABLE: _l("aan tafel"),
        Source.CARD: _l("op een kaart"),
        Source.OWN_DEVICE: _l("op een eigen telefoon"),
        Source.PHONE: _l("aan de telefoon"),
        Source.SIGNAL: _l("als signaal"),
        Source.CHECK: _l("bij de vraag of het beter is"),
    },
    QuoteConsent: {
        QuoteConsent.TABLE_ONLY: _l("Alleen voor deze tafel en de organisatie"),
        QuoteConsent.ANONYMOUS: _l("Iedereen mag het lezen, zonder naam"),
        QuoteConsent.FIRST_NAME: _l("Iedereen mag het lezen, met voornaam"),
    },
}
