"""The words for answering, telling and checking: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.feedback import (
    CareRoute,
    CheckAnswer,
    DecisionAnswer,
    DeliveryState,
    MessageKind,
    Placing,
    PlainHint,
    UpdateKind,
    UpdateState,
    Verdict,
)

SENTENCES: dict[str, LazyString] = {
    "story.not_tellable": _l("Deze woorden mag niet iedereen lezen. Kies een ander verhaal."),
    "story.reason_missing": _l("Schrijf op waarom dit verhaal het belangrijkste is."),
    "story.chooser_missing": _l("Vul in wie koos."),
    "contribution.private": _l(
        "Een wormpje krijgt eerst zorg. Alleen als de persoon dat wil, wordt het een advies."
    ),
    "contribution.set_aside": _l(
        "Deze inbreng staat bij 'niet gebruikt'. Haal hem daar eerst weg."
    ),
    "contribution.in_advice": _l("Deze inbreng hoort al bij een advies. Haal hem daar eerst weg."),
    "contribution.reason_missing": _l(
        "Vul in waarom u dit niet gebruikt. Niets verdwijnt zonder reden."
    ),
    "contribution.none_chosen": _l("Kies eerst één of meer bijdragen."),
    "contribution.not_here": _l("Deze inbreng hoort niet bij dit traject, of is teruggenomen."),
    "advice.title_missing": _l("Geef het advies een naam."),
    "advice.told": _l(
        "Mensen kennen dit advies al onder deze naam. Daarom verandert die niet meer."
    ),
    "advice.decided": _l(
        "Over '%(title)s' is al besloten. U kunt het advies niet meer uit elkaar halen."
    ),
    "advice.nothing_to_split": _l("Kies een deel van de bijdragen, niet alles en niet niets."),
    "advice.choose_another": _l("Kies een ander advies van dit traject."),
    "decision.reason_missing": _l("Vul de reden in, in gewone woorden. Iedereen leest die reden."),
    "decision.name_missing": _l("Vul in wie dit besloot."),
    "decision.not_yet": _l("%(on)s moet nog komen. Vul in op welke dag dit is besloten."),
    "decision.until_missing": _l("Vul in tot wanneer mensen moeten wachten."),
    "decision.until_in_past": _l("%(until)s is te vroeg. Kies een datum na het besluit."),
    "feedback.unanswered": _l(
        "Dit kan nog niet weg: %(count)s bijdragen hebben nog geen antwoord."
    ),
    "feedback.undecided": _l("Dit kan nog niet weg: over %(count)s adviezen is nog niet besloten."),
    "feedback.untold": _l(
        "Over %(count)s adviezen is opnieuw besloten. Vertel dat eerst aan de mensen."
    ),
    "feedback.later": _l(
        "Bij %(count)s adviezen zei u 'later'. Neem daar eerst een nieuw besluit over. Na het sluiten kan dat niet meer."
    ),
    "showing.title_missing": _l("Vul in wat er te zien is."),
    "showing.not_on_the_web": _l(
        "Dit is geen link. Vul het hele adres in. Het begint met https://"
    ),
    "update.date_in_past": _l("%(due_on)s is al geweest. Kies een dag die nog komt."),
    "update.reason_missing": _l("Vul in waarom mensen dit niet horen."),
    "update.never_skipped": _l("Dit kunt u niet overslaan. Mensen krijgen altijd hun antwoord."),
    "update.settled": _l("Dit is al gedaan of overgeslagen."),
    "message.mail_tells_itself": _l("Bij e-mail houdt Dialoog zelf bij of het bericht aankomt."),
    "check.not_told_yet": _l("Vertel mensen eerst wat u met hun inbreng doet. Vraag daarna pas."),
    "check.running": _l("Er loopt al een vraagronde. Wacht tot die klaar is."),
    "check.ends_too_soon": _l("Geef mensen de tijd. Kies een datum na vandaag."),
    "check.nobody_took_part": _l(
        "Er deed nog niemand mee. Er is dus niemand om het aan te vragen."
    ),
    "check.not_asked": _l("Deze vraag is niet aan u gesteld."),
    "check.ended": _l("Deze vraagronde is voorbij."),
    "programme.not_checked": _l(
        "Vraag eerst aan de mensen of het echt beter is. Daarna kunt u sluiten."
    ),
    "programme.check_open": _l("De vraagronde loopt nog tot %(closes_on)s."),
    "programme.too_few_answers": _l(
        "Te weinig zorgvragers en naasten gaven antwoord. Er zijn er minstens %(least)s nodig."
    ),
    "programme.not_better": _l(
        "Te weinig mensen zeggen dat het beter is. Minstens %(share)s procent moet ja zeggen."
    ),
    "programme.override_incomplete": _l("Vul uw naam en de reden in. Iedereen kan die lezen."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    CareRoute: {
        CareRoute.NOTHING: _l("de persoon wil dat het hierbij blijft"),
        CareRoute.AFTER_CARE: _l("nazorg: iemand belt of komt langs"),
        CareRoute.COMPLAINT: _l("klacht: wij helpen bij een klacht"),
        CareRoute.ADVICE: _l("advies: het mag meetellen op het bord"),
    },
    Placing: {
        Placing.LOOSE: _l("Zoekt nog een plek"),
        Placing.GATHERED: _l("Bij een advies"),
        Placing.SET_ASIDE: _l("Niet gebruikt"),
    },
    DecisionAnswer: {
        DecisionAnswer.YES: _l("Ja"),
        DecisionAnswer.PARTLY: _l("Deels"),
        DecisionAnswer.LATER: _l("Later"),
        DecisionAnswer.NO: _l("Nee"),
    },
    CheckAnswer: {
        CheckAnswer.YES: _l("Ja, het is beter"),
        CheckAnswer.NO: _l("Nee, het is niet beter"),
        CheckAnswer.UNSURE: _l("Ik weet het niet"),
    },
    Verdict: {
        Verdict.OPEN: _l("loopt nog"),
        Verdict.TOO_FEW_ANSWERS: _l("te weinig antwoorden"),
        Verdict.NOT_BETTER: _l("nog niet beter"),
        Verdict.BETTER: _l("echt beter"),
    },
    DeliveryState: {
        DeliveryState.WAITING: _l("nog niet verteld"),
        DeliveryState.REACHED: _l("verteld"),
        DeliveryState.NOT_REACHABLE: _l("niet te bereiken"),
        DeliveryState.REFUSED: _l("wil geen bericht"),
    },
    UpdateKind: {
        UpdateKind.THANKS: _l("dank"),
        UpdateKind.NOTES: _l("leesbaar verslag"),
        UpdateKind.ANSWERS: _l("antwoord op elk advies"),
        UpdateKind.CHANGE: _l("wat er al anders is"),
        UpdateKind.STORY: _l("verhaal van het jaar"),
        UpdateKind.NEWS: _l("nieuw besluit"),
    },
    UpdateState: {
        UpdateState.PLANNED: _l("gepland"),
        UpdateState.OVERDUE: _l("te laat"),
        UpdateState.DONE: _l("gedaan"),
        UpdateState.SKIPPED: _l("overgeslagen"),
    },
    PlainHint: {
        PlainHint.LONG_SENTENCE: _l("lange zin"),
        PlainHint.HARD_WORD: _l("moeilijk woord"),
        PlainHint.LONG_WORD: _l("lang woord"),
        PlainHint.PASSIVE: _l("zeg wie het doet"),
    },
    MessageKind: {
        MessageKind.REPORT: _l("terugkoppeling"),
        MessageKind.UPDATE: _l("nieuws over een besluit"),
        MessageKind.PROMISE_MOVED: _l("nieuwe datum voor de belofte"),
        MessageKind.PROMISE_LATE: _l("belofte te laat"),
        MessageKind.CHECK: _l("vraag of het beter is"),
        MessageKind.RECORD: _l("verslag om na te lezen"),
        MessageKind.RECORD_APPROVED: _l("goedgekeurd verslag"),
    },
}
