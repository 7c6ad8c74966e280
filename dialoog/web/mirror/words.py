"""The words for the mirror meeting: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.mirror import Listening

SENTENCES: dict[str, LazyString] = {
    "mirror.listeners_are_silent": _l(
        "De luisteraars zijn nu stil. Dit kan pas als de buitenkring aan de beurt is."
    ),
    "mirror.no_question": _l("Maak er een vraag van. Zet er een vraagteken achter."),
    "mirror.question_too_long": _l("Houd de vraag kort: hooguit %(most)s letters."),
    "mirror.enough_questions": _l("Er zijn genoeg vragen. Luister naar de antwoorden."),
    "mirror.one_sentence_each": _l("U hebt uw zin al gegeven. Ieder geeft er één."),
    "mirror.no_such_step": _l("Deze stap staat niet op de route. Kijk opnieuw."),
    "mirror.no_plans": _l("Schrijf eerst minstens één actie op."),
    "mirror.no_letter": _l("Schrijf eerst de brief."),
    "mirror.feelings_first": _l("Schrijf eerst op wat het met u deed. Daarna maakt u plannen."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Listening: {
        Listening.WAITING: _l("Het gesprek begint zo"),
        Listening.SILENT: _l("U luistert nu"),
        Listening.ASKING: _l("U mag nu een vraag stellen"),
        Listening.MIRRORING: _l("Wat neemt u mee naar uw werk?"),
        Listening.OVER: _l("Het gesprek is klaar"),
    },
}
