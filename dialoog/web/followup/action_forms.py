"""Forms for actions, for who does them, and for how people are reminded."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import (
    Email,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)

from dialoog.domain import followup
from dialoog.domain.followup import (
    OF_THE_OWNER,
    ActionState,
    ActionStep,
    Chasing,
    OwnerKind,
    Through,
)
from dialoog.services import clock
from dialoog.services.followup import ActionWords
from dialoog.web.fields import BAD_DAY, DayField
from dialoog.web.followup.forms import BAD_NUMBER, FILL_IN, LONGEST_TEXT, OwnerForm
from dialoog.web.forms import Form, stripped
from dialoog.web.words import label

ONLY_A_NOTE = "note"
MOST_PEOPLE = 10_000
BY_HAND = (Through.MEETING, Through.PHONE)


class HandOverForm(OwnerForm):
    """What an action is and who does it."""

    what = TextAreaField(
        _l("Wat gebeurt er?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
    )
    owner = StringField(
        _l("Wie doet het?"),
        [InputRequired(FILL_IN), Length(max=160)],
        filters=[stripped],
        description=_l("Een persoon of een organisatie. Een account is niet nodig."),
    )
    owner_email = EmailField(
        _l("E-mailadres van wie het doet"),
        [Optional(), Length(max=254), Email(_l("Dit e-mailadres klopt niet. Kijk het na."))],
        filters=[stripped],
        description=_l("Daarmee krijgt die persoon een eigen link en herinneringen."),
    )
    version = HiddenField()


class ActionForm(HandOverForm):
    """A new action."""

    due_on = DayField(_l("Wanneer is het klaar?"), [InputRequired(BAD_DAY)])

    def command(self) -> ActionWords:
        """Give the action as it was written down."""
        return ActionWords(
            what=self.what.data or "",
            owner=self.owner.data or "",
            owner_email=self.owner_email.data or "",
            owner_kind=OwnerKind(self.owner_kind.data),
            due_on=self.due_on.data,
        )


class StepForm(Form):
    """How an action gets on: a step, a note, or both."""

    step = RadioField(_l("Hoe staat het ervoor?"), [InputRequired(_l("Kies wat past."))])
    note = TextAreaField(
        _l("Wat wilt u erbij vertellen?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Gaat het niet door of moet het opnieuw? Vul dan de reden in."),
    )

    def __init__(self, state: ActionState, **values: Any) -> None:
        super().__init__(**values)
        self.step.choices = [
            *(SelectChoice(step.value, label(step)) for step in self.offered(state)),
            SelectChoice(ONLY_A_NOTE, str(_l("Alleen een notitie"))),
        ]

    def offered(self, state: ActionState) -> list[ActionStep]:
        """Give the steps to choose from."""
        return list(followup.steps(state))

    @property
    def chosen_step(self) -> ActionStep | None:
        """The step that was chosen, or None for only a note."""
        return None if self.step.data == ONLY_A_NOTE else ActionStep(self.step.data)


class OwnStepForm(StepForm):
    """How an action gets on, told by who does it."""

    note = TextAreaField(
        _l("Wat wilt u erbij vertellen?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Schrijf geen namen van zorgvragers op."),
    )

    def offered(self, state: ActionState) -> list[ActionStep]:
        """Give the steps that are theirs to take."""
        return [step for step in followup.steps(state) if step in OF_THE_OWNER]


class RescheduleForm(Form):
    """Another date for an action, with the reason."""

    due_on = DayField(_l("Wat is de nieuwe datum?"), [InputRequired(BAD_DAY)])
    reason = TextAreaField(
        _l("Waarom verandert de datum?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
    )
    version = HiddenField()


class KeepDateForm(Form):
    """Why the date stays as it is, though the owner asked for another."""

    reason = TextAreaField(
        _l("Waarom blijft de datum staan?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Wie de actie doet, leest dit."),
    )
    version = HiddenField()


class HeardForm(Form):
    """How many care users say that they notice an action."""

    through = RadioField(_l("Hoe hoorde u dit?"), [InputRequired(_l("Kies wat past."))])
    said_on = DayField(_l("Wanneer zeiden mensen dit?"), [InputRequired(BAD_DAY)])
    yes = IntegerField(
        _l("Hoeveel zorgvragers of naasten merken het?"),
        [InputRequired(BAD_NUMBER), NumberRange(0, MOST_PEOPLE, BAD_NUMBER)],
    )
    no = IntegerField(
        _l("Hoeveel zorgvragers of naasten merken het nog niet?"),
        [InputRequired(BAD_NUMBER), NumberRange(0, MOST_PEOPLE, BAD_NUMBER)],
    )
    words = TextAreaField(
        _l("Wat merken zij, of wat mist er nog?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Schrijf geen namen op."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.through.choices = [SelectChoice(one.value, label(one)) for one in BY_HAND]

    def validate_said_on(self, field: Field) -> None:
        """Take no day that is still to come."""
        if field.data and field.data > clock.today():
            raise ValidationError(_l("Deze dag is nog niet geweest."))

    def validate_words(self, field: Field) -> None:
        """Ask what is missing when somebody doesn't notice it."""
        if self.no.data and not field.data:
            raise ValidationError(_l("Vul in wat er nog mist. Daarmee gaat de actie verder."))


class ChasingForm(Form):
    """When owners and managers hear of actions."""

    paused = BooleanField(_l("Stuur nu geen herinneringen"))
    weekly = BooleanField(_l("Stuur elke maandag een overzicht aan wie nog iets doet"))
    days_before = IntegerField(
        _l("Hoeveel dagen voor de datum komt de eerste herinnering?"),
        [InputRequired(BAD_NUMBER)],
    )
    most_late = IntegerField(
        _l("Hoe vaak herinnert u iemand als het te laat is?"),
        [InputRequired(BAD_NUMBER)],
        description=_l("De eerste keer na 1 dag, daarna elke week."),
    )
    escalate_after = IntegerField(
        _l("Na hoeveel dagen te laat hoort de leidinggevende het?"), [InputRequired(BAD_NUMBER)]
    )

    def command(self) -> Chasing:
        """Give the rules as they were chosen."""
        return Chasing(
            paused=self.paused.data,
            weekly=self.weekly.data,
            days_before=self.days_before.data or 0,
            most_late=self.most_late.data or 0,
            escalate_after=self.escalate_after.data or 0,
        )
