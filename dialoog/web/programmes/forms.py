"""The questions of the intake, one form each, and moving a promise."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from dialoog.domain.figures import SMALLEST_GROUP
from dialoog.domain.programmes import (
    IntakeStep,
    LadderStep,
    Origin,
    PolicyPhase,
    ReportChannel,
    RoomLeft,
)
from dialoog.services import clock
from dialoog.web.fields import DayField
from dialoog.web.forms import Form, stripped
from dialoog.web.words import choices

FILL_IN = _l("Vul een getal in.")


def needed(words: Any) -> InputRequired:
    """Demand an answer, and name the question when there is none."""
    return InputRequired(_l("Nog beantwoorden: %(question)s", question=words))


def line(words: Any, hint: Any = "", *, longest: int = 200) -> StringField:
    """Give a field for one line that has to be filled in."""
    rules = [needed(words), Length(max=longest)]
    return StringField(words, rules, description=hint, filters=[stripped])


def story(words: Any, hint: Any = "") -> TextAreaField:
    """Give a field for a few sentences that has to be filled in."""
    rules = [needed(words), Length(max=4000)]
    return TextAreaField(words, rules, description=hint, filters=[stripped])


def choice(words: Any) -> RadioField:
    """Give a field for one choice that has to be made."""
    return RadioField(words, [needed(words)])


def day(words: Any, hint: Any = "") -> DayField:
    """Give a field for a date that has to be filled in."""
    return DayField(words, [needed(words)], description=hint)


class TitleForm(Form):
    """A working title is enough to begin."""

    title = line(
        _l("Hoe noemt u dit traject?"),
        _l("Een paar woorden die iedereen begrijpt, bijvoorbeeld: Hulp bij het huishouden."),
        longest=160,
    )


class IntakeForm(Form):
    """One question of the intake; ``version`` guards against overwriting somebody else's work."""

    version = HiddenField()

    def answers(self) -> dict[str, Any]:
        """Give the answers by the name the intake knows them under."""
        return {
            field.name: field.data for field in self if field.name not in {"version", "csrf_token"}
        }


class HeardForm(IntakeForm):
    """What is heard, and from whom."""

    heard = story(
        _l("Wat horen of zien we?"),
        _l("Schrijf het op zoals mensen het zeggen. Gebruik geen namen."),
    )
    heard_from = line(_l("Van wie horen we dit?"), _l("Een groep, geen namen."))
    origin = choice(_l("Waar komt dit thema vandaan?"))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.origin.choices = choices(Origin)

    def answers(self) -> dict[str, Any]:
        """Give the answers, with the origin as the domain knows it."""
        return {**super().answers(), "origin": Origin(self.origin.data)}


class QuestionForm(IntakeForm):
    """The question, and the positive theme behind it."""

    question = line(
        _l("Wat willen we precies weten?"),
        _l("Eén vraag. Kort, open en zonder moeilijke woorden."),
        longest=400,
    )
    core_theme = line(
        _l("Waar willen we méér van?"),
        _l("Het kernthema, in positieve woorden. Bijvoorbeeld: hulp die bij je past."),
    )


class AskedOfForm(IntakeForm):
    """From whom it should be heard."""

    asked_of = story(
        _l("Van wie willen we dit horen?"),
        _l("Welke groepen horen aan tafel? Denk ook aan mensen die u niet snel bereikt."),
    )
    suits = TextAreaField(
        _l("Wat past bij u?"),
        [Length(max=4000)],
        description=_l("Een gesprek aan tafel, langsgaan, een brief? Wat doet u er zelf voor?"),
        filters=[stripped],
    )


class RoomForm(IntakeForm):
    """What is fixed and what is open."""

    phase = choice(_l("Hoe ver is het beleid?"))
    room_left = choice(_l("Hoeveel ruimte is er nog om advies over te nemen?"))
    fixed = story(_l("Wat staat al vast?"), _l("Bijvoorbeeld: de wet, het geld, een contract."))
    open = story(_l("Wat kan nog anders?"), _l("Hier kunnen mensen echt invloed op hebben."))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.phase.choices = choices(PolicyPhase)
        self.room_left.choices = choices(RoomLeft)

    def answers(self) -> dict[str, Any]:
        """Give the answers, with the phase and the room as the domain knows them."""
        return {
            **super().answers(),
            "phase": PolicyPhase(self.phase.data),
            "room_left": RoomLeft(self.room_left.data),
        }


class DeciderForm(IntakeForm):
    """Who decides, and when."""

    decider = line(
        _l("Wie besluit?"),
        _l(
            "Een persoon of groep. Bijvoorbeeld: de wethouder zorg. Besluit niemand hierover? "
            "Begin dan nog niet."
        ),
        longest=160,
    )
    decides_on = day(_l("Wanneer is dat besluit?"))


class LadderForm(IntakeForm):
    """How much influence people have."""

    ladder_step = choice(_l("Hoeveel invloed hebben mensen?"))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.ladder_step.choices = choices(LadderStep)

    def answers(self) -> dict[str, Any]:
        """Give the step as the domain knows it."""
        return {"ladder_step": LadderStep(self.ladder_step.data)}


class ReportForm(IntakeForm):
    """The promise: how and by when people hear back."""

    report_channels = SelectMultipleField(
        _l("Hoe horen mensen iets terug?"),
        [InputRequired(_l("Kies minstens één manier."))],
        description=_l("Ieder mens krijgt het op de manier die hij of zij zelf kiest."),
    )
    report_by = day(
        _l("Uiterlijk op welke dag?"), _l("Kies een dag die u zeker haalt. Dit is uw belofte.")
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.report_channels.choices = choices(ReportChannel)

    def validate_report_by(self, field: DayField) -> None:
        """Say at once that a day that has passed can't be promised."""
        if field.data and field.data < clock.today():
            raise ValidationError(_("Deze dag is al geweest. Kies een dag die nog komt."))

    def answers(self) -> dict[str, Any]:
        """Give the promise as the domain knows it."""
        channels = frozenset(ReportChannel(channel) for channel in self.report_channels.data or [])
        return {"report_channels": channels, "report_by": self.report_by.data}


class StartForm(Form):
    """When it will count as better; chosen before anything starts."""

    share = IntegerField(
        _l("Hoeveel procent van de antwoorden moet 'ja, het is beter' zijn?"),
        [InputRequired(FILL_IN), NumberRange(50, 100, _l("Kies een getal van 50 tot 100."))],
        default=60,
    )
    least = IntegerField(
        _l("Hoeveel zorgvragers en naasten moeten minstens antwoorden?"),
        [
            InputRequired(FILL_IN),
            NumberRange(SMALLEST_GROUP, 500, _l("Kies een getal van %(min)d of hoger.")),
        ],
        default=SMALLEST_GROUP,
        description=_l("Minder dan vijf antwoorden laten wij nooit zien, ook niet in woorden."),
    )


class MovePromiseForm(Form):
    """Another date, with the reason that people will read."""

    to = day(_l("Wat is de nieuwe datum?"))
    reason = story(
        _l("Waarom lukt het niet op tijd?"),
        _l("Iedereen die meedoet, krijgt een bericht met deze reden."),
    )


INTAKE_FORMS: dict[IntakeStep, type[IntakeForm]] = {
    IntakeStep.HEARD: HeardForm,
    IntakeStep.QUESTION: QuestionForm,
    IntakeStep.ASKED_OF: AskedOfForm,
    IntakeStep.ROOM: RoomForm,
    IntakeStep.DECIDER: DeciderForm,
    IntakeStep.LADDER: LadderForm,
    IntakeStep.REPORT: ReportForm,
}
