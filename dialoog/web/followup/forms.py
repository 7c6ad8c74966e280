"""Forms for agreements; each turns into one wish for the services."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import (
    EmailField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional

from dialoog.domain.followup import Owner, OwnerKind
from dialoog.services.followup import AgreementWords
from dialoog.web.fields import DayField
from dialoog.web.forms import Form, stripped
from dialoog.web.words import label

FILL_IN = _l("Vul dit in.")
BAD_NUMBER = _l("Vul een getal in.")
LONGEST_TEXT = 4000
MOST_SEATS = 40


class OwnerForm(Form):
    """A form that asks who does something; ``owner_field`` is the field for the name."""

    owner_field = "owner"
    owner_kind = RadioField(
        _l("Is dit een persoon of een organisatie?"),
        default=OwnerKind.PERSON.value,
        description=_l("Leidinggevenden zien geen namen van mensen, wel van organisaties."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.concealed: set[str] = set()
        self.owner_kind.choices = [SelectChoice(one.value, label(one)) for one in OwnerKind]

    def conceal_owner(self) -> None:
        """Show nothing of the name that stands; left empty it stays as it is."""
        name = self[self.owner_field]
        name.validators = [one for one in name.validators if not isinstance(one, InputRequired)]
        name.flags.required = False
        self._conceal(name, _l("Leeg laten mag. Dan blijft dezelfde persoon het doen."))

    def conceal_address(self) -> None:
        """Show nothing of the address that stands; left empty it stays with the same owner."""
        self._conceal(self["owner_email"], _l("Leeg laten mag. Dan blijft het adres staan."))

    def _conceal(self, field: Field, hint: LazyString) -> None:
        self.concealed.add(field.short_name)
        field.description = hint
        if not field.raw_data:
            field.data = ""

    def owner_after(self, before: Owner) -> Owner:
        """Give who does it from now on, when it was ``before``."""
        name, email = self[self.owner_field].data or "", self["owner_email"].data or ""
        kind = OwnerKind(self.owner_kind.data)
        if self.owner_field in self.concealed and not name:
            name, kind = before.name, before.kind
        if "owner_email" in self.concealed and not email and name == before.name:
            email = before.email
        return Owner(name, email, kind)


class AgreementForm(OwnerForm):
    """An agreement; only what happens is needed to write it down."""

    owner_field = "who"

    what = TextAreaField(
        _l("Wat spreekt u af?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Eén ding, in gewone woorden."),
    )
    who = StringField(
        _l("Wie doet het?"),
        [Length(max=160)],
        filters=[stripped],
        description=_l("Een persoon of een organisatie."),
    )
    owner_email = EmailField(
        _l("E-mailadres van wie het doet"),
        [Optional(), Length(max=254), Email(_l("Dit e-mailadres klopt niet. Kijk het na."))],
        filters=[stripped],
    )
    due_on = DayField(_l("Wanneer is het klaar?"), [Optional()])
    noticed_how = TextAreaField(
        _l("Hoe merkt een zorgvrager dit?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Bijvoorbeeld: elke week belt dezelfde persoon aan."),
    )
    version = HiddenField()

    def command(self) -> AgreementWords:
        """Give the agreement as it was written down."""
        return AgreementWords(
            what=self.what.data or "",
            who=self.who.data or "",
            owner_email=self.owner_email.data or "",
            owner_kind=OwnerKind(self.owner_kind.data) if self.owner_kind.raw_data else None,
            due_on=self.due_on.data,
            noticed_how=self.noticed_how.data or "",
        )

    def reworded(self, before: Owner) -> AgreementWords:
        """Give the agreement as it is now written down, when it was of ``before``."""
        owner = self.owner_after(before)
        return replace(
            self.command(), who=owner.name, owner_email=owner.email, owner_kind=owner.kind
        )


class ReadBackForm(Form):
    """How the table received an agreement that was read aloud."""

    present = IntegerField(
        _l("Hoeveel mensen zitten aan tafel?"),
        [
            InputRequired(BAD_NUMBER),
            NumberRange(1, MOST_SEATS, _l("Vul een getal van 1 tot 40 in.")),
        ],
    )
    agreed = IntegerField(
        _l("Hoeveel van hen zijn het eens?"),
        [
            InputRequired(BAD_NUMBER),
            NumberRange(0, MOST_SEATS, _l("Vul een getal van 0 tot 40 in.")),
        ],
    )
    minority_note = TextAreaField(
        _l("Wat vinden de anderen?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Alleen als niet iedereen het eens is. Schrijf geen namen op."),
    )
