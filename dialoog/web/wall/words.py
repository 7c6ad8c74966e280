"""The words for the wall: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.wall import WallStage

SENTENCES: dict[str, LazyString] = {
    "wall.not_now": _l("Dit kan nu niet. De tafel is hier: %(stage)s."),
    "wall.no_idea_chosen": _l("Kies eerst de ideeën die bij elkaar horen."),
    "wall.no_name": _l("Geef deze ideeën samen een naam."),
    "wall.name_too_long": _l("Maak de naam korter: hooguit %(most)s letters."),
    "wall.name_taken": _l("Deze naam is er al. Hang de ideeën daarbij, of kies een andere naam."),
    "wall.full": _l("De plakwand is vol. Vertel uw idee aan de Adviesvanger."),
    "wall.nothing_to_choose": _l("Er hangen nog geen ideeën. Er valt nog niets te kiezen."),
    "wall.dots_gone": _l("Uw %(each)s stippen zijn op. Haal er ergens één weg."),
    "wall.too_many_dots": _l(
        "Dat zijn te veel stippen. Samen hebt u er %(most)s: %(each)s voor ieder."
    ),
    "wall.how_many_people": _l("Vul in hoeveel mensen kiezen: van 1 tot %(most)s."),
    "wall.no_such_number": _l("Vul bij elk idee een getal in, 0 of meer."),
    "wall.no_dots_yet": _l("Er zijn nog geen stippen. Laat iedereen eerst kiezen."),
    "wall.advised": _l("De top 5 staat al op het antwoordbord. Kiezen kan niet opnieuw."),
    "wall.why_too_long": _l("Houd de reden kort: hooguit %(most)s letters."),
    "wall.present_within": _l("Kies een dag binnen vier weken: uiterlijk %(last)s."),
    "picture.missing": _l("Kies eerst een foto of een plaatje."),
    "picture.unknown": _l("Dit is geen foto die wij kennen. Kies een JPG-, PNG- of WebP-bestand."),
    "picture.broken": _l("Deze foto is niet te openen. Maak een nieuwe foto."),
    "picture.moves": _l("Dit plaatje beweegt. Kies een foto die stilstaat."),
    "picture.too_small": _l("Deze foto is te klein. Kies een grotere."),
    "picture.too_large": _l("Deze foto is te groot. Kies een foto van hooguit %(most)s MB."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    WallStage: {
        WallStage.SILENT: _l("stil schrijven"),
        WallStage.SHOWN: _l("ideeën op de wand"),
        WallStage.CHOOSING: _l("kiezen met stippen"),
        WallStage.CHOSEN: _l("de top 5 is gekozen"),
    },
}
