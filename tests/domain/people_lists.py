"""Lists of people for tests: the one of the municipality, and rows with only what matters."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from dialoog.domain.people import (
    Choices,
    Group,
    KnownPerson,
    Perspective,
    preview,
    recognise_columns,
)

LIST = Path(__file__).parents[1] / "data" / "deelnemers.csv"
GROUPS = [
    Group(1, "Zorgvrager", Perspective.LIVED_EXPERIENCE),
    Group(2, "Mantelzorger", Perspective.LIVED_EXPERIENCE),
    Group(3, "Zorgprofessional", Perspective.PROFESSION),
    Group(4, "Ambtenaar", Perspective.GOVERNMENT),
    Group(5, "Vrijwilliger", Perspective.OTHER),
    Group(6, "Cliëntenraad", Perspective.LIVED_EXPERIENCE),
]
HEADINGS = (
    *("Voornaam", "Achternaam", "Groep", "E-mail", "Telefoon", "Adres", "Postcode", "Contact"),
    *("Voorzieningen", "Opmerking", "Niet met", "Begeleid door", "Taal", "Wijk"),
)


def row(**cells):
    told = {"Voornaam": "Jan", "Achternaam": "Vos", "Groep": "Zorgvrager", "E-mail": "jan@x.nl"}
    named = {key.replace("_", " ").replace("E mail", "E-mail"): text for key, text in cells.items()}
    return dict.fromkeys(HEADINGS, "") | told | named


def look(rows, *, known=(), **choices):
    doubles = choices.pop("doubles", None)
    columns = choices.pop("columns", None) or recognise_columns(list(rows[0]))
    return preview(rows, Choices(columns, **choices), known=known, groups=GROUPS, doubles=doubles)


def stored(plan, known=()):
    """Everyone there is once the plan is carried out."""
    people = {person.id: person.person for person in known}
    for line in plan.to_store:
        people[line.known_id if line.known_id is not None else len(people) + 1] = line.person
    return [KnownPerson(number, person) for number, person in people.items()]


def municipal_list():
    text = LIST.read_bytes().decode("cp1252")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def codes(line):
    return [problem.code for problem in line.problems]
