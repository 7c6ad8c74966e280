"""Forms for the record of a meeting."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from dialoog.web.forms import Form, stripped


class SendForm(Form):
    """For how many days people may correct the record."""

    days = IntegerField(
        _l("Hoeveel dagen mogen mensen het verbeteren?"),
        [InputRequired(_l("Vul een aantal dagen in."))],
        description=_l("Wie een brief krijgt, heeft ook tijd nodig. Tien dagen is gewoon."),
    )


class LockForm(Form):
    """Why something stays open, when something does."""

    reason = TextAreaField(
        _l("Waarom blijft het open?"),
        [Length(max=1000)],
        description=_l("Alleen nodig als er nog iets openstaat. Dit blijft bij het verslag."),
        filters=[stripped],
    )


class UnlockForm(Form):
    """Who opens the record again, and why."""

    name = StringField(
        _l("Uw naam"), [InputRequired(_l("Vul uw naam in.")), Length(max=160)], filters=[stripped]
    )
    reason = TextAreaField(
        _l("Waarom moet het verslag weer open?"),
        [InputRequired(_l("Schrijf op waarom.")), Length(max=1000)],
        description=_l("Dit blijft bij het verslag te lezen."),
        filters=[stripped],
    )


class KeepBothForm(Form):
    """The note with which two wordings stay beside each other."""

    version = HiddenField(default="0")
    note = TextAreaField(
        _l("Waarom blijft allebei staan?"),
        [Length(max=500)],
        description=_l("Alleen als u kiest voor allebei. Wie het voorstelde, leest dit."),
        filters=[stripped],
    )
