"""Forms for agreements and actions; each turns into one wish for the services."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    EmailField,
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional

from dialoog.domain import followup
from dialoog.domain.followup import ActionState, ActionStep
from dialoog.services.followup import ActionWords, AgreementWords
from dialoog.web.forms import Form, stripped
from dialoog.web.words import label

FILL_IN = _l("Vul dit in.")
BAD_DATE = _l("Vul een datum in, bijvoorbeeld 21-01-2027.")
BAD_NUMBER = _l("Vul een getal in.")
ONLY_A_NOTE = "note"
LONGEST_TEXT = 4000
MOST_SEATS = 40
MOST_PEOPLE = 10_000


class AgreementForm(Form):
    """An agreement; only what happens is needed to write it down."""

    what = TextAreaField(
        _l("Wat spreekt u af?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Eén ding, in gewone woorden."),
    )
    who = StringField(
        _l("Wie doet het?"),
        [Length(max=160)],
        filters=[stripped],
        description=_l("Een persoon of een organisatie."),
    )
    owner_email = EmailField(
        _l("E-mailadres van wie het doet"),
        [Optional(), Length(max=254), Email(_l("Dit e-mailadres klopt niet. Kijk het na."))],
        filters=[stripped],
    )
    due_on = DateField(_l("Wanneer is het klaar?"), [Optional()])
    noticed_how = TextAreaField(
        _l("Hoe merkt een zorgvrager dit?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Bijvoorbeeld: elke week belt dezelfde persoon aan."),
    )
    version = HiddenField()

    def command(self) -> AgreementWords:
        """Give the agreement as it was written down."""
        return AgreementWords(
            what=self.what.data or "",
            who=self.who.data or "",
            owner_email=self.owner_email.data or "",
            due_on=self.due_on.data,
            noticed_how=self.noticed_how.data or "",
        )


class ReadBackForm(Form):
    """How the table received an agreement that was read aloud."""

    present = IntegerField(
        _l("Hoeveel mensen zitten aan tafel?"),
        [
            InputRequired(BAD_NUMBER),
            NumberRange(1, MOST_SEATS, _l("Vul een getal van 1 tot 40 in.")),
        ],
    )
    agreed = IntegerField(
        _l("Hoeveel van hen zijn het eens?"),
        [
            InputRequired(BAD_NUMBER),
            NumberRange(0, MOST_SEATS, _l("Vul een getal van 0 tot 40 in.")),
        ],
    )
    minority_note = TextAreaField(
        _l("Wat vinden de anderen?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Alleen als niet iedereen het eens is. Schrijf geen namen op."),
    )


class ActionForm(Form):
    """A new action."""

    what = TextAreaField(
        _l("Wat gebeurt er?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
    )
    owner = StringField(
        _l("Wie doet het?"), [InputRequired(FILL_IN), Length(max=160)], filters=[stripped]
    )
    owner_email = EmailField(
        _l("E-mailadres van wie het doet"),
        [Optional(), Length(max=254), Email(_l("Dit e-mailadres klopt niet. Kijk het na."))],
        filters=[stripped],
    )
    due_on = DateField(_l("Wanneer is het klaar?"), [InputRequired(BAD_DATE)])

    def command(self) -> ActionWords:
        """Give the action as it was written down."""
        return ActionWords(
            what=self.what.data or "",
            owner=self.owner.data or "",
            owner_email=self.owner_email.data or "",
            due_on=self.due_on.data,
        )


class StepForm(Form):
    """How an action gets on: a step, a note, or both."""

    step = RadioField(_l("Hoe staat het ervoor?"), [InputRequired(_l("Kies wat past."))])
    noticed_by = IntegerField(
        _l("Hoeveel zorgvragers of naasten merken het?"),
        [Optional(), NumberRange(0, MOST_PEOPLE, BAD_NUMBER)],
    )
    note = TextAreaField(
        _l("Wat wilt u erbij vertellen?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Gaat het niet door of moet het opnieuw? Vul dan de reden in."),
    )

    def __init__(self, state: ActionState, **values: Any) -> None:
        super().__init__(**values)
        self.step.choices = [
            *(SelectChoice(step.value, label(step)) for step in followup.steps(state)),
            SelectChoice(ONLY_A_NOTE, str(_l("Alleen een notitie"))),
        ]
        if ActionStep.NOTICE not in followup.steps(state):
            del self.noticed_by

    @property
    def chosen_step(self) -> ActionStep | None:
        """The step that was chosen, or None for only a note."""
        return None if self.step.data == ONLY_A_NOTE else ActionStep(self.step.data)

    @property
    def care_users(self) -> int:
        """How many care users say that they notice it."""
        return (self.noticed_by.data or 0) if "noticed_by" in self else 0


class RescheduleForm(Form):
    """Another date for an action, with the reason."""

    due_on = DateField(_l("Wat is de nieuwe datum?"), [InputRequired(BAD_DATE)])
    reason = TextAreaField(
        _l("Waarom verandert de datum?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
    )
    version = HiddenField()
