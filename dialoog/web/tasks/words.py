"""The words for tasks: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.tasks import TaskKind, TaskState, When

SENTENCES: dict[str, LazyString] = {
    "task.cancelled": _l("Deze taak hoeft niet meer. Zet hem eerst terug."),
    "task.not_open": _l("Dit kan nu niet. De taak is: %(state)s."),
    "task.reason_missing": _l("Vul in waarom dit niet meer hoeft."),
    "task.care_stays": _l(
        "Nazorg kan niet vervallen. Wil de persoon het niet meer? Verander dan bij het wormpje wat ermee gebeurt."
    ),
    "task.owner_unknown": _l("Kies iemand uit de lijst."),
    "task.other_route": _l("Bij het wormpje is nu iets anders gekozen. Kijk bij de antwoorden."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    TaskKind: {
        TaskKind.AFTER_CARE: _l("nazorg: bel of ga langs"),
        TaskKind.COMPLAINT: _l("help bij een klacht"),
        TaskKind.CARE_ADVICE: _l("zet een wormpje op het bord"),
        TaskKind.DEBRIEF: _l("nagesprek met het team"),
        TaskKind.CLOSING_LETTER: _l("afsluitende brief"),
        TaskKind.PRESENT_ADVICE: _l("presentatie van de adviezen"),
        TaskKind.ANSWER_ADVICE: _l("antwoord op een advies"),
        TaskKind.FOLLOW_UP_VISIT: _l("vraag of het beter gaat"),
        TaskKind.CHECK_ROUND: _l("vraag of het echt beter is"),
        TaskKind.DECIDE_AGAIN: _l("neem een nieuw besluit"),
    },
    TaskState: {
        TaskState.OPEN: _l("nog doen"),
        TaskState.DONE: _l("klaar"),
        TaskState.CANCELLED: _l("hoeft niet meer"),
    },
    When: {
        When.LATE: _l("te laat"),
        When.THIS_WEEK: _l("deze week"),
        When.LATER: _l("later"),
    },
}
