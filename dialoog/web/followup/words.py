"""The words for agreements and actions: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.followup import (
    ActionState,
    ActionStep,
    AgreementGap,
    AgreementState,
    Occasion,
    OwnerKind,
    Through,
)

SENTENCES: dict[str, LazyString] = {
    "agreement.incomplete": _l("Deze afspraak is nog niet af. Vul eerst in: %(missing)s."),
    "agreement.seats_do_not_add_up": _l(
        "De aantallen kloppen niet. Er zaten %(present)s mensen aan tafel en %(agreed)s zijn het eens."
    ),
    "agreement.minority_note_missing": _l(
        "Niet iedereen is het eens. Schrijf op wat de anderen vinden."
    ),
    "agreement.gone": _l("Deze afspraak staat niet meer bij deze tafel."),
    "agreement.changed_since_heard": _l(
        "De afspraak is intussen veranderd. Lees hem nog een keer voor."
    ),
    "agreement.in_use": _l(
        "Deze afspraak kunt u niet meer weghalen. Hij is bevestigd of er hoort een actie bij."
    ),
    "agreement.has_action": _l(
        "Bij deze afspraak hoort een actie. Daarom moet dit ingevuld blijven: %(missing)s."
    ),
    "action.what_missing": _l("Vul in wat er gebeurt."),
    "action.owner_missing": _l("Vul in wie het doet."),
    "action.date_missing": _l("Vul in wanneer het klaar is."),
    "action.step_not_allowed": _l("Deze stap kan nu niet. De actie is: %(state)s."),
    "action.reason_missing": _l("Vul de reden in. Mensen willen weten waarom."),
    "action.noticed_by_nobody": _l(
        "Een actie is pas gemerkt als minstens één zorgvrager of naaste dat zegt. Vul in hoeveel mensen het merken."
    ),
    "action.note_missing": _l("Schrijf op wat u wilt vertellen."),
    "action.date_not_ahead": _l("Kies een andere dag, die nog moet komen."),
    "action.no_date_asked": _l("Er is geen andere datum gevraagd."),
    "action.keep_reason_missing": _l("Vul in waarom de datum blijft staan."),
    "action.not_of_the_owner": _l("Dit kan alleen de organisatie zelf doen."),
    "chasing.nothing_to_do": _l("Herinneren hoeft niet meer. De actie is: %(state)s."),
    "chasing.paused": _l("De herinneringen staan nu uit. Bij Herinneren zet u ze weer aan."),
    "chasing.mailed_today": _l(
        "Wie dit doet, kreeg vandaag al een e-mail over de acties. Morgen kan het weer."
    ),
    "chasing.no_address": _l(
        "Er is geen e-mailadres ingevuld. Daarom kunnen wij niet herinneren. Vraag de organisator."
    ),
    "chasing.no_mail": _l(
        "Wij kunnen wie dit doet geen e-mail sturen. Vraag de organisator om te bellen."
    ),
    "chasing.days_out_of_range": _l("Vul bij de dagen een getal in tot en met %(most)s."),
    "chasing.times_out_of_range": _l(
        "Vul bij het aantal herinneringen een getal in van 0 tot en met %(most)s."
    ),
    "action.finished": _l("De datum kan niet meer anders. De actie is: %(state)s."),
    "action.date_reason_missing": _l("Vul in waarom de datum verandert."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    AgreementState: {
        AgreementState.INTENTION: _l("voornemen"),
        AgreementState.AGREED: _l("afgesproken"),
        AgreementState.CONFIRMED: _l("bevestigd"),
    },
    AgreementGap: {
        AgreementGap.WHAT: _l("wat er gebeurt"),
        AgreementGap.WHO: _l("wie het doet"),
        AgreementGap.DUE_ON: _l("wanneer het klaar is"),
        AgreementGap.NOTICED_HOW: _l("hoe een zorgvrager het merkt"),
        AgreementGap.READ_BACK: _l("voorlezen aan tafel"),
        AgreementGap.MINORITY_NOTE: _l("wat de anderen vinden"),
    },
    OwnerKind: {
        OwnerKind.PERSON: _l("een persoon"),
        OwnerKind.ORGANISATION: _l("een organisatie of team"),
    },
    ActionState: {
        ActionState.PROMISED: _l("toegezegd"),
        ActionState.STARTED: _l("begonnen"),
        ActionState.DONE: _l("klaar"),
        ActionState.NOTICED: _l("gemerkt"),
        ActionState.DROPPED: _l("gaat niet door"),
    },
    Through: {
        Through.CHECK: _l("bij de vraag of het beter is"),
        Through.MEETING: _l("op een terugkoppelbijeenkomst"),
        Through.PHONE: _l("aan de telefoon"),
    },
    Occasion: {
        Occasion.WEEKLY: _l("overzicht van de week"),
        Occasion.CHASE: _l("herinnering"),
        Occasion.LINK: _l("eigen link"),
    },
    ActionStep: {
        ActionStep.START: _l("Het is begonnen"),
        ActionStep.FINISH: _l("Het is klaar"),
        ActionStep.NOTICE: _l("Zorgvragers of naasten merken het"),
        ActionStep.DROP: _l("Het gaat niet door"),
        ActionStep.REOPEN: _l("Het moet opnieuw"),
    },
}
