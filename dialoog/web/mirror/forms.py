"""What is typed at a mirror meeting: the route, words at a step, a question, a sentence."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from dialoog.domain.live import QuoteConsent
from dialoog.domain.mirror import LONGEST_QUESTION
from dialoog.web.forms import Form, NamelessForm, stripped
from dialoog.web.live.forms import RecordingForm, TableForm

LONGEST_SENTENCE = 200


class RouteForm(Form):
    """The steps of the route, in the order in which they come."""

    steps = TextAreaField(
        _l("Welke stappen heeft de route?"),
        [Length(max=1000)],
        description=_l("Zet elke stap op een eigen regel. De eerste stap staat bovenaan."),
        filters=[stripped],
    )
    version = HiddenField()

    def lines(self) -> list[str]:
        """Give the steps as they were typed."""
        lines = (" ".join(line.split()) for line in (self.steps.data or "").splitlines())
        return [line for line in lines if line]


class StepForm(NamelessForm, TableForm):
    """Something that was said at a step of the route."""

    step = HiddenField()

    def validate_on_submit(self) -> bool:
        """Say whether it may be stored; who wants to be named by first name may be."""
        if self.consent.data == QuoteConsent.FIRST_NAME:
            self.nameless = ()
        return super().validate_on_submit()

    @property
    def chosen_step(self) -> int:
        """The step at which it was said; one that no page of ours sent doesn't exist."""
        return int(self.step.data) if str(self.step.data).isdigit() else -1


class SlipForm(NamelessForm, RecordingForm):
    """A question of somebody in the outer circle."""

    text = TextAreaField(
        _l("Wat wilt u beter begrijpen?"),
        [
            InputRequired(_l("Schrijf eerst uw vraag.")),
            Length(max=LONGEST_QUESTION, message=_l("Houd de vraag kort: hooguit 300 letters.")),
        ],
        description=_l("Eén vraag, zonder uw mening. Bijvoorbeeld: wat bedoelde u met …?"),
        filters=[stripped],
    )


class SentenceForm(NamelessForm, RecordingForm):
    """What somebody in the outer circle takes to their work."""

    text = StringField(
        _l("Ik neem mee dat …"),
        [
            InputRequired(_l("Schrijf eerst uw zin.")),
            Length(max=LONGEST_SENTENCE, message=_l("Houd het kort: hooguit 200 letters.")),
        ],
        description=_l("Eén zin, zonder 'maar'."),
        filters=[stripped],
    )


def as_lines(words: Any) -> str:
    """Give steps as somebody would type them."""
    return "\n".join(words)


class TouchedForm(Form):
    """What a mirror meeting did to the team that listened."""

    touched = TextAreaField(
        _l("Wat deed het met ons?"),
        [InputRequired(_l("Schrijf eerst op wat het met u deed.")), Length(max=4000)],
        description=_l(
            "Wat raakte u? Schrijf gevoelens op, nog geen plannen. Schrijf geen namen op."
        ),
        filters=[stripped],
    )
    version = HiddenField()


class LetterForm(Form):
    """The closing letter, the same for everybody of the inner circle."""

    subject = StringField(
        _l("Waar gaat de brief over?"),
        [InputRequired(_l("Vul dit in.")), Length(max=200)],
        filters=[stripped],
    )
    text = TextAreaField(
        _l("De brief"),
        [InputRequired(_l("Schrijf eerst de brief.")), Length(max=8000)],
        description=_l(
            "Laat een regel leeg tussen twee stukjes. De naam en de groet komen er vanzelf bij."
        ),
        filters=[stripped],
    )
    version = HiddenField()
