"""What organisers fill in about answers: a card that came back, and when to phone again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from dialoog.domain.people import join_needs
from dialoog.services import clock
from dialoog.services.invitations import GuestAnswer
from dialoog.web.fields import ClockField, DayField
from dialoog.web.filters import clock_time, day
from dialoog.web.forms import Form, given, stripped
from dialoog.web.invitations.forms import CHOOSE, LONGEST_NOTE, AnswerForForm

OTHER = "anders"


class ReplyCardForm(AnswerForForm):
    """An answer on paper, found by the code that is printed on it."""

    through = None
    code = StringField(
        _l("Code op de kaart"), [InputRequired(_l("Vul de code in.")), Length(max=40)]
    )

    def card_answer(self, known: GuestAnswer) -> GuestAnswer:
        """Give what the card says beside what is ``known``; it adds, and takes nothing away."""
        needs = known.needs or ()
        told = self.answer(needs)
        return replace(
            known,
            reply=told.reply,
            note=told.note or known.note,
            companion=told.companion or known.companion,
            needs=join_needs(needs, told.needs or ()),
        )


class CallBackForm(Form):
    """When to phone somebody again."""

    when = RadioField(_l("Wanneer belt u weer?"), [InputRequired(CHOOSE)])
    on = DayField(_l("Dag"), [Optional()])
    at = ClockField(_l("Tijd"), [Optional()])
    note = TextAreaField(_l("Wat werd er gezegd?"), [Length(max=LONGEST_NOTE)], filters=[stripped])

    def __init__(self, *, moments: Sequence[datetime], **values: Any) -> None:
        super().__init__(**values)
        self.when.choices = [
            *(SelectChoice(one.isoformat(), f"{day(one)}, {clock_time(one)}") for one in moments),
            SelectChoice(OTHER, _("op een ander moment")),
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for a day and a time to come when none of the moments was chosen."""
        if not super().validate(extra_validators):
            return False
        problem = self._problem() if self.when.data == OTHER else ""
        if problem:
            self.on.errors = [problem]
        return not problem

    def _problem(self) -> str:
        if not (self.on.data and self.at.data):
            return _("Vul een dag en een tijd in.")
        if self.moment() <= clock.now():
            return _("Dit moment is al voorbij. Kies een later moment.")
        return ""

    def moment(self) -> datetime:
        """Give the chosen moment."""
        if self.when.data != OTHER:
            return datetime.fromisoformat(given(self.when.data))
        return datetime.combine(given(self.on.data), given(self.at.data), tzinfo=clock.ZONE)
