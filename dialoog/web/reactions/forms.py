"""What is typed when people react to an answer, and when they say how they want to hear more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional

from dialoog.domain.reactions import LONGEST_WORDS, MOST_HANDS, Aspect, Hands, tell_story
from dialoog.services.reactions import ReactionWords
from dialoog.web.forms import NamelessForm, stripped

TOO_LONG = _l("Maak het korter: hoogstens %(max)d tekens.")


def _hands(label: Any) -> IntegerField:
    return IntegerField(
        label,
        [Optional(), NumberRange(0, MOST_HANDS, _l("Vul een getal in van 0 tot %(max)s."))],
    )


def _words(label: Any) -> TextAreaField:
    return TextAreaField(label, [Length(max=LONGEST_WORDS, message=TOO_LONG)], filters=[stripped])


class ReactionForm(NamelessForm):
    """Hands and words; the questions are those of the aspect that is asked."""

    nameless: Sequence[str] = ("words", "asks")
    yes = _hands(_l("Ja"))
    no = _hands(_l("Nee"))
    unsure = _hands(_l("Weet ik niet"))
    words = _words(_l("Wat zeggen mensen erbij?"))
    asks = _words(_l("Wat missen we?"))
    because = _words(_l("Waarom is juist dit verhaal gekozen?"))
    may_be_read = BooleanField(
        _l("Iedereen mag deze woorden lezen, zonder naam."),
        description=_l("Vraag dit eerst aan de spreker."),
    )

    def __init__(self, aspect: Aspect, **values: Any) -> None:
        super().__init__(**values)
        self.aspect = aspect
        if aspect is not Aspect.NOTICED:
            del self.unsure
            del self.because
        if aspect is Aspect.CLEAR:
            del self.asks
            del self.may_be_read
            self.nameless = ("words",)
        if aspect is Aspect.RECOGNISED:
            del self.words
            self.nameless = ("asks",)
            self.asks.label.text = _("Wat missen we, of wat klopt niet?")
            self.asks.description = _("Dit krijgt een eigen antwoord.")
        if aspect is Aspect.NOTICED:
            self.nameless = ("words", "asks", "because")
            self.asks.label.text = _("Wat is er voor u veranderd? Kies samen één verhaal.")

    def command(self) -> ReactionWords:
        """Give the reaction as it was written down."""
        unsure = self.unsure.data if "unsure" in self else 0
        return ReactionWords(
            hands=Hands(self.yes.data or 0, self.no.data or 0, unsure or 0),
            words=(self.words.data or "") if "words" in self else "",
            asks=self._asks(),
            may_be_read=bool("may_be_read" in self and self.may_be_read.data),
        )

    def _asks(self) -> str:
        if "asks" not in self:
            return ""
        because = (self.because.data or "") if "because" in self else ""
        return tell_story(self.asks.data or "", because=because, why=_("Gekozen omdat:"))
