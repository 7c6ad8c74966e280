"""The form for somebody who stands at the door and isn't in any list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from dialoog.domain.people import NeedKind
from dialoog.services.invitations import Newcomer
from dialoog.services.seating import AT_THE_TABLE
from dialoog.web.forms import Form, stripped
from dialoog.web.words import label


class CheckInForm(Form):
    """What somebody shows: the code from letter or screen, or what a camera read of it."""

    code = StringField(
        _l("Code"),
        [InputRequired(_l("Vul de code in.")), Length(max=300)],
        description=_l("De code staat op de brief en in de uitnodiging op de telefoon."),
        filters=[stripped],
    )


class NewcomerForm(Form):
    """A first name and a group are enough."""

    first_name = StringField(
        _l("Voornaam"),
        [InputRequired(_l("Vul een voornaam in.")), Length(max=80)],
        filters=[stripped],
    )
    group = SelectField(
        _l("Groep"), [InputRequired(_l("Kies een groep."))], coerce=int, validate_choice=True
    )
    needs = SelectMultipleField(_l("Nodig aan tafel"))
    accompanied = BooleanField(_l("Er komt iemand mee."))

    def __init__(self, *, groups: Sequence[tuple[int, str]], **values: Any) -> None:
        super().__init__(**values)
        self.group.choices = [SelectChoice(number, name) for number, name in groups]
        self.needs.choices = [SelectChoice(kind.value, label(kind)) for kind in AT_THE_TABLE]

    def command(self) -> Newcomer:
        """Give what was filled in."""
        return Newcomer(
            first_name=str(self.first_name.data),
            group_id=int(self.group.data),
            needs=tuple(NeedKind(kind) for kind in self.needs.data or ()),
            companion=somebody() if self.accompanied.data else "",
        )


def somebody() -> str:
    """Give the word for who comes along when nobody asks for a name."""
    return _("iemand")
