"""The words for people: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.people import (
    AgeGroup,
    Channel,
    Column,
    ConsentPurpose,
    DoubleChoice,
    Forgetter,
    Likeness,
    NeedKind,
    News,
    Outcome,
    Part,
    Perspective,
    ProblemCode,
    WishKind,
)

SENTENCES: dict[str, LazyString] = {
    "people.sheet_too_large": _l(
        "Dit bestand is te groot. Het mag hoogstens %(megabytes)s MB zijn."
    ),
    "people.sheet_too_long": _l(
        "Deze lijst is te lang. Lees hoogstens %(rows)s mensen tegelijk in."
    ),
    "people.sheet_too_wide": _l(
        "Deze lijst heeft te veel kolommen. Het mogen er %(columns)s zijn."
    ),
    "people.sheet_empty": _l("Dit bestand is leeg. Kies een bestand met een lijst."),
    "people.sheet_old_or_locked": _l(
        "Dit is een oud Excel-bestand, of er zit een wachtwoord op. Open het in Excel. "
        "Sla het op als XLSX of CSV, zonder wachtwoord."
    ),
    "people.sheet_unreadable": _l(
        "Dit bestand kunnen wij niet lezen. Sla uw lijst op als CSV of als XLSX."
    ),
    "people.sheet_quote_open": _l(
        "In rij %(row)s staat een aanhalingsteken dat niet klopt. Haal het weg. "
        "Of sla de lijst op als XLSX."
    ),
    "people.headings_missing": _l(
        "De bovenste rij heeft geen namen van kolommen. Zet er een rij boven, "
        "bijvoorbeeld: Naam, Groep, E-mail, Telefoon, Adres."
    ),
    "people.column_of_names_missing": _l("Zeg in welke kolom de namen staan."),
    "people.column_chosen_twice": _l("U koos twee keer: %(column)s. Kies dat bij één kolom."),
    "people.group_exists": _l("Er is al een groep die %(name)s heet. Kies een andere naam."),
    "people.group_in_use": _l(
        "In de groep %(name)s zitten %(count)s mensen. Geef hen eerst een andere groep."
    ),
    "people.wishes_full": _l("U gaf al %(most)s namen door. Bel ons als er meer zijn."),
    "people.wish_without_name": _l("Vul in om wie het gaat."),
    "people.wish_about_self": _l("Dit is dezelfde persoon. Vul de naam van iemand anders in."),
    "people.wish_ambiguous": _l(
        "Er staan meer mensen met de naam %(name)s in de lijst. Wij weten niet wie u bedoelt."
    ),
}

_OUTCOMES: dict[StrEnum, LazyString] = {
    Outcome.NEW: _l("komt erbij"),
    Outcome.CHANGED: _l("verandert"),
    Outcome.UNCHANGED: _l("staat er al zo"),
    Outcome.MERGED: _l("wordt samengevoegd"),
    Outcome.ASKS: _l("u kiest"),
    Outcome.REFUSED: _l("kan nog niet"),
    Outcome.EMPTY: _l("lege rij"),
}

_PROBLEMS: dict[StrEnum, LazyString] = {
    ProblemCode.NAME_MISSING: _l("Er staat geen naam. Vul een naam in."),
    ProblemCode.FORMULA: _l("Hier staat een formule: %(text)s. Typ de gewone tekst in de plaats."),
    ProblemCode.TEXT_TOO_LONG: _l(
        "Deze tekst is te lang: %(text)s … Er passen %(suggestion)s tekens."
    ),
    ProblemCode.GROUP_MISSING: _l("Er staat geen groep. Vul een groep in of kies er hier een."),
    ProblemCode.GROUP_UNKNOWN: _l(
        "De groep ‘%(text)s’ kennen wij niet. Kies er hier een, of voeg de groep toe."
    ),
    ProblemCode.UNREACHABLE: _l(
        "Wij kunnen deze persoon niet bereiken. Vul een adres, een telefoonnummer of een "
        "e-mailadres in."
    ),
    ProblemCode.EMAIL_BROKEN: _l("Het e-mailadres klopt niet: %(text)s."),
    ProblemCode.PHONE_BROKEN: _l("Het telefoonnummer klopt niet: %(text)s."),
    ProblemCode.PHONE_IN_TEXT: _l(
        "Bij het telefoonnummer staat meer: ‘%(text)s’. Wij bewaren dat bij de opmerking."
    ),
    ProblemCode.POSTAL_CODE_ODD: _l("Is dit een goede postcode: %(text)s?"),
    ProblemCode.CHANNEL_UNKNOWN: _l(
        "‘%(text)s’ kennen wij niet. Kies uit: e-mail, telefoon of brief."
    ),
    ProblemCode.CHANNEL_NOT_USABLE: _l(
        "Voor %(text)s ontbreekt het adres of het nummer. Tot het er is, gaat het zo: %(suggestion)s."
    ),
    ProblemCode.LANGUAGE_UNKNOWN: _l("De taal ‘%(text)s’ kennen wij niet. Wij nemen Nederlands."),
    ProblemCode.NEED_UNKNOWN: _l(
        "De voorziening ‘%(text)s’ kennen wij niet. Wij bewaren die tekst bij ‘iets anders’."
    ),
    ProblemCode.NEED_IN_NOTE: _l(
        "In de opmerking staat ‘%(text)s’. Moet u dat regelen? Zet het dan bij voorzieningen."
    ),
    ProblemCode.WISH_UNKNOWN: _l(
        "%(text)s staat niet in de lijst. De wens wacht tot die persoon erbij komt."
    ),
    ProblemCode.WISH_AMBIGUOUS: _l(
        "Er zijn meer mensen die %(text)s heten. De wens telt pas mee als duidelijk is wie het is."
    ),
    ProblemCode.WISH_SELF: _l("Deze wens gaat over de persoon zelf. Die slaan wij over."),
    ProblemCode.ROWS_DIFFER: _l(
        "Een eerdere rij van deze persoon zegt iets anders over: %(text)s. De eerdere rij telt."
    ),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Perspective: {
        Perspective.LIVED_EXPERIENCE: _l("eigen ervaring"),
        Perspective.PROFESSION: _l("werk in de zorg"),
        Perspective.GOVERNMENT: _l("overheid"),
        Perspective.OTHER: _l("anders"),
    },
    AgeGroup: {
        AgeGroup.UNDER_30: _l("jonger dan 30"),
        AgeGroup.FROM_30: _l("30 tot 50"),
        AgeGroup.FROM_50: _l("50 tot 70"),
        AgeGroup.FROM_70: _l("70 of ouder"),
    },
    Forgetter: {
        Forgetter.SELF: _l("op eigen verzoek, met de eigen link"),
        Forgetter.ORGANISER: _l("door een organisator"),
        Forgetter.TERM: _l("omdat de bewaartijd voorbij was"),
    },
    News: {
        News.EVERYTHING: _l("Ook tussendoor, bij elk nieuws"),
        News.OUTCOME: _l("Alleen wat het is geworden, en of het beter is"),
    },
    Channel: {
        Channel.MAIL: _l("e-mail"),
        Channel.PHONE: _l("telefoon"),
        Channel.LETTER: _l("brief"),
    },
    NeedKind: {
        NeedKind.WHEELCHAIR: _l("plek voor een rolstoel"),
        NeedKind.HEARING_LOOP: _l("ringleiding"),
        NeedKind.INTERPRETER: _l("tolk"),
        NeedKind.QUIET_PLACE: _l("rustige plek"),
        NeedKind.TAXI: _l("taxi"),
        NeedKind.LARGE_PRINT: _l("grote letters"),
        NeedKind.COMPANION: _l("begeleider"),
        NeedKind.ASSISTANCE_DOG: _l("hulphond"),
        NeedKind.DIET: _l("dieet"),
        NeedKind.REIMBURSEMENT: _l("vergoeding"),
        NeedKind.OTHER: _l("iets anders"),
    },
    ConsentPurpose: {
        ConsentPurpose.NOTES: _l("Wij mogen opschrijven wat deze persoon zegt."),
        ConsentPurpose.QUOTE: _l("Wij mogen letterlijke woorden gebruiken, zonder naam."),
        ConsentPurpose.PHOTO: _l("Deze persoon mag op de foto."),
        ConsentPurpose.ROLE: _l(
            "De gespreksbegeleider mag weten vanuit welke rol iemand meepraat."
        ),
        ConsentPurpose.LATER_CONTACT: _l("Wij mogen later opnieuw contact opnemen."),
    },
    WishKind: {
        WishKind.APART: _l("liever niet aan tafel met"),
        WishKind.TOGETHER: _l("graag aan tafel met"),
    },
    Column: {
        Column.FIRST_NAME: _l("voornaam"),
        Column.PREFIX: _l("tussenvoegsel"),
        Column.LAST_NAME: _l("achternaam"),
        Column.FULL_NAME: _l("hele naam"),
        Column.GROUP: _l("groep"),
        Column.WORKS_FOR: _l("organisatie"),
        Column.EMAIL: _l("e-mail"),
        Column.PHONE: _l("telefoon"),
        Column.ADDRESS: _l("straat of heel adres"),
        Column.HOUSE_NUMBER: _l("huisnummer"),
        Column.POSTAL_CODE: _l("postcode"),
        Column.TOWN: _l("plaats"),
        Column.CHANNEL: _l("contact via"),
        Column.LANGUAGE: _l("taal"),
        Column.NEEDS: _l("voorzieningen"),
        Column.TOGETHER: _l("graag aan tafel met"),
        Column.APART: _l("niet aan tafel met"),
        Column.DISTRICT: _l("wijk"),
        Column.NOTE: _l("opmerking"),
    },
    Part: {
        Part.NAME: _l("naam"),
        Part.GROUP: _l("groep"),
        Part.WORKS_FOR: _l("organisatie"),
        Part.EMAIL: _l("e-mail"),
        Part.PHONE: _l("telefoon"),
        Part.ADDRESS: _l("adres"),
        Part.CHANNEL: _l("contact via"),
        Part.LANGUAGE: _l("taal"),
        Part.DISTRICT: _l("wijk"),
        Part.AGE_GROUP: _l("leeftijd"),
        Part.NOTE: _l("opmerking"),
        Part.NEEDS: _l("voorzieningen"),
        Part.WISHES: _l("persoonlijke wensen"),
    },
    Likeness: {
        Likeness.NAME_AND_EMAIL: _l("dezelfde naam en hetzelfde e-mailadres"),
        Likeness.NAME_AND_PHONE: _l("dezelfde naam en hetzelfde telefoonnummer"),
        Likeness.NAME_AND_ADDRESS: _l("dezelfde naam en hetzelfde adres"),
        Likeness.EMAIL: _l("hetzelfde e-mailadres"),
        Likeness.NAME: _l("dezelfde naam"),
    },
    DoubleChoice: {
        DoubleChoice.SAME: _l("Dit is dezelfde persoon. Voeg samen."),
        DoubleChoice.OTHER: _l("Dit is iemand anders."),
    },
    Outcome: _OUTCOMES,
    ProblemCode: _PROBLEMS,
}
