"""Papers to write on for the tests, of a meeting in Appelveld."""

from dialoog.domain.documents import (
    Blank,
    MeasurePaper,
    MeasureSheet,
    Passage,
    PhaseMark,
    PosterPaper,
    SignInPaper,
    Space,
    WritingCard,
    WritingCardsPaper,
)
from dialoog.domain.methods import TreePart
from tests.adapters.pdf.papers import PURPOSE, imprint

BLOSSOM = PhaseMark("4 Bloesem", 3)


def card(**changes: object) -> WritingCard:
    values: dict[str, object] = {
        "heading": "Zo wil ik het volgende bericht",
        "mark": BLOSSOM,
        "lines": ("Dit kaartje blijft apart van wat u zei.",),
        "ticks": ("Brief", "Telefoon"),
        "blanks": (Blank("Mijn naam:"), Blank("", 2)),
    }
    return WritingCard(**{**values, **changes})


def writing_cards_paper(**changes: object) -> WritingCardsPaper:
    values: dict[str, object] = {
        "imprint": imprint("Kaartjes: Wonen in de Schapenburcht"),
        "across": 2,
        "down": 2,
        "cards": (card(),) * 5,
    }
    return WritingCardsPaper(**{**values, **changes})


def poster_paper(**changes: object) -> PosterPaper:
    values: dict[str, object] = {
        "imprint": imprint("Poster: Wonen in de Schapenburcht"),
        "heading": "Appelboompje",
        "question": PURPOSE.question,
        "table": "Tafel: ____",
        "spaces": tuple(
            Space(part.value, (BLOSSOM,), ("Schrijf één ding.",), 3, part)
            for part in TreePart
            if part is not TreePart.WORM
        ),
        "private": Passage("Wormpje", ("Vertel het de gespreksbegeleider. Dit blijft privé.",)),
        "tree": "Een appelboom met wortels, een stam en een kroon.",
    }
    return PosterPaper(**{**values, **changes})


def measure_paper(**changes: object) -> MeasurePaper:
    values: dict[str, object] = {
        "imprint": imprint("Kort lijstje: Wonen in de Schapenburcht"),
        "explanation": "Zet per zin een kruis door één gezicht. Schrijf geen naam op.",
        "sides_heading": "Aan welke kant van de tafel zit u?",
        "sides": ("Eigen ervaring", "Werk in de zorg", "Overheid", "Anders"),
        "faces": ((1, "helemaal niet"), (3, "een beetje"), (5, "helemaal"), (0, "weet ik niet")),
        "sheets": (
            MeasureSheet("Na afloop", tuple(f"Dit is zin {n}." for n in range(6)), BLOSSOM),
            MeasureSheet("Vooraf", ("Ik begrijp de anderen.", "Ik heb iets te zeggen.")),
        ),
    }
    return MeasurePaper(**{**values, **changes})


def sign_in_paper(**changes: object) -> SignInPaper:
    values: dict[str, object] = {
        "imprint": imprint("Wie is er: Wonen in de Schapenburcht"),
        "facts": (),
        "explanation": "Vink af wie binnenkomt.",
        "people": tuple(f"Mens {number} · tafel 3" for number in range(50)),
        "walk_ins": Passage("Kwam erbij", ("Voornaam en tafel",) * 4),
    }
    return SignInPaper(**{**values, **changes})
