"""What organisers fill in about mail: a repaired address, and when people hear again."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, IntegerField
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional

from dialoog.domain.invitations import Reminding
from dialoog.domain.invitations.reminders import LONGEST_AFTER, LONGEST_BEFORE
from dialoog.web.forms import Form, stripped

BEFORE = _l("Kies een getal van 1 tot 60, of laat dit leeg.")
AFTER = _l("Kies een getal van 1 tot 30, of laat dit leeg.")


class AddressForm(Form):
    """The address that mail goes to from now on."""

    email = EmailField(
        _l("E-mailadres"),
        [
            InputRequired(_l("Vul een e-mailadres in.")),
            Length(max=254),
            Email(_l("Dit e-mailadres klopt niet. Kijk het na.")),
        ],
        filters=[stripped],
    )


class RemindingForm(Form):
    """When people hear again of a meeting; an empty field is never."""

    first = IntegerField(
        _l("Eerste herinnering: hoeveel dagen van tevoren?"),
        [Optional(), NumberRange(1, LONGEST_BEFORE, BEFORE)],
    )
    last = IntegerField(
        _l("Laatste herinnering: hoeveel dagen van tevoren?"),
        [Optional(), NumberRange(1, LONGEST_BEFORE, BEFORE)],
    )
    second_after = IntegerField(
        _l("Geen antwoord? Na hoeveel dagen vragen wij het nog een keer?"),
        [Optional(), NumberRange(1, LONGEST_AFTER, AFTER)],
    )
    call_after = IntegerField(
        _l("Nog geen antwoord? Na hoeveel dagen komt iemand op de bellijst?"),
        [Optional(), NumberRange(1, LONGEST_AFTER, AFTER)],
    )
    thanks = BooleanField(_l("Stuur de dag erna een bedankje aan wie er was"))

    def reminding(self) -> Reminding:
        """Give what was filled in."""
        days = {self.first.data, self.last.data} - {None}
        return Reminding(
            days_before=tuple(sorted(days, reverse=True)),
            second_after=self.second_after.data,
            call_after=self.call_after.data,
            thanks=bool(self.thanks.data),
        )

    @staticmethod
    def filled(reminding: Reminding) -> dict[str, Any]:
        """Give what the form begins with."""
        days = sorted(reminding.days_before, reverse=True)
        return {
            "first": days[0] if days else None,
            "last": days[1] if len(days) > 1 else None,
            "second_after": reminding.second_after,
            "call_after": reminding.call_after,
            "thanks": reminding.thanks,
        }
