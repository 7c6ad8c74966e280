"""Forms for agreements; each turns into one wish for the services."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import (
    EmailField,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional

from dialoog.services.followup import AgreementWords
from dialoog.web.fields import DayField
from dialoog.web.forms import Form, stripped

FILL_IN = _l("Vul dit in.")
BAD_NUMBER = _l("Vul een getal in.")
LONGEST_TEXT = 4000
MOST_SEATS = 40


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
    due_on = DayField(_l("Wanneer is het klaar?"), [Optional()])
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
