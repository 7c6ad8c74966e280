"""The short measure and the list at the door in words."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from dialoog.domain.documents import MeasurePaper, MeasureSheet, Passage, SignInPaper
from dialoog.domain.measures import STATEMENTS, MeasureMoment
from dialoog.domain.methods import Paper
from dialoog.domain.people import Perspective
from dialoog.services.documents import CardFacts, Occasion
from dialoog.services.live import Sheet
from dialoog.web.documents.wording.cards import say_seated
from dialoog.web.documents.wording.common import imprint, top_facts
from dialoog.web.documents.wording.writing import mark_for
from dialoog.web.measures.words import FACES
from dialoog.web.words import label

_PAGES = (MeasureMoment.AFTER, MeasureMoment.BEFORE, MeasureMoment.LATER)


def word_measure_form(occasion: Occasion, sheet: Sheet) -> MeasurePaper:
    """Say the measure for each moment; the one for afterwards comes first."""
    title = _("Kort lijstje: %(title)s", title=occasion.meeting.title)
    return MeasurePaper(
        imprint=imprint(title, author=occasion.organisation.name),
        explanation=_("Zet per zin een kruis door één gezicht. Schrijf geen naam op."),
        sides_heading=_("Aan welke kant van de tafel zit u?"),
        sides=tuple(_capital(label(side)) for side in Perspective),
        faces=tuple((score, str(word)) for score, word in FACES.items()),
        sheets=tuple(
            MeasureSheet(
                _("Hoe was het voor u? %(moment)s", moment=_capital(label(moment))),
                tuple(label(statement) for statement in STATEMENTS[moment]),
                mark_for(sheet, Paper.MEASURE_FORM) if moment is MeasureMoment.AFTER else None,
            )
            for moment in _PAGES
        ),
    )


def word_sign_in_list(occasion: Occasion, expected: Sequence[CardFacts]) -> SignInPaper:
    """Say who is expected, by name and initial, with their first table."""
    title = _("Wie is er: %(title)s", title=occasion.meeting.title)
    return SignInPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        facts=top_facts(occasion),
        explanation=_("Vink af wie binnenkomt. Neem het daarna over op het scherm."),
        people=tuple(f"{say_seated(card.seated)}{_table(card)}" for card in expected),
        walk_ins=Passage(_("Kwam erbij"), (_("Voornaam en tafel"),) * 4),
    )


def _table(card: CardFacts) -> str:
    number = next(filter(None, card.tables), None)
    return f" · {_('tafel %(number)s', number=number)}" if number else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
