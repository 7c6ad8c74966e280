"""What a list can say about somebody that only matters at the tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dialoog.domain.people import Column, match_key, recognise_columns, tidy
from dialoog.domain.people.columns import heading_keys
from dialoog.domain.people.words import says_nothing, says_yes

AGE = "age"
GENDER = "gender"
FIRST_TIME = "first_time"
TABLE = "table"
ROUNDS = "rounds"
BRINGS = "brings"

_HEADINGS = {
    AGE: "leeftijd, leeftijdsgroep, leeftijdscategorie, leeftijdsklasse, leeftijd in jaren,"
    " age, age group",
    GENDER: "geslacht, gender, sekse, m v, mv, man vrouw, m v x, sex",
    FIRST_TIME: "eerste keer, voor het eerst, nieuw, nieuwkomer, eerste keer aanwezig,"
    " eerste keer erbij, nieuwe deelnemer, first time, first timer, new",
    TABLE: "vaste tafel, tafel, tafelnummer, tafelnr, tafel nr, zit aan tafel, vast aan tafel,"
    " table, fixed table",
    ROUNDS: "ronde, rondes, aanwezig in ronde, aanwezig in rondes, erbij in ronde,"
    " erbij in rondes, welke rondes, round, rounds",
    BRINGS: "neemt mee, brengt mee, neemt iemand mee, introducé, introducés, meegenomen persoon,"
    " aantal begeleiders, begeleider mee, plus een, brings, guest, plus one",
}
_COLUMN_BY_KEY = {
    match_key(heading): name
    for name, headings in _HEADINGS.items()
    for heading in headings.split(",")
}
# Headings for whoever comes along with somebody, which need not stay unsaid as a wish does.
_COMPANY = frozenset(
    map(
        match_key,
        (
            "begeleid door", "begeleider", "komt met", "komt samen met", "naam begeleider",
            "companion", "accompanied by",
        ),
    )
)  # fmt: skip
_MEN = frozenset({"m", "man", "mannen", "male", "dhr", "heer", "jongen"})
_WOMEN = frozenset({"v", "vrouw", "vrouwen", "f", "w", "female", "mw", "mevr", "mevrouw", "meisje"})
_AGES = (0, 18, 30, 45, 60, 75, 130)
MOST_BROUGHT = 3


def split_columns(headings: Sequence[str]) -> tuple[dict[str, Column], dict[str, str]]:
    """Give what each column holds: as every list of people has it, and for tables only."""
    own: dict[str, str] = {}
    for heading in headings:
        name = next(filter(None, map(_COLUMN_BY_KEY.get, heading_keys(heading))), None)
        if name and name not in own.values():
            own[heading] = name
    rest = [heading for heading in headings if heading not in own]
    return recognise_columns(rest), own


def is_company(heading: str) -> bool:
    """Tell whether a column names somebody's companion, and no wish."""
    return not _COMPANY.isdisjoint(heading_keys(heading))


def read_age(text: str) -> str:
    """Give an age as a class of ages ("30-44"); a class stays what it is."""
    found = re.fullmatch(r"(\d{1,3})(?:\s*jaar)?", tidy(text).casefold())
    if not found:
        return "" if says_nothing(text) else tidy(text)
    age = int(found[1])
    return next((f"{low}-{high - 1}" for low, high in pairwise(_AGES) if low <= age < high), "")


def read_gender(text: str) -> str:
    """Give one word for the ways to write it; an unknown word stays what it is."""
    key = match_key(text)
    if key in _MEN:
        return "man"
    if key in _WOMEN:
        return "vrouw"
    return "" if says_nothing(text) else tidy(text).casefold()


def read_number(text: str) -> int | None:
    """Give the number in "3", "tafel 3" or "3.0"."""
    found = re.search(r"\d+", text)
    return int(found[0]) if found else None


def read_rounds(text: str) -> frozenset[int] | None:
    """Read "1, 3", "1-2" or "ronde 1 en 2", counted from 0; ``None`` when there is no number."""
    plain = re.sub(r"t/m|tot en met|–", "-", text.casefold())
    parts = re.findall(r"(\d+)(?:\s*-\s*(\d+))?", plain)
    found = [number - 1 for low, high in parts for number in _span(int(low), int(high or low))]
    return frozenset(found) if found else None


def _span(low: int, high: int) -> range:
    return range(low, min(high, low + 100) + 1)


def brought(text: str) -> Sequence[str]:
    """Give who comes along: names as far as they are said, an empty text for somebody unnamed."""
    if says_nothing(text) or match_key(text) == "0":
        return ()
    if says_yes(text):
        return [""]
    number = re.fullmatch(r"\d+", tidy(text))
    return [""] * min(int(number[0]), MOST_BROUGHT) if number else [tidy(text)]


def cells_of(cells: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Give by name what the columns for tables say in one row."""
    return {name: cells.get(heading, "") for heading, name in own.items()}
