"""What is filled in for a ticket: its code, and for whom it is."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length

from dialoog.web.forms import Form, stripped


class TicketCodeForm(Form):
    """The code of a table, from a card or a screen."""

    code = StringField(
        _l("De code van uw tafel"),
        [InputRequired(_l("Vul de code in."))],
        description=_l("Acht tekens. Hoofdletters en streepjes maken niet uit."),
        filters=[stripped],
    )


class MakeTicketForm(Form):
    """For whom a link is; nothing has to be filled in."""

    guide = StringField(
        _l("Voornaam van wie deze link krijgt"),
        [Length(max=80, message=_l("Schrijf hooguit 80 letters."))],
        filters=[stripped],
    )
    first_time = BooleanField(_l("Begeleidt voor het eerst een tafel"))
