"""Forms for tables and rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange

from dialoog.domain.seating import MOST_ROUNDS, Balance
from dialoog.services.seating import AT_THE_TABLE, MOST_TABLES, Guest
from dialoog.web.forms import Form
from dialoog.web.words import label

FILL_IN = _l("Vul een getal in.")
MOST_SEATS = 40


def number(words: Any, low: int, high: int, hint: Any = "") -> IntegerField:
    """Give a field for a whole number within limits."""
    return IntegerField(
        words,
        [
            InputRequired(FILL_IN),
            NumberRange(low, high, _l("Kies een getal van %(min)s tot en met %(max)s.")),
        ],
        description=hint,
    )


class TablesForm(Form):
    """How many tables, and how large."""

    count = number(_l("Hoeveel tafels?"), 1, MOST_TABLES)
    seats_min = number(_l("Minstens hoeveel mensen aan een tafel?"), 0, MOST_SEATS)
    seats_max = number(
        _l("Hoeveel plaatsen heeft een tafel?"),
        1,
        MOST_SEATS,
        _l("De gespreksbegeleider telt niet mee."),
    )


class TableForm(Form):
    """One table: its size, what it offers, and who guides it."""

    seats_min = number(_l("Minstens hoeveel mensen?"), 0, MOST_SEATS)
    seats_max = number(_l("Hoeveel plaatsen?"), 1, MOST_SEATS)
    features = SelectMultipleField(
        _l("Wat heeft deze tafel?"),
        description=_l("Mensen die dit nodig hebben, krijgen een plaats aan zo'n tafel."),
    )
    facilitators = SelectMultipleField(
        _l("Wie leidt het gesprek?"), coerce=int, description=_l("Een tafel heeft er één of twee.")
    )

    def __init__(self, *, guides: Mapping[int, str], **values: Any) -> None:
        super().__init__(**values)
        self.features.choices = [SelectChoice(kind.value, label(kind)) for kind in AT_THE_TABLE]
        self.facilitators.choices = [SelectChoice(number, name) for number, name in guides.items()]


class TradeForm(Form):
    """Somebody to change places with; only those with whom every rule holds."""

    number = HiddenField()
    version = HiddenField()
    other_id = SelectField(coerce=int)

    def __init__(self, *, trades: Sequence[tuple[str, Sequence[Guest]]], **values: Any) -> None:
        super().__init__(**values)
        self.other_id.choices = [
            SelectChoice(guest.id, f"{guest.name} ({guest.group})", optgroup=table)
            for table, guests in trades
            for guest in guests
        ]


class RulesForm(Form):
    """The rules of balance, as switches and numbers."""

    version = HiddenField()
    rounds = number(
        _l("In hoeveel rondes wisselen mensen van tafel?"),
        1,
        MOST_ROUNDS,
        _l("Bij 1 ronde blijft iedereen zitten."),
    )
    company = BooleanField(
        _l("Niemand met eigen ervaring zit alleen: minstens twee aan een tafel, of niemand.")
    )
    government_minority = BooleanField(_l("Ambtenaren zijn aan geen tafel in de meerderheid."))

    def balance(self) -> Balance:
        """Give the rules as the domain knows them."""
        return Balance(
            rounds=self.rounds.data,
            never_alone=2 if self.company.data else 0,
            government_minority=bool(self.government_minority.data),
        )
