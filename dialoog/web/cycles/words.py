"""The words for a cycle: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.cycles import Progress, Side, Stage

SENTENCES: dict[str, LazyString] = {
    "cycle.last_stage": _l("Dit is de laatste stap. Volg de thema's tot het echt beter is."),
    "cycle.first_stage": _l("Dit is de eerste stap. U kunt niet verder terug."),
    "cycle.views_read": _l(
        "De groepen hebben elkaars kijk al gelezen. Apart praten kan nu niet meer."
    ),
    "cycle.themes_fixed": _l("De groepen praten al over deze bundels. Ze veranderen nu niet meer."),
    "cycle.not_own_dialogue": _l("Dit kan alleen in de stap Eigen dialoog."),
    "cycle.not_joint_yet": _l("De groepen praten nog apart. Ga eerst naar de dialoog samen."),
    "cycle.no_pairs": _l("Er is nog geen koppel. Maak eerst een koppel."),
    "cycle.no_period": _l("Kies eerst tot welke dag de koppels kaarten insturen."),
    "cycle.period_past": _l("De dag %(day)s is al geweest. Kies een dag die nog komt."),
    "cycle.no_cards": _l("Er is nog geen kaart. Haal eerst ervaringen op."),
    "cycle.no_themes": _l("Er is nog geen bundel. Leg eerst kaarten bij elkaar."),
    "cycle.side_silent": _l(
        "Van de %(side)s staat er nog niets. Laat eerst elke groep apart praten."
    ),
    "cycle.no_advice": _l("Er is nog geen advies. Maak eerst samen een advies."),
    "cycle.pair_one_sided": _l(
        "Een koppel is iemand van de organisatie met een zorgvrager of vertegenwoordiger."
    ),
    "cycle.pair_unknown": _l("Deze mensen horen niet bij dit traject. Nodig hen eerst uit."),
    "cycle.pair_has_cards": _l(
        "Dit koppel bracht al kaarten in. Het blijft staan. U kunt de link wel stoppen."
    ),
    "cycle.collecting_over": _l(
        "Het ophalen is voorbij. Ligt er nog een kaart? Geef die aan de organisator."
    ),
    "cycle.not_collecting": _l("Kaarten invoeren kan in de stappen Ophalen en Bundelen."),
    "cycle.card_empty": _l("Schrijf bij minstens één vraag op wat de verteller zei."),
    "cycle.answer_too_long": _l("Dit is te lang. Schrijf hooguit %(most)s letters bij een vraag."),
    "cycle.no_card_chosen": _l("Kies eerst een kaart."),
    "cycle.theme_nameless": _l("Schrijf in één zin op wat deze kaarten zeggen."),
    "cycle.theme_in_use": _l("Een groep schreef hier al over. Deze bundel blijft staan."),
    "cycle.advised_already": _l("Van deze bundel is al een advies gemaakt."),
    "visit.no_advice": _l("Bij dit thema is nog geen advies. Maak eerst een advies."),
    "visit.in_future": _l("Die dag komt nog. Vul de dag in waarop u terugging."),
    "visit.nobody_spoken": _l("Vul in hoeveel zorgvragers u sprak. Minstens 1."),
    "visit.evidence_missing": _l("Schrijf op wat mensen zeggen. Geef een voorbeeld."),
    "visit.needed_missing": _l("Schrijf op wat er nog nodig is."),
    "visit.next_missing": _l("Kies een dag om weer terug te gaan. Het is nog niet zeker beter."),
    "visit.next_in_past": _l("Kies een dag na dit bezoek."),
    "visit.next_too_late": _l("Ga binnen %(weeks)s weken weer terug. Kies een eerdere dag."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Stage: {
        Stage.CHOOSE: _l("kiezen"),
        Stage.COLLECT: _l("ophalen"),
        Stage.BUNDLE: _l("bundelen"),
        Stage.OWN: _l("eigen dialoog"),
        Stage.JOINT: _l("samen"),
        Stage.FOLLOW: _l("volgen"),
    },
    Side: {
        Side.COUNCIL: _l("raad"),
        Side.MANAGEMENT: _l("leiding"),
    },
    Progress: {
        Progress.SIGNAL: _l("signaal"),
        Progress.THEME: _l("thema"),
        Progress.ADVICE: _l("advies"),
        Progress.REPLY: _l("reactie"),
        Progress.CARRIED_OUT: _l("uitvoering"),
        Progress.BETTER: _l("merkbaar beter"),
    },
}
