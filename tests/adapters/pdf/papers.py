"""Papers for the tests: what a real meeting in Appelveld could hold."""

from dialoog.domain.documents import (
    AgreementRow,
    Agreements,
    Asked,
    Attendance,
    Fact,
    Harvest,
    Imprint,
    NameCard,
    NameCardsPaper,
    Passage,
    PhaseSheet,
    Purpose,
    ReportPaper,
    RunSheetPaper,
    SeatMark,
    TableCard,
    TableCardsPaper,
)
from dialoog.domain.people import Perspective

PURPOSE = Purpose(
    question=Passage("Onze vraag", ("Wat helpt u om prettig te wonen in de Schapenburcht?",)),
    promise=Passage(
        "Onze belofte",
        (
            "Wij beslissen over de hal, de tuin en de avonden. De huur staat vast.",
            "U krijgt vóór 4 maart 2027 een brief. Daarin staat wat wij doen, en waarom.",
        ),
    ),
)


def imprint(title: str, language: str = "nl") -> Imprint:
    return Imprint(title, "Gemeente Appelveld", language, "Pagina {page} van {pages}")


def phase(**changes: object) -> PhaseSheet:
    values: dict[str, object] = {
        "time": "13.50",
        "minutes": "30 minuten",
        "title": "Wortels: wat ging goed?",
        "form": "In tweetallen, daarna samen",
        "look": 2,
        "aim": "Iedereen vertelt één verhaal",
        "say": Passage(
            "Zeg dit",
            (
                "U gaat nu in tweetallen praten. Kies iemand die u nog niet goed kent.",
                "Ieder vertelt acht minuten. De ander luistert en stelt vragen.",
            ),
        ),
        "questions_heading": "Vragen",
        "questions": (
            Asked("Wanneer ging het echt goed? Wat gebeurde er toen?", ("Wie was erbij?",)),
            Asked("Wat deed u zelf, en wat deed de ander?"),
            Asked("Wat was daarin voor u belangrijk?"),
        ),
        "record": Passage(
            "Schrijf op", ("Van iedere persoon één verhaal. Lees het voor. Klopt het zo?",)
        ),
        "tips": Passage(
            "Tips",
            ("De bewoner begint. De ambtenaar is de laatste.", "Laat een stilte rustig duren."),
        ),
        "materials": Passage("Neem mee", ("Vragenkaart 1 voor ieder tweetal",)),
    }
    return PhaseSheet(**{**values, **changes})


def run_sheet_paper(**changes: object) -> RunSheetPaper:
    values: dict[str, object] = {
        "imprint": imprint("Draaiboek: Wonen in de Schapenburcht"),
        "facts": (
            Fact("Wanneer:", "donderdag 21 januari 2027, 13.30 tot 16.00 uur"),
            Fact("Waar:", "Buurthuis De Linde, Lindelaan 4 in Appelveld"),
            Fact("Werkvorm:", "Appelboompje (onze uitwerking)"),
        ),
        "purpose": PURPOSE,
        "overview": "Het programma",
        "columns": ("Tijd", "Onderdeel", "Hoe", "Duur"),
        "materials": Passage(
            "Neem mee", ("Dit draaiboek", "De poster van de boom", "Stiften in twee kleuren")
        ),
        "phases": (
            phase(
                time="13.30",
                minutes="10 minuten",
                title="Grond: een veilig begin",
                look=1,
                form="Samen aan tafel",
                aim="Iedereen voelt zich welkom",
                materials=Passage("Neem mee"),
            ),
            phase(),
            phase(
                time="14.20",
                minutes="15 minuten",
                title="Stam: wat werkt er al?",
                form="Samen aan tafel",
                aim="Sterke punten vinden",
            ),
            phase(
                time="14.35",
                minutes="10 minuten",
                title="Pauze",
                look=0,
                form="Iedereen",
                aim="",
                say=Passage("Zeg dit"),
                questions=(),
                record=Passage("Schrijf op"),
                tips=Passage("Tips"),
                materials=Passage("Neem mee"),
            ),
            phase(time="14.45", minutes="20 minuten", title="Bloesem: dromen", look=3),
            phase(time="15.05", minutes="20 minuten", title="Appels: kiezen", look=4),
            phase(
                time="15.25",
                minutes="10 minuten",
                title="Pitjes: wie doet wat?",
                look=5,
            ),
        ),
        "promised": Passage("Waar staan we met …", ("Een vaste hulp (Ria): begonnen",)),
        "helps_heading": "Lastige momenten",
        "helps": (Passage("Als het stil blijft", ("Wacht. Tel tot tien. Vraag: wat denkt u?",)),),
    }
    return RunSheetPaper(**{**values, **changes})


