"""The words for seating: refusals, broken rules, and what is uneven."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.seating import Arrangement, Importance, SearchOutcome, Side

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
    "seating.locked": _l(
        "Tafel %(table)s is vergrendeld. Maak die tafel eerst los. Daarna kunt u mensen verplaatsen."
    ),
    "seating.moved_meanwhile": _l(
        "Iemand anders heeft %(person)s intussen verplaatst. %(person)s zit nu aan tafel %(table)s. "
        "Kijk of u uw verandering nog wilt."
    ),
    "seating.no_table": _l("Deze tafel is er niet meer. Kies een andere."),
    "seating.no_room": _l(
        "Er zijn %(people)s mensen en %(seats)s plaatsen. Zet er een tafel of stoelen bij."
    ),
    "seating.nobody": _l("Er is nog niemand om een plaats te geven. Nodig eerst mensen uit."),
    "seating.nobody_in_list": _l("In deze lijst staat niemand die een plaats kan krijgen."),
    "seating.not_seated": _l("Deze mensen hebben nog geen plaats. Ruilen kan dus niet."),
    "seating.last_table": _l("Dit is de laatste tafel. Die blijft in gebruik."),
    "seating.no_more_tables": _l("Er komt geen tafel bij. Er zijn er hoogstens %(most)s."),
    "seating.not_composed": _l("Er zijn nog geen plaatsen. Stel eerst de tafels samen."),
    "seating.over": _l("De bijeenkomst is voorbij. Aan de tafels verandert niets meer."),
    "seating.proposal_broken": _l(
        "Dit voorstel past niet bij alle regels. Het gaat dus niet door."
    ),
    "seating.proposal_old": _l(
        "Intussen is er iets veranderd. Er is niets verplaatst. Maak een nieuw voorstel."
    ),
    "seating.nothing_to_undo": _l("Er is niets om terug te zetten."),
    "seating.round_over": _l("Deze ronde is al geweest. Daar kan niets meer aan veranderen."),
    "seating.seats": _l("Het kleinste aantal (%(min)s) is hoger dan het grootste (%(max)s)."),
    "seating.too_many_chairs": _l(
        "Er zijn %(people)s mensen, maar de tafels willen er minstens %(seats)s. "
        "Neem minder tafels, of minder mensen per tafel."
    ),
    "seating.twice": _l("%(id)s komt twee keer voor."),
    "seating.unseated_meanwhile": _l(
        "Iemand anders heeft intussen iets veranderd. %(person)s heeft nu geen plaats. "
        "Kijk of u uw verandering nog wilt."
    ),
    "seating.unknown": _l("%(rule)s noemt %(id)s, maar die staat niet in de lijst."),
    "seating.unreadable": _l("Dit bestand is niet te lezen. Kijk naar: %(field)s."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Arrangement: {
        Arrangement.MIXED: _l("Iedereen door elkaar"),
        Arrangement.CIRCLES: _l(
            "Twee kringen: wie zorg krijgt zit in de binnenkring, de anderen in de buitenkring"
        ),
        Arrangement.OWN_TABLES: _l("Wie zorg krijgt aan eigen tafels, de anderen ook"),
    },
    Importance: {
        Importance.MUCH: _l("belangrijk"),
        Importance.SOME: _l("gewoon"),
        Importance.NOT: _l("niet"),
    },
    Side: {
        Side.INNER_CIRCLE: _l("binnenkring"),
        Side.OUTER_CIRCLE: _l("buitenkring"),
        Side.LIVED_EXPERIENCE: _l("tafel voor wie zorg krijgt"),
        Side.OTHERS: _l("tafel voor de anderen"),
    },
    SearchOutcome: {
        SearchOutcome.WAITING: _l("het zoeken begint zo"),
        SearchOutcome.RUNNING: _l("het zoeken is bezig"),
        SearchOutcome.BETTER: _l("er is een betere indeling"),
        SearchOutcome.NOT_BETTER: _l("er is geen betere indeling gevonden"),
        SearchOutcome.OVERTAKEN: _l("het zoeken stopte, want er veranderde iets"),
        SearchOutcome.IMPOSSIBLE: _l("niet alle regels gaan samen"),
    },
}

TOO_MANY: dict[str, LazyString] = {
    "group": _l("veel mensen uit één groep: %(count)s × %(name)s"),
    "org": _l("%(count)s mensen van %(name)s"),
    "size": _l("%(count)s mensen, dat is veel voor deze tafel"),
}
TOO_FEW: dict[str, LazyString] = {
    "group": _l("weinig mensen uit een groep: %(count)s × %(name)s"),
    "size": _l("%(count)s mensen, dat is weinig voor deze tafel"),
}

# What changes at a table when somebody moves; each is part of a list in one sentence.
CHANGES: dict[str, LazyString] = {
    "group": _l("tafel %(table)s heeft nu %(after)s × %(name)s (was %(before)s)"),
    "org": _l("tafel %(table)s heeft nu %(after)s mensen van %(name)s (was %(before)s)"),
    "size": _l("tafel %(table)s heeft nu %(after)s mensen (was %(before)s)"),
    "district": _l("tafel %(table)s heeft nu %(after)s mensen uit %(name)s (was %(before)s)"),
    "age": _l("tafel %(table)s heeft nu %(after)s mensen van %(name)s (was %(before)s)"),
    "first_time": _l(
        "tafel %(table)s heeft nu %(after)s mensen die er voor het eerst zijn (was %(before)s)"
    ),
    "repeats": _l("%(after)s keer zien mensen elkaar opnieuw (was %(before)s)"),
}
WOULD_CHANGE: dict[str, LazyString] = {
    "group": _l("tafel %(table)s krijgt %(after)s × %(name)s (nu %(before)s)"),
    "org": _l("tafel %(table)s krijgt %(after)s mensen van %(name)s (nu %(before)s)"),
    "size": _l("tafel %(table)s krijgt %(after)s mensen (nu %(before)s)"),
    "district": _l("tafel %(table)s krijgt %(after)s mensen uit %(name)s (nu %(before)s)"),
    "age": _l("tafel %(table)s krijgt %(after)s mensen van %(name)s (nu %(before)s)"),
    "first_time": _l(
        "tafel %(table)s krijgt %(after)s mensen die er voor het eerst zijn (nu %(before)s)"
    ),
    "repeats": _l("%(after)s keer zien mensen elkaar opnieuw (nu %(before)s)"),
}
TIMES: dict[str, LazyString] = {
    "yes": _l("mensen die er voor het eerst zijn"),
    "no": _l("mensen die er vaker waren"),
}
KINDS: dict[str, LazyString] = {
    "group": _l("Elke groep gelijk over de tafels"),
    "org": _l("Collega's van één organisatie uit elkaar"),
    "size": _l("Aan elke tafel evenveel mensen"),
    "district": _l("Wijken door elkaar"),
    "age": _l("Jong en oud door elkaar"),
    "first_time": _l("Wie er voor het eerst is, bij wie er vaker was"),
    "repeats": _l("In elke ronde nieuwe mensen ontmoeten"),
}
REASONS: dict[str, LazyString] = {
    "pin": _l("%(person)s staat hier vast."),
    "need": _l("%(person)s zit hier, want deze tafel heeft: %(need)s."),
    "together": _l("%(person)s zit hier, want deze mensen horen erbij: %(with)s."),
    "companion": _l("%(person)s neemt iemand mee. Zij zitten bij elkaar."),
    "company": _l("Zonder %(person)s zou iemand hier alleen zitten. Groep: %(groups)s."),
}

# Rules that can't go together, and what would help.
CONFLICTS: dict[str, LazyString] = {
    "never": _l("%(a)s en %(b)s mogen niet bij elkaar zitten"),
    "together": _l("deze mensen horen bij elkaar: %(members)s"),
    "private": _l("een persoonlijke wens"),
    "pin": _l("%(person)s staat vast aan tafel %(table)s"),
    "leader": _l("de gespreksbegeleider van tafel %(table)s blijft daar"),
    "locked": _l("tafel %(table)s is vergrendeld"),
    "need": _l("%(person)s heeft nodig: %(need)s"),
    "side": _l("%(person)s hoort hier: %(need)s"),
    "max": _l("tafel %(table)s heeft %(max)s plaatsen"),
    "min": _l("tafel %(table)s heeft minstens %(min)s mensen"),
    "min_count": _l("minstens %(min)s aan elke tafel van: %(groups)s"),
    "min_count_or_none": _l("minstens %(min)s aan een tafel, of niemand, van: %(groups)s"),
    "max_share": _l("hoogstens %(num)s op de %(den)s aan een tafel van: %(groups)s"),
}
# Beside a private wish the other rules stay general: by name they would tell whose wish it is.
CONFLICTS_IN_GENERAL: dict[str, LazyString] = {
    "never": _l("mensen die niet bij elkaar mogen zitten"),
    "together": _l("mensen die bij elkaar horen"),
    "private": _l("een persoonlijke wens"),
    "pin": _l("wie vast staat aan een tafel"),
    "leader": _l("wie welke tafel begeleidt"),
    "locked": _l("een tafel die vergrendeld is"),
    "need": _l("wat mensen nodig hebben aan tafel"),
    "side": _l("wie aan welke kant hoort"),
    "max": _l("hoeveel plaatsen de tafels hebben"),
    "min": _l("hoeveel mensen er minstens aan een tafel horen"),
    "min_count": _l("hoeveel mensen van een groep er minstens aan een tafel horen"),
    "min_count_or_none": _l("hoeveel mensen van een groep er minstens aan een tafel horen"),
    "max_share": _l("hoeveel mensen van een groep er hoogstens aan een tafel mogen"),
}
REMEDIES: dict[str, LazyString] = {
    "extra_table": _l("zet er een tafel bij"),
    "fewer_tables": _l("gebruik een tafel minder"),
    "fewer_people": _l("met één mens minder kan het wel"),
    "extra_seat": _l("zet een stoel bij aan tafel %(table)s"),
    "smaller_table": _l("laat tafel %(table)s met één mens minder beginnen"),
    "feature": _l("zorg dat tafel %(table)s dit heeft: %(need)s"),
    "other_side": _l("maak van tafel %(table)s: %(need)s"),
    "unpin": _l("laat %(person)s los van tafel %(table)s"),
    "unlock": _l("maak tafel %(table)s los"),
    "other_leader": _l("geef tafel %(table)s een andere gespreksbegeleider"),
    "another_leader": _l("laat iemand anders begeleiden dan %(facilitator)s"),
    "split": _l("vraag of deze mensen ook apart mogen zitten: %(members)s"),
    "ask": _l("vraag of %(a)s en %(b)s toch bij elkaar mogen zitten"),
    "ask_wish": _l("vraag of een persoonlijke wens kan vervallen"),
    "fewer": _l("vraag %(people)s minder van: %(groups)s"),
    "more": _l("nodig er %(people)s meer uit van: %(groups)s"),
    "more_others": _l("nodig er %(people)s meer uit die niet horen bij: %(groups)s"),
    "lower": _l("neem als kleinste aantal %(min)s, voor: %(groups)s"),
    "or_none": _l("sta toe dat er tafels zijn zonder: %(groups)s"),
    "drop_rule": _l("laat deze regel los: %(rule)s"),
}
REMEDIES_OF_MORE: dict[str, LazyString] = {
    "extra_table": _l("zet er %(tables)s tafels bij"),
    "fewer_tables": _l("gebruik %(tables)s tafels minder"),
    "fewer_people": _l("met %(people)s mensen minder kan het wel"),
    "extra_seat": _l("zet %(seats)s stoelen bij aan tafel %(table)s"),
    "smaller_table": _l("laat tafel %(table)s met %(people)s mensen minder beginnen"),
}
REMEDIES_IN_GENERAL: dict[str, LazyString] = {
    "extra_table": _l("zet er een tafel bij"),
    "fewer_tables": _l("gebruik een tafel minder"),
    "fewer_people": _l("laat minder mensen komen"),
    "extra_seat": _l("zet er stoelen bij"),
    "smaller_table": _l("laat tafels met minder mensen beginnen"),
    "feature": _l("zorg dat meer tafels hebben wat mensen nodig hebben"),
    "other_side": _l("verdeel de tafels anders over de twee kanten"),
    "unpin": _l("laat vaste plaatsen los"),
    "unlock": _l("maak vergrendelde tafels los"),
    "other_leader": _l("laat iemand anders een tafel begeleiden"),
    "another_leader": _l("laat iemand anders een tafel begeleiden"),
    "split": _l("vraag of mensen die bij elkaar horen ook apart mogen zitten"),
    "ask": _l("vraag of mensen die niet bij elkaar mogen, dat toch willen"),
    "ask_wish": _l("vraag of een persoonlijke wens kan vervallen"),
    "fewer": _l("laat minder mensen van één groep komen"),
    "more": _l("nodig meer mensen uit"),
    "more_others": _l("nodig meer mensen uit"),
    "lower": _l("laat een regel over groepen los"),
    "or_none": _l("laat een regel over groepen los"),
    "drop_rule": _l("laat een regel over groepen los"),
}
RULES: dict[str, LazyString] = {
    "never_alone": _l("niemand met eigen ervaring zit alleen"),
    "government_minority": _l("ambtenaren zijn niet in de meerderheid"),
    "staff_share": _l("professionals en ambtenaren hoogstens twee derde"),
}
