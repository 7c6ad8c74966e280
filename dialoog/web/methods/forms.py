"""A run sheet kept as a method of the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from dialoog.domain.meetings import LONGEST_TITLE
from dialoog.domain.methods import Method
from dialoog.web.forms import Form, stripped


class OwnMethodForm(Form):
    """What the method is called, and whether it is a new one or the next version of one."""

    key = RadioField(_l("Een nieuwe werkvorm, of een betere versie?"), validate_choice=True)
    title = StringField(
        _l("Hoe heet de werkvorm?"),
        [InputRequired(_l("Geef de werkvorm een naam.")), Length(max=LONGEST_TITLE)],
        description=_l("Zo vindt u de werkvorm terug bij het plannen van een bijeenkomst."),
        filters=[stripped],
    )

    def __init__(self, *, own: Sequence[Method], **values: Any) -> None:
        super().__init__(**values)
        self.key.choices = [
            SelectChoice("", _("Een nieuwe werkvorm")),
            *(
                SelectChoice(
                    method.key,
                    _("Een nieuwe versie van %(title)s", title=method.title.nl),
                )
                for method in own
            ),
        ]
