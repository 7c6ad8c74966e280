"""Which column of a list holds what, recognised by the headings that people use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from dialoog.domain.people.contact import find_phone, normal_email
from dialoog.domain.people.needs import need_in_heading
from dialoog.domain.people.words import match_key
from dialoog.domain.refusal import Refused


class Column(StrEnum):
    """What a column of a list can hold."""

    FIRST_NAME = "first_name"
    PREFIX = "prefix"
    LAST_NAME = "last_name"
    FULL_NAME = "full_name"
    GROUP = "group"
    WORKS_FOR = "works_for"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    HOUSE_NUMBER = "house_number"
    POSTAL_CODE = "postal_code"
    TOWN = "town"
    CHANNEL = "channel"
    LANGUAGE = "language"
    NEEDS = "needs"
    TOGETHER = "together"
    APART = "apart"
    DISTRICT = "district"
    NOTE = "note"


# More than one heading may lead to these; their cells are taken together.
REPEATABLE = frozenset({Column.PHONE, Column.NEEDS, Column.TOGETHER, Column.APART, Column.NOTE})
NAME_COLUMNS = frozenset({Column.FIRST_NAME, Column.LAST_NAME, Column.FULL_NAME})

_HEADINGS = {
    Column.FIRST_NAME: "voornaam, voornamen, roepnaam, voorletters, initialen, first name,"
    " firstname, given name, voornaam of voorletters",
    Column.PREFIX: "tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels, tussenv, tv, tsv,"
    " infix, name prefix",
    Column.LAST_NAME: "achternaam, familienaam, geslachtsnaam, last name, lastname, surname,"
    " family name, achternaam en tussenvoegsel",
    Column.FULL_NAME: "naam, volledige naam, naam en voornaam, voornaam en achternaam,"
    " voor en achternaam, achternaam voornaam, voornaam achternaam, name, full name,"
    " deelnemer, deelnemers, participant, participants, person, persoon",
    Column.GROUP: "groep, rol, doelgroep, stakeholder, stakeholdergroep, perspectief, achtergrond,"
    " soort, type, hoedanigheid, group, role, stakeholder group, neemt deel als",
    Column.WORKS_FOR: "organisatie, werkt bij, werkgever, instelling, namens, bedrijf,"
    " naam organisatie, organisation, organization, company, employer, works for",
    Column.EMAIL: "email, emailadres, mail, mailadres, email adres, mail adres, email address,"
    " elektronische post, privé email",
    Column.PHONE: "telefoon, telefoonnummer, tel, telnr, tel nr, telnummer, telefoonnr,"
    " telefoon nr, mobiel, mobiele telefoon, mobiel nummer, mobielnr, 06, 06 nummer, gsm,"
    " telefoon mobiel, telefoon thuis, telefoon vast, vaste telefoon, vast nummer,"
    " phone, telephone, phone number, mobile, mobile phone, cell",
    Column.ADDRESS: "adres, straat, straatnaam, straat en huisnummer, straat en nummer,"
    " straat huisnummer, straat nr, postadres, woonadres, adresregel, adresgegevens, address,"
    " street, street address, street and number",
    Column.HOUSE_NUMBER: "huisnummer, huisnr, huisnummer en toevoeging, house number",
    Column.POSTAL_CODE: "postcode, pc, postal code, zip, zip code",
    Column.TOWN: "plaats, woonplaats, stad, plaatsnaam, postplaats, city, town",
    Column.CHANNEL: "contact via, contact, kanaal, voorkeur contact, contactvoorkeur,"
    " voorkeur kanaal, bereikbaar via, wijze van contact, uitnodigen via, uitnodiging via,"
    " hoe bereiken, wil bericht via, contact by, channel, preferred contact, contact preference",
    Column.LANGUAGE: "taal, voorkeurstaal, moedertaal, spreektaal, taal voorkeur, language,"
    " preferred language",
    Column.NEEDS: "voorzieningen, voorziening, wensen, nodig, behoeften, hulpmiddelen,"
    " aanpassingen, toegankelijkheid, wat nodig, access needs, needs, accessibility",
    Column.TOGETHER: "begeleid door, begeleider, komt met, komt samen met, samen met,"
    " aan tafel met, naam begeleider, graag met, companion, accompanied by, together with",
    Column.APART: "niet aan tafel met, niet met, niet samen met, niet bij, niet naast,"
    " liever niet met, liever niet aan tafel met, liever niet bij, niet samen, not with,"
    " not at table with, rather not with",
    Column.DISTRICT: "wijk, buurt, stadsdeel, kern, dorp, wijk of buurt, district, neighbourhood,"
    " neighborhood, area",
    Column.NOTE: "opmerking, opmerkingen, notitie, notities, toelichting, bijzonderheden, bijz,"
    " overig, aantekening, aantekeningen, note, notes, remark, remarks, comment, comments",
}
# Say whose, not what: "Uw e-mailadres", "Naam deelnemer", "Postcode (4 cijfers, 2 letters)".
_SURROUNDINGS = re.compile(
    r"\(.*?\)|\b(?:uw|je|jouw|your|van de|van|the|deelnemers?|participants?|bewoner|"
    r"cliënt|client|s\.?v\.?p\.?)(?!\w)",
    re.IGNORECASE,
)
_COLUMN_BY_KEY = {
    match_key(heading): column
    for column, headings in _HEADINGS.items()
    for heading in headings.split(",")
}


def recognise_columns(headings: Sequence[str]) -> dict[str, Column]:
    """Give for each heading that is recognised what its column holds.

    Refuses with ``people.headings_missing`` when the first row holds an address or a number, for
    then it is a person and not a row of headings.
    """
    if any(normal_email(heading) or find_phone(heading) for heading in headings):
        raise Refused("people.headings_missing")
    found: dict[str, Column] = {}
    for heading in headings:
        column = _recognise(heading)
        if column and (column in REPEATABLE or column not in found.values()):
            found[heading] = column
    if Column.FIRST_NAME in found.values() and Column.LAST_NAME not in found.values():
        # Beside "Voornaam" a column "Naam" holds the family name.
        return {
            heading: Column.LAST_NAME if column is Column.FULL_NAME else column
            for heading, column in found.items()
        }
    return found


def heading_keys(heading: str) -> tuple[str, str]:
    """Give what to look a heading up by: whole, and without words such as "uw" around it."""
    return match_key(heading), match_key(_SURROUNDINGS.sub(" ", heading))


def _recognise(heading: str) -> Column | None:
    for key in heading_keys(heading):
        if column := _COLUMN_BY_KEY.get(key):
            return column
    return Column.NEEDS if need_in_heading(heading) else None


def check_columns(columns: Mapping[str, Column]) -> None:
    """Refuse a choice of columns without a name, or with one kind of column chosen twice."""
    chosen = list(columns.values())
    if not NAME_COLUMNS & set(chosen):
        raise Refused("people.column_of_names_missing")
    for column in chosen:
        if chosen.count(column) > 1 and column not in REPEATABLE:
            raise Refused("people.column_chosen_twice", column=column)
