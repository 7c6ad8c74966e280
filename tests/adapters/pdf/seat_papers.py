"""Papers for the tests: the hall and the lists of who sits where."""

from dialoog.domain.documents import (
    AccessCard,
    AccessCardsPaper,
    Fact,
    HallPlanPaper,
    HallRound,
    HallTable,
    Passage,
    SeatListPaper,
    TableList,
    TableListsPaper,
)
from tests.adapters.pdf.papers import LEGEND, SEATS, imprint


def hall_plan_paper(**changes: object) -> HallPlanPaper:
    tables = tuple(
        HallTable(
            number=str(number),
            seats=(*(seat.perspective for seat in SEATS if seat.perspective), None),
            picture=f"Tafel {number}: 2 × eigen ervaring, 1 × gemeente, 1 × vrije stoel.",
            features="" if number % 3 else "ringleiding",
        )
        for number in range(1, 14)
    )
    values: dict[str, object] = {
        "imprint": imprint("Zaalplan: Wonen in de Schapenburcht"),
        "facts": (Fact("Waar:", "Buurthuis De Linde in Appelveld"),),
        "explanation": "Elke tafel heeft een nummer.",
        "legend": LEGEND,
        "free": "vrije stoel",
        "rounds": (HallRound("Zaalplan: ronde 1", tables), HallRound("Zaalplan: ronde 2", tables)),
    }
    return HallPlanPaper(**{**values, **changes})


def seat_list_paper(**changes: object) -> SeatListPaper:
    values: dict[str, object] = {
        "imprint": imprint("Wie zit waar: Wonen in de Schapenburcht"),
        "facts": (Fact("Waar:", "Buurthuis De Linde in Appelveld"),),
        "columns": ("Naam", "Ronde 1", "Ronde 2"),
        "rows": (("Fatima B.", "tafel 3", "tafel 1"), ("Jan K.", "tafel 4", "–")),
    }
    return SeatListPaper(**{**values, **changes})


def table_lists_paper(**changes: object) -> TableListsPaper:
    people = ("Fatima B.", "Jan K. (met begeleider)")
    rounds = tuple(Passage(f"Ronde {number}", people) for number in range(1, 5))
    facts = (Fact("Gespreksbegeleider:", "Samira Bouzid"),)
    values: dict[str, object] = {
        "imprint": imprint("Wie zit aan welke tafel: Wonen in de Schapenburcht"),
        "occasion": "Wonen in de Schapenburcht. Donderdag 21 januari 2027.",
        "lists": (
            TableList("Tafel 3", facts, rounds),
            TableList("Tafel 4", facts, (Passage("Aan deze tafel", people),)),
        ),
    }
    return TableListsPaper(**{**values, **changes})


def access_cards_paper(**changes: object) -> AccessCardsPaper:
    values: dict[str, object] = {
        "imprint": imprint("Toegang zonder account: Wonen in de Schapenburcht"),
        "cards": tuple(
            AccessCard(
                heading=f"Tafel {number}",
                lines=(
                    "Voor Fatma",
                    "Wonen in de Schapenburcht. Donderdag 4 maart 2027, 13.30 tot 15.30 uur.",
                    "U begeleidt deze tafel. Richt de camera op de code.",
                ),
                url=f"https://dialoog.example/tafel/{number}{'a' * 31}",
                picture=f"QR-code die tafel {number} opent",
                code=Fact("Uw code:", "KM4P-7TWX"),
                address=Fact("Lukt het niet? Typ de code op:", "dialoog.example/tafel"),
            )
            for number in (3, 4, 5)
        ),
    }
    return AccessCardsPaper(**{**values, **changes})
