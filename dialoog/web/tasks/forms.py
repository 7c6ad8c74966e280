"""Forms for one task: who does it and when, and why it needn't be done."""

from __future__ import annotations

from typing import Any

from flask import g
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from dialoog.services import tasks
from dialoog.web.fields import BAD_DAY, DayField
from dialoog.web.forms import Form, stripped
from dialoog.web.names import colleague_name, sees_people

LONGEST_NOTE = 2000


class TaskForm(Form):
    """Who does a task, by when, and what is good to know."""

    owner = SelectField(_l("Wie doet het?"))
    due_on = DayField(
        _l("Wanneer is het klaar?"),
        [InputRequired(BAD_DAY)],
    )
    note = TextAreaField(
        _l("Notitie"),
        [Length(max=LONGEST_NOTE)],
        filters=[stripped],
        description=_l("Schrijf geen namen op, en niet wat iemand vertelde."),
    )

    def __init__(self, *, now: int | None, **values: Any) -> None:
        super().__init__(**values)
        self.owner.choices = [
            SelectChoice("", str(_l("nog niemand"))),
            *(SelectChoice(str(user.id), colleague_name(user)) for user in self._colleagues(now)),
        ]

    def _colleagues(self, now: int | None) -> list[Any]:
        """Give who can be chosen: who may not see people chooses who it is now, or themselves."""
        return [
            one.user
            for one in tasks.list_owners()
            if sees_people() or one.user.id in {now, g.account.user_id}
        ]

    @property
    def owner_id(self) -> int | None:
        """The account that was chosen, if any."""
        return int(self.owner.data) if self.owner.data else None


class CancelForm(Form):
    """Why a task needn't be done any more."""

    reason = TextAreaField(
        _l("Waarom hoeft dit niet meer?"),
        [InputRequired(_l("Vul in waarom dit niet meer hoeft.")), Length(max=LONGEST_NOTE)],
        filters=[stripped],
    )
