"""The words for seating: refusals, broken rules, and what is uneven."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

PRIVATE = "seating.private"

# Rules that a plan breaks; as a refusal they say why somebody can't sit there.
BROKEN: dict[str, LazyString] = {
    "seating.rounds": _l("Het plan heeft %(rounds)s rondes. Er zijn er %(asked)s gevraagd."),
    "seating.unknown_table": _l("Ronde %(round)s: tafel %(table)s bestaat niet."),
    "seating.absent": _l("%(person)s is er niet bij in ronde %(round)s."),
    "seating.doubly_seated": _l("%(person)s zit twee keer in ronde %(round)s."),
    "seating.unseated": _l("%(person)s heeft nog geen plaats in ronde %(round)s."),
    "seating.held": _l("Ronde %(round)s is al geweest. %(person)s zat niet aan tafel %(table)s."),
    "seating.too_few": _l(
        "Aan tafel %(table)s horen minstens %(min)s mensen. Het zijn er %(people)s."
    ),
    "seating.too_many": _l("Tafel %(table)s heeft %(max)s plaatsen. Het zijn %(people)s mensen."),
    "seating.need": _l("%(person)s heeft nodig: %(need)s. Tafel %(table)s heeft dat niet."),
    "seating.never": _l("%(a)s en %(b)s mogen niet samen aan tafel %(table)s zitten."),
    "seating.apart": _l("Deze mensen horen bij elkaar aan één tafel: %(members)s."),
    "seating.pin": _l("%(person)s staat vast aan tafel %(table)s."),
    "seating.min_count": _l(
        "Niemand zit alleen. Aan tafel %(table)s zijn dit er %(count)s: %(groups)s. "
        "Zorg voor minstens %(min)s."
    ),
    "seating.max_share": _l(
        "Aan tafel %(table)s zijn %(count)s mensen van: %(groups)s. Dat is een te groot deel."
    ),
    "seating.unled": _l("Tafel %(table)s heeft geen gespreksbegeleider."),
    "seating.unknown_facilitator": _l("De gespreksbegeleider van tafel %(table)s is niet bekend."),
    "seating.doubly_leading": _l("Deze gespreksbegeleider heeft al een tafel: %(person)s."),
    PRIVATE: _l("Dit past niet bij een persoonlijke wens."),
}

SENTENCES: dict[str, LazyString] = {
    **BROKEN,
    "seating.begun": _l("De bijeenkomst is al begonnen. Het aantal tafels kan niet meer anders."),
    "seating.gone": _l("Deze persoon komt niet. Er is dus geen plaats nodig."),
    "seating.leads_elsewhere": _l("Een gespreksbegeleider die u koos, leidt al tafel %(table)s."),
    "seating.no_room": _l(
        "Er zijn %(people)s mensen en %(seats)s plaatsen. Zet er een tafel of stoelen bij."
    ),
    "seating.nobody": _l("Er is nog niemand om een plaats te geven. Nodig eerst mensen uit."),
    "seating.not_seated": _l("Deze mensen hebben nog geen plaats. Ruilen kan dus niet."),
    "seating.nothing_to_undo": _l("Er is niets om terug te zetten."),
    "seating.round_over": _l("Deze ronde is al geweest. Daar kan niets meer aan veranderen."),
    "seating.seats": _l("Het kleinste aantal (%(min)s) is hoger dan het grootste (%(max)s)."),
    "seating.twice": _l("%(id)s komt twee keer voor."),
    "seating.unknown": _l("%(rule)s noemt %(id)s, maar die staat niet in de lijst."),
    "seating.unreadable": _l("Dit bestand is niet te lezen. Kijk naar: %(field)s."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {}

TOO_MANY: dict[str, LazyString] = {
    "group": _l("veel mensen uit één groep: %(count)s × %(name)s"),
    "org": _l("%(count)s mensen van %(name)s"),
    "size": _l("%(count)s mensen, dat is veel voor deze tafel"),
}
TOO_FEW: dict[str, LazyString] = {
    "group": _l("weinig mensen uit een groep: %(count)s × %(name)s"),
    "size": _l("%(count)s mensen, dat is weinig voor deze tafel"),
}
