"""Fields for a day and a time of the clock, typed as people in the Netherlands write them."""

from __future__ import annotations

import re
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileSize
from wtforms import DateField, TimeField
from wtforms.widgets import TextInput

BAD_DAY = _l("Vul een datum in, bijvoorbeeld 21-01-2027.")
BAD_TIME = _l("Vul een tijd in, bijvoorbeeld 13.30.")

# The first is how a day or a time is shown; a script may send the others.
DAY_FORMATS = ["%d-%m-%Y", "%d-%m-%y", "%Y-%m-%d"]
TIME_FORMATS = ["%H.%M", "%H"]


class DayField(DateField):
    """A day in one text field: 21-01-2027, 21/1/27, 21 1 2027 or 21012027.

    A browser's own date field is not used: it asks month before day where its language is English,
    and the keyboard has to pass each of its parts. ``static/js/day_field.js`` adds a calendar.
    """

    widget = TextInput()

    def __init__(self, label: Any = None, validators: Any = None, **values: Any) -> None:
        super().__init__(
            label, validators, format=DAY_FORMATS, invalid_value_message=BAD_DAY, **values
        )

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed, whatever stands between day, month and year."""
        super().process_formdata(
            [_apart(typed, r"(\d\d)(\d\d)(\d{4})", "-") for typed in valuelist]
        )


class ClockField(TimeField):
    """A time in one text field: 13.30, 13:30, 1330 or 13."""

    widget = TextInput()

    def __init__(self, label: Any = None, validators: Any = None, **values: Any) -> None:
        super().__init__(
            label, validators, format=TIME_FORMATS, invalid_value_message=BAD_TIME, **values
        )

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed, whatever stands between hours and minutes."""
        super().process_formdata([_apart(typed, r"(\d\d)(\d\d)", ".") for typed in valuelist])


def fits(form: Any, field: Any) -> None:
    """Refuse a file that is larger than this installation takes; use as a field's rule."""
    most = current_app.extensions["settings"].max_upload_mb
    said = _("Dit bestand is te groot. Het mag hoogstens %(megabytes)s MB zijn.", megabytes=most)
    FileSize(most * 1024 * 1024, message=said)(form, field)


def _apart(typed: str, digits: str, sign: str) -> str:
    together = re.fullmatch(digits, typed.strip())
    return sign.join(together.groups() if together else re.split(r"[\s.,:/-]+", typed.strip()))
