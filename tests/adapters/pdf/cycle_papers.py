"""The card of a pair and the overview of answers, for tests."""

from __future__ import annotations

from dialoog.domain.documents import (
    AdviceOverviewPaper,
    Answered,
    ExperienceCard,
    ExperienceCardsPaper,
    Fact,
    Passage,
)
from dialoog.domain.feedback import DecisionAnswer
from tests.adapters.pdf.papers import imprint

QUESTIONS = (
    "Hoe ziet een gewone week er voor u uit?",
    "Waar loopt u tegenaan?",
    "Wanneer ging het wel goed?",
    "Wat zou het voor u makkelijker maken?",
)


def experience_cards_paper() -> ExperienceCardsPaper:
    """Give cards for two pairs, of which one has no link."""
    return ExperienceCardsPaper(
        imprint=imprint("Ervaringskaart: Gewoon bellen"),
        cards=tuple(
            ExperienceCard(
                heading=f"Ervaringskaart van koppel {number}",
                rules=("Zeg waarom u komt.", "Schrijf geen namen en geen adressen."),
                questions=QUESTIONS,
                ages=Passage("Hoe oud ongeveer?", ("jonger dan 30", "30 tot 50")),
                consent=Passage("Wie mag dit lezen?", ("iedereen, zonder naam", "niemand")),
                blanks=("Wijk of dorp",),
                url=url,
                picture=f"QR-code van koppel {number}",
                online="Liever op de telefoon? Richt de camera op de code.",
            )
            for number, url in ((1, f"https://dialoog.example/ophalen/{'a' * 32}"), (2, ""))
        ),
    )


def advice_overview_paper() -> AdviceOverviewPaper:
    """Give an overview with every answer, and one that has none yet."""
    answers: list[DecisionAnswer | None] = [*DecisionAnswer, None]
    return AdviceOverviewPaper(
        imprint=imprint("U zei, wij doen: Hulp in huis"),
        facts=(Fact("Wanneer:", "donderdag 21 januari 2027"),),
        said="U zei:",
        answers=tuple(
            Answered(
                title=f"Advies {number}",
                quotes=("Elke week een andere hulp.",),
                answer=answer,
                word=f"Wij doen: {answer.value if answer else 'nog niets'}",
                reason="Dit kan al deze maand." if answer else "",
                more=(Fact("Besloten door:", "wethouder Van Dam"),) if answer else (),
            )
            for number, answer in enumerate(answers, 1)
        ),
        none="Er zijn nog geen adviezen.",
    )
