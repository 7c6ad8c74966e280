"""The words for meetings: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.meetings import MeetingState, MeetingStep, PlaceFeature, Point, Stage

SENTENCES: dict[str, LazyString] = {
    "meeting.step_not_allowed": _l("Deze stap kan nu niet. De bijeenkomst is %(state)s."),
    "meeting.fixed": _l("U kunt dit niet meer veranderen. De bijeenkomst is %(state)s."),
    "meeting.reason_missing": _l("Vul in waarom de bijeenkomst niet doorgaat. Mensen lezen dit."),
    "meeting.ends_before_start": _l("Het einde moet later zijn dan het begin."),
    "meeting.time_is_skipped": _l(
        "Deze tijd bestaat niet op deze dag: de klok gaat dan een uur vooruit. Kies een andere tijd."
    ),
    "meeting.time_comes_twice": _l(
        "Deze tijd komt op deze dag twee keer: de klok gaat dan een uur terug. Kies een andere tijd."
    ),
    "meeting.day_has_passed": _l(
        "%(day)s is al geweest. Kies een andere dag. Was de bijeenkomst toen echt? Zet dan een vinkje."
    ),
    "meeting.place_unknown": _l(
        "De plek is nog niet bekend. Vul eerst de naam en het adres van de plek in."
    ),
    "meeting.block_is_first": _l("Dit is al het eerste onderdeel. Eerder kan niet."),
    "meeting.block_is_last": _l("Dit is al het laatste onderdeel. Later kan niet."),
    "meeting.only_block": _l(
        "Een programma heeft minstens één onderdeel. Voeg eerst iets anders toe."
    ),
    "meeting.minutes_out_of_range": _l("Kies een aantal minuten van 1 tot %(most)s."),
    "meeting.kind_without_words": _l("Vul bij elk onderdeel een naam en een vraag in."),
    "meeting.route_empty": _l("Zet minstens één stap op de route."),
    "meeting.route_too_long": _l("Houd de route kort: hooguit %(most)s stappen."),
    "meeting.step_too_long": _l("Maak elke stap korter: hooguit %(most)s letters."),
    "meeting.step_twice": _l("Elke stap komt maar één keer voor. Haal de dubbele weg."),
    "meeting.tool_needs_wall": _l(
        "Een scherm werkt dan niet: %(tool)s. Daarvoor moet een onderdeel de plakwand hebben. Vink het scherm uit, of geef een onderdeel de plakwand."
    ),
    "meeting.tool_needs_words": _l(
        "Een scherm werkt dan niet: %(tool)s. Daarin schrijven mensen iets op. Kies bij dat onderdeel ook wat zij opschrijven. Wat privé is, telt niet."
    ),
    "meeting.too_short_to_split": _l("Eén minuut kunt u niet in tweeën knippen."),
    "meeting.nothing_to_undo": _l("Er is niets om terug te draaien."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    MeetingState: {
        MeetingState.DRAFT: _l("een concept"),
        MeetingState.PLANNED: _l("gepland"),
        MeetingState.UNDERWAY: _l("bezig"),
        MeetingState.HELD: _l("geweest"),
        MeetingState.LOCKED: _l("afgesloten"),
        MeetingState.CANCELLED: _l("afgezegd"),
    },
    MeetingStep: {
        MeetingStep.PLAN: _l("plannen"),
        MeetingStep.BEGIN: _l("beginnen"),
        MeetingStep.END: _l("stoppen"),
        MeetingStep.LOCK: _l("afsluiten"),
        MeetingStep.UNLOCK: _l("weer losmaken"),
        MeetingStep.REOPEN: _l("weer openen"),
        MeetingStep.CANCEL: _l("afzeggen"),
    },
    PlaceFeature: {
        PlaceFeature.WHEELCHAIR: _l("de rolstoel kan naar binnen"),
        PlaceFeature.TOILET: _l("toilet waar een rolstoel in past"),
        PlaceFeature.HEARING_LOOP: _l("ringleiding"),
        PlaceFeature.QUIET_PLACE: _l("rustige plek"),
        PlaceFeature.PARKING: _l("parkeren dichtbij"),
        PlaceFeature.BUS: _l("bus of tram dichtbij"),
    },
    Point: {
        Point.FOUNDATION: _l("vraag, invloed en belofte"),
        Point.PROMISE: _l("de datum van de belofte"),
        Point.TIME: _l("de tijd"),
        Point.PLACE: _l("de plek"),
        Point.ACCESS: _l("wat mensen nodig hebben"),
        Point.TABLES: _l("de tafels"),
        Point.FACILITATORS: _l("de gespreksbegeleiders"),
        Point.INVITED: _l("de uitnodigingen"),
        Point.NEEDS: _l("wat geregeld moet worden"),
    },
    Stage: {
        Stage.PLAN: _l("Programma"),
        Stage.INVITATIONS: _l("Uitnodigen"),
        Stage.SEATING: _l("Tafels"),
        Stage.LIVE: _l("De dag zelf"),
        Stage.AFTER: _l("Daarna"),
    },
}
