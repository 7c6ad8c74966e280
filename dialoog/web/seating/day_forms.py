"""Forms for what changes on the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from dialoog.web.forms import Form


class RoundsForm(Form):
    """How many rounds are over; the last one never is, for then there is nothing to arrange."""

    held = SelectField(_l("Welke rondes zijn geweest?"), coerce=int)

    def __init__(self, *, rounds: int, **values: Any) -> None:
        super().__init__(**values)
        words = [_("Nog geen"), _("Ronde 1")]
        words += [_("Ronde 1 tot en met %(last)s", last=number) for number in range(2, rounds)]
        self.held.choices = [
            SelectChoice(number, word) for number, word in enumerate(words[:rounds])
        ]


class GuidesForm(Form):
    """Who guides a table today."""

    guides = SelectMultipleField(_l("Wie leidt het gesprek?"), coerce=int)

    def __init__(self, *, names: Mapping[int, str], elsewhere: Mapping[int, int], **values: Any):
        super().__init__(**values)
        self.guides.choices = [
            SelectChoice(
                number,
                _("%(name)s (leidt ook tafel %(table)s)", name=name, table=elsewhere[number])
                if number in elsewhere
                else name,
            )
            for number, name in names.items()
        ]
