"""Forms for tables and rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange

from dialoog.domain.seating import MOST_ROUNDS, Arrangement, Balance, Importance
from dialoog.services.seating import AT_THE_TABLE, MOST_SEATS, MOST_TABLES, Guest
from dialoog.web.forms import Form
from dialoog.web.words import choices, label

FILL_IN = _l("Vul een getal in.")
MOST_TOGETHER = 6
_MATTERS = (
    "perspectives",
    "sizes",
    "organisations",
    "districts",
    "ages",
    "first_timers",
    "meetings",
)


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
    other = SelectField()

    def __init__(self, *, trades: Sequence[tuple[Any, Sequence[Guest]]], **values: Any) -> None:
        super().__init__(**values)
        self.other.choices = [
            SelectChoice(
                f"{guest.id}-{table.id}",
                f"{guest.name} ({guest.group})",
                optgroup=_("Tafel %(number)s", number=table.number),
            )
            for table, guests in trades
            for guest in guests
        ]


class RulesForm(Form):
    """The rules of balance as sentences with switches and numbers, and what counts when mixing."""

    seen = HiddenField()
    arrangement = RadioField(_l("Wie zit bij wie?"))
    alone = BooleanField(_l("Niemand met eigen ervaring zit alleen."))
    never_alone = number(
        _l("Met hoeveel zijn zij minstens aan een tafel?"),
        2,
        MOST_TOGETHER,
        _l("Minder mag niet. Niemand van hen mag wel."),
    )
    government_minority = BooleanField(_l("Ambtenaren zijn aan geen tafel in de meerderheid."))
    staff_at_most_two_thirds = BooleanField(
        _l("Professionals en ambtenaren zijn samen hoogstens twee derde van een tafel.")
    )
    not_with_own_organisation = BooleanField(
        _l("Wie zorg krijgt van een organisatie, zit niet bij iemand die daar werkt."),
        description=_l("Dit kan alleen als bij de mensen staat van welke organisatie zij zijn."),
    )
    rounds = number(
        _l("In hoeveel rondes wisselen mensen van tafel?"),
        1,
        MOST_ROUNDS,
        _l("Bij 1 ronde blijft iedereen zitten."),
    )
    perspectives = SelectField(_l("Elke groep gelijk over de tafels"))
    sizes = SelectField(_l("Aan elke tafel evenveel mensen"))
    organisations = SelectField(_l("Collega's van één organisatie uit elkaar"))
    districts = SelectField(_l("Wijken door elkaar"))
    ages = SelectField(_l("Jong en oud door elkaar"))
    first_timers = SelectField(_l("Wie er voor het eerst is, bij wie er vaker was"))
    meetings = SelectField(_l("In elke ronde nieuwe mensen ontmoeten"))

    def __init__(self, *, balance: Balance, **values: Any) -> None:
        shown = balance.written()
        shown |= {"alone": balance.never_alone > 1, "never_alone": max(2, balance.never_alone)}
        super().__init__(data={**shown, "seen": balance.mark}, **values)
        self.arrangement.choices = choices(Arrangement)
        for wish in self.importances():
            wish.choices = choices(Importance)

    def importances(self) -> list[SelectField]:
        """Give the questions how much something matters."""
        return [field for field in self if field.name in _MATTERS]

    def asked(self) -> Balance:
        """Give the rules as the domain knows them."""
        return Balance(
            rounds=self.rounds.data,
            never_alone=self.never_alone.data if self.alone.data else 0,
            government_minority=bool(self.government_minority.data),
            staff_at_most_two_thirds=bool(self.staff_at_most_two_thirds.data),
            not_with_own_organisation=bool(self.not_with_own_organisation.data),
            arrangement=Arrangement(self.arrangement.data),
            **{field.name: Importance(field.data) for field in self.importances()},
        )
