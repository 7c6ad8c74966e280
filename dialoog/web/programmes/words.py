"""The words for programmes: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.programmes import (
    IntakeStep,
    LadderStep,
    Obstacle,
    Origin,
    PolicyPhase,
    ProgrammeState,
    ProgrammeStep,
    PromiseState,
    ReportChannel,
    RoomLeft,
)

SENTENCES: dict[str, LazyString] = {
    "programme.question_missing": _l("Er is nog geen vraag. Vul eerst de vraag in."),
    "programme.room_missing": _l(
        "Het is nog niet duidelijk wat vaststaat, wat nog anders kan en wie besluit. Vul dat eerst in."
    ),
    "programme.promise_missing": _l(
        "Er is nog geen belofte. Vul in hoe en wanneer mensen iets terug horen."
    ),
    "programme.promise_fixed": _l(
        "De belofte staat al vast. U kunt de datum wel verzetten, met een reden."
    ),
    "programme.origin_fixed": _l(
        "Dit traject is al gestart. Waar het thema vandaan komt, verandert dan niet meer."
    ),
    "programme.promise_passed": _l(
        "De belofte was %(due_on)s en is nog niet nagekomen. Vertel mensen eerst hoe het staat."
    ),
    "programme.not_started": _l("Dit traject is nog niet gestart."),
    "programme.not_running": _l("Dit kan nu niet. Het traject is %(state)s."),
    "programme.closed": _l("Dit traject is gesloten. U kunt niets meer veranderen."),
    "programme.step_not_allowed": _l("Deze stap kan nu niet. Het traject is %(state)s."),
    "programme.threshold_fixed": _l(
        "Bij de start is afgesproken wanneer het beter is. Dat kunt u nu niet meer veranderen."
    ),
    "programme.threshold_out_of_range": _l(
        "Kies een deel tussen 50 en 100 procent, en minstens 5 mensen."
    ),
    "promise.channel_missing": _l("Kies minstens één manier waarop mensen iets terug horen."),
    "promise.date_in_past": _l(
        "Voor de belofte koos u %(due_on)s. Die dag is al geweest. Kies een dag die nog komt."
    ),
    "promise.date_unchanged": _l("De belofte staat al op %(due_on)s."),
    "promise.reason_missing": _l("Vul in waarom de datum verandert. Mensen lezen deze reden."),
    "promise.still_open": _l("De vorige belofte (%(due_on)s) is nog niet nagekomen."),
    "promise.told_already": _l("Deze belofte is al nagekomen, op %(told_on)s."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Origin: {
        Origin.CARE_USERS: _l("van zorgvragers en naasten"),
        Origin.PROFESSIONALS: _l("van professionals"),
        Origin.POLICY: _l("uit het beleid"),
    },
    PolicyPhase: {
        PolicyPhase.PREPARATION: _l("voorbereiden: het plan wordt nog gemaakt"),
        PolicyPhase.EXECUTION: _l("uitvoeren: het plan loopt al"),
        PolicyPhase.EVALUATION: _l("terugkijken: hoe is het gegaan?"),
    },
    RoomLeft: {
        RoomLeft.MUCH: _l("veel: het meeste kan nog anders"),
        RoomLeft.LITTLE: _l("weinig: een paar dingen kunnen nog anders"),
        RoomLeft.NONE: _l("geen: alles staat al vast"),
    },
    LadderStep: {
        LadderStep.INFORM: _l("informeren"),
        LadderStep.CONSULT: _l("raadplegen"),
        LadderStep.ADVISE: _l("adviseren"),
        LadderStep.COPRODUCE: _l("samen maken"),
        LadderStep.CODECIDE: _l("samen beslissen"),
    },
    IntakeStep: {
        IntakeStep.HEARD: _l("Wat horen of zien we, en van wie?"),
        IntakeStep.QUESTION: _l("Wat willen we precies weten?"),
        IntakeStep.ASKED_OF: _l("Van wie willen we dit horen?"),
        IntakeStep.ROOM: _l("Wat staat al vast en wat kan nog anders?"),
        IntakeStep.DECIDER: _l("Wie besluit, en wanneer?"),
        IntakeStep.LADDER: _l("Hoeveel invloed hebben mensen?"),
        IntakeStep.REPORT: _l("Hoe en wanneer horen mensen iets terug?"),
    },
    Obstacle: {
        Obstacle.NO_ROOM: _l(
            "Er kan niets meer anders. Vraag mensen dan niet om mee te denken, maar vertel het eerlijk."
        ),
        Obstacle.NO_DECIDER: _l("Niemand besluit hierover. Zoek eerst iemand die dat wil en mag."),
        Obstacle.DECIDED_ALREADY: _l("Het besluit is dan al genomen. Meedenken komt te laat."),
    },
    ProgrammeState: {
        ProgrammeState.INTAKE: _l("in voorbereiding"),
        ProgrammeState.OPEN: _l("bezig"),
        ProgrammeState.REPORTED: _l("teruggekoppeld"),
        ProgrammeState.CLOSED: _l("gesloten"),
    },
    ProgrammeStep: {
        ProgrammeStep.START: _l("starten"),
        ProgrammeStep.REPORT: _l("terugkoppelen"),
        ProgrammeStep.CLOSE: _l("sluiten"),
        ProgrammeStep.REOPEN: _l("weer openen"),
    },
    PromiseState: {
        PromiseState.DUE: _l("loopt"),
        PromiseState.SOON: _l("binnen 14 dagen"),
        PromiseState.IMMINENT: _l("binnen 3 dagen"),
        PromiseState.LATE: _l("te laat"),
        PromiseState.TELLING: _l("wordt nu verteld"),
        PromiseState.KEPT: _l("nagekomen"),
        PromiseState.TOLD_LATE: _l("te laat nagekomen"),
    },
    ReportChannel: {
        ReportChannel.MAIL: _l("e-mail"),
        ReportChannel.LETTER: _l("brief"),
        ReportChannel.PHONE: _l("telefoon"),
        ReportChannel.PUBLIC_PAGE: _l("openbare pagina"),
        ReportChannel.MEETING: _l("bijeenkomst"),
    },
}
