"""The words for methods: labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.methods import Change, Form, Paper, PhasePart, Situation, Tool, TreePart

SENTENCES: dict[str, LazyString] = {
    "method.title_missing": _l("Geef de werkvorm een naam."),
    "method.title_too_long": _l("Deze naam is te lang. Gebruik hooguit %(most)s letters."),
    "method.not_own": _l("Deze werkvorm is niet van uw organisatie. Kies een andere."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Change: {
        Change.ADDED: _l("erbij gekomen"),
        Change.REMOVED: _l("weggehaald"),
        Change.MOVED: _l("op een andere plek"),
        Change.CHANGED: _l("veranderd"),
    },
    PhasePart: {
        PhasePart.TITLE: _l("Naam"),
        PhasePart.MINUTES: _l("Minuten"),
        PhasePart.FORM: _l("Hoe"),
        PhasePart.PURPOSE: _l("Doel"),
        PhasePart.LEAD: _l("Wie begeleidt"),
        PhasePart.SAY: _l("Zeg dit"),
        PhasePart.QUESTIONS: _l("Vraag dit"),
        PhasePart.TIPS: _l("Tips"),
        PhasePart.RECORDS: _l("Wat u opschrijft"),
        PhasePart.MATERIALS: _l("Dit ligt klaar"),
        PhasePart.PAPER: _l("Papier"),
        PhasePart.TOOLS: _l("Schermen"),
        PhasePart.ROUTE: _l("De stappen van de route"),
        PhasePart.ENDS_IN_AGREEMENTS: _l("Eindigt met afspraken"),
    },
    TreePart: {
        TreePart.GROUND: _l("Grond"),
        TreePart.ROOTS: _l("Wortels"),
        TreePart.TRUNK: _l("Stam"),
        TreePart.BLOSSOM: _l("Bloesem"),
        TreePart.APPLES: _l("Appels"),
        TreePart.SEEDS: _l("Pitjes"),
        TreePart.WATER_AND_SUN: _l("Water en zon"),
        TreePart.WORM: _l("Wormpje"),
    },
    Form: {
        Form.HALL: _l("met de hele zaal"),
        Form.TABLE: _l("samen aan tafel"),
        Form.PAIRS: _l("in tweetallen"),
        Form.INNER_CIRCLE: _l("in de binnenkring"),
        Form.OUTER_CIRCLE: _l("in de buitenkring"),
        Form.OWN_GROUP: _l("in de eigen groep"),
    },
    Situation: {
        Situation.SILENCE: _l("Wat doe ik als het stil blijft?"),
        Situation.ENDLESS_TALKER: _l("Wat doe ik als iemand veel praat?"),
        Situation.QUIET_PERSON: _l("Wat doe ik als iemand niets zegt?"),
        Situation.ADVICE_GIVER: _l("Wat doe ik als iemand steeds raad geeft?"),
        Situation.YES_BUT: _l("Wat doe ik als iemand 'ja, maar' zegt?"),
        Situation.EMOTION: _l("Wat doe ik als iemand huilt of boos wordt?"),
        Situation.PAIN: _l("Wat doe ik als iemand iets pijnlijks vertelt?"),
        Situation.CONFLICT: _l("Wat doe ik als er ruzie is?"),
        Situation.DISTRUST: _l("Wat doe ik als iemand ons niet gelooft?"),
        Situation.LATECOMER: _l("Wat doe ik als iemand te laat komt?"),
        Situation.ABSENCE: _l("Wat doe ik als iemand niet komt?"),
        Situation.RUNNING_LATE: _l("Wat doe ik als we te weinig tijd hebben?"),
    },
    Paper: {
        Paper.SIGN_IN_LIST: _l("lijst om af te vinken wie er is"),
        Paper.NAME_CARDS: _l("naamkaartjes"),
        Paper.TABLE_CARD: _l("kaart voor op tafel"),
        Paper.QUESTION_CARDS: _l("kaartjes met de vragen"),
        Paper.TREE_POSTER: _l("grote poster van de boom"),
        Paper.AGREEMENT_FORM: _l("papier voor afspraken"),
        Paper.MEASURE_FORM: _l("kort lijstje om in te vullen"),
        Paper.SILENCE_CARDS: _l("stiltekaarten voor luisteraars"),
        Paper.QUESTION_SLIPS: _l("briefjes voor vragen"),
        Paper.DOTS_SHEET: _l("vel met stickers"),
        Paper.EXPERIENCE_CARDS: _l("kaarten voor ervaringen"),
        Paper.ADVICE_OVERVIEW: _l("overzicht van de adviezen"),
        Paper.CONTACT_CARDS: _l("kaartjes voor het volgende bericht"),
    },
    Tool: {
        Tool.CIRCLES: _l("de twee kringen"),
        Tool.ROUTE: _l("de route, stap voor stap"),
        Tool.QUESTION_SLIPS: _l("vragen uit de buitenkring"),
        Tool.MIRROR: _l("spiegelzinnen"),
        Tool.WALL: _l("de plakwand"),
        Tool.CLUSTERS: _l("ideeën bij elkaar hangen"),
        Tool.DOTS: _l("stippen en de top 5"),
        Tool.PAIRS: _l("koppels maken"),
        Tool.EXPERIENCE_CARDS: _l("ervaringen ophalen"),
        Tool.BUNDLES: _l("kaarten bundelen"),
        Tool.OWN_VIEWS: _l("onze kijk opschrijven"),
        Tool.BOTH_VIEWS: _l("beide kanten lezen"),
        Tool.FOLLOW_UP: _l("volgen"),
        Tool.RECOGNISED: _l("wat u zei, per advies"),
        Tool.CLEAR_WHY: _l("wat wij doen, per advies"),
        Tool.NOTICED: _l("merkt u het, per advies"),
        Tool.NEXT_MESSAGE: _l("het volgende bericht"),
        Tool.MOODBOARD: _l("moodboards"),
    },
}
