"""The card of a pair and the overview of the answers, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from dialoog.domain.documents import (
    AdviceOverviewPaper,
    Answered,
    ExperienceCard,
    ExperienceCardsPaper,
    Fact,
    Passage,
)
from dialoog.domain.methods import Tool
from dialoog.domain.people import AgeGroup
from dialoog.services.documents import Occasion
from dialoog.web.documents.wording.common import imprint, language, top_facts
from dialoog.web.filters import day
from dialoog.web.words import label


def word_experience_cards(
    cycle: Any, pairs: Sequence[tuple[Any, str | None]], *, organisation: str
) -> ExperienceCardsPaper:
    """Say a card for each pair with the link on which it is typed in; one without, when none is."""
    title = _("Ervaringskaart: %(title)s", title=cycle.programme.title)
    step = cycle.as_method().find_step(Tool.EXPERIENCE_CARDS)
    questions = tuple(one.text.in_language(language()) for one in step.questions) if step else ()
    cards = [_card(questions, number=pair.number, url=url or "") for pair, url in pairs]
    return ExperienceCardsPaper(
        imprint=imprint(title, author=organisation),
        cards=tuple(cards or [_card(questions, number=None, url="")]),
    )


def _card(questions: tuple[str, ...], *, number: int | None, url: str) -> ExperienceCard:
    return ExperienceCard(
        heading=_("Ervaringskaart van koppel %(number)s", number=number)
        if number
        else _("Ervaringskaart"),
        rules=(
            _("Zeg waarom u komt en wat er met het verhaal gebeurt."),
            _("Vraag of u mag schrijven. Schrijf geen namen en geen adressen."),
            _("Lees de kaart voor. De verteller zegt of het klopt."),
        ),
        questions=questions,
        ages=Passage(_("Hoe oud ongeveer?"), tuple(label(age) for age in AgeGroup)),
        consent=Passage(
            _("Wie mag dit lezen?"),
            (_("iedereen, zonder naam"), _("alleen de mensen van dit traject")),
        ),
        blanks=(_("Wijk of dorp"),),
        url=url,
        picture=_("QR-code van koppel %(number)s", number=number),
        online=_("Liever op de telefoon? Richt de camera op de code."),
    )


def word_advice_overview(occasion: Occasion, answers: Sequence[Any]) -> AdviceOverviewPaper:
    """Say each advice with its answer, in the order in which people hear them."""
    title = _("U zei, wij doen: %(title)s", title=occasion.programme.title)
    return AdviceOverviewPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        facts=top_facts(occasion),
        said=_("U zei:"),
        answers=tuple(_answered(row) for row in answers),
        none=_("Er zijn nog geen adviezen in dit traject."),
    )


def _answered(row: Any) -> Answered:
    quotes = tuple(said.text for said in row.contributions if said.may_be_read_by_all)
    if not row.decisions:
        return Answered(row.title, quotes, None, _("Nog geen besluit"), "")
    decision = row.decisions[-1]
    more = [
        (_("Wat verandert er?"), decision.change),
        (_("Hoe merkt u dat?"), decision.noticed_how),
        (_("Besloten door:"), f"{decision.decided_by}, {day(decision.decided_on)}"),
    ]
    return Answered(
        title=row.title,
        quotes=quotes,
        answer=decision.answer,
        word=_("Wij doen: %(answer)s", answer=label(decision.answer)),
        reason=decision.reason,
        more=tuple(Fact(name, text) for name, text in more if text),
    )