LEGEND = (
    (Perspective.LIVED_EXPERIENCE, "eigen ervaring"),
    (Perspective.PROFESSION, "zorg of begeleiding"),
    (Perspective.GOVERNMENT, "gemeente"),
    (Perspective.OTHER, "familie of buur"),
)
SEATS = (
    SeatMark("Fatima", Perspective.LIVED_EXPERIENCE),
    SeatMark("Jan", Perspective.LIVED_EXPERIENCE),
    SeatMark("Wilhelmina", Perspective.OTHER),
    SeatMark("Ömer", None),
    SeatMark("Petra", Perspective.PROFESSION),
    SeatMark("Mees", Perspective.GOVERNMENT),
)


def table_card(**changes: object) -> TableCard:
    values: dict[str, object] = {
        "heading": "Tafel 3",
        "number": "3",
        "facilitator": Fact("Gespreksbegeleider:", "Samira"),
        "seats_heading": "Aan deze tafel",
        "seats": SEATS,
        "picture": "Ronde tafel 3 met 6 plaatsen.",
    }
    return TableCard(**{**values, **changes})


def table_cards_paper(**changes: object) -> TableCardsPaper:
    values: dict[str, object] = {
        "imprint": imprint("Tafelkaarten: Wonen in de Schapenburcht"),
        "purpose": PURPOSE,
        "legend": LEGEND,
        "cards": (table_card(), table_card(heading="Tafel 4", number="4")),
    }
    return TableCardsPaper(**{**values, **changes})


def name_cards_paper(**changes: object) -> NameCardsPaper:
    values: dict[str, object] = {
        "imprint": imprint("Naamkaarten: Wonen in de Schapenburcht"),
        "cards": (
            NameCard("Fatima", ("Tafel 3",)),
            NameCard("Wilhelmina-Alexandra", ("Ronde 1: tafel 3", "Ronde 2: tafel 11")),
            NameCard("Jan", ("Tafel 4",)),
        ),
    }
    return NameCardsPaper(**{**values, **changes})


def report_paper(**changes: object) -> ReportPaper:
    values: dict[str, object] = {
        "imprint": imprint("Verslag: Wonen in de Schapenburcht"),
        "facts": (
            Fact("Wanneer:", "donderdag 21 januari 2027"),
            Fact("Waar:", "Buurthuis De Linde in Appelveld"),
        ),
        "thanks": "Dank u wel dat u erbij was. In dit verslag leest u wat er is gezegd en afgesproken.",
        "purpose": PURPOSE,
        "attendance": Attendance(
            "Wie waren er?",
            ("Groep", "Aantal"),
            (
                ("Eigen ervaring", "12"),
                ("Zorg of begeleiding", "6"),
                ("Gemeente", "minder dan 5"),
                ("Anders", "minder dan 5"),
            ),
            "Kleine groepen tellen wij niet precies. Zo blijft privé wie er was.",
        ),
        "harvest_heading": "Wat is er gezegd?",
        "harvest": (
            Harvest(
                2,
                Passage(
                    "Wortels: wat ging goed",
                    (
                        "Buren die elkaar groeten op de trap.",
                        "„Toen de lift stuk was, deed mijn buurman de boodschappen.”",
                    ),
                ),
            ),
            Harvest(5, Passage("Stam: wat werkt", ("Een vaste huismeester die u kent.",))),
            Harvest(
                3,
                Passage(
                    "Bloesem: wensen", ("Een hal waar u wilt blijven zitten.", "Licht op het pad.")
                ),
            ),
            Harvest(
                4,
                Passage(
                    "Appels: ideeën",
                    (
                        "Een bankje bij de voordeur",
                        "Samen koken op woensdag",
                        "Een lift die het altijd doet",
                        "Een tuin waar u zelf mag planten",
                        "Rust in de gang na tien uur",
                    ),
                ),
                numbered=True,
            ),
            Harvest(
                1,
                Passage("Wat nog pijn doet", ("Niemand belde terug na de brand in 2024.",)),
            ),
        ),
        "tree": "Een appelboom met 5 appels. Elke appel is een idee uit de lijst.",
        "apples": 5,
        "agreements": Agreements(
            "Wat hebben we afgesproken?",
            ("Wie", "Wat", "Wanneer", "Hoe merkt u het?"),
            (
                AgreementRow(
                    "Woonstichting De Linde",
                    "Zet een bankje bij de voordeur",
                    "1 april 2027",
                    "U kunt buiten zitten en op de taxi wachten.",
                    "Twee mensen willen liever een bankje in de tuin.",
                ),
                AgreementRow(
                    "Gemeente Appelveld",
                    "Maakt licht op het pad naar de bushalte",
                    "1 mei 2027",
                    "U ziet het hele pad als het donker is.",
                ),
            ),
            "Er zijn geen afspraken gemaakt.",
        ),
        "following": Passage(
            "Hoe gaat het verder?",
            (
                "U krijgt vóór 4 maart 2027 een brief. Daarin staat bij ieder idee wat wij doen.",
                "Na drie maanden vragen wij of het echt beter is. Pas dan is het klaar.",
            ),
        ),
        "contact": Passage(
            "Klopt er iets niet?",
            ("Bel Samira Bouzid: 0800 1234. Dan verbeteren we het verslag.",),
        ),
    }
    return ReportPaper(**{**values, **changes})
