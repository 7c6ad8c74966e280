"""What somebody fills in to log in, to look after accounts and to change a password."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Email, InputRequired, Length, Optional

from dialoog.domain.accounts import Role
from dialoog.web.forms import Form, stripped
from dialoog.web.words import choices

GOOD_ADDRESS = _l("Dit is geen e-mailadres. Een goed adres is bijvoorbeeld naam@gemeente.nl.")
LENGTH = _l("Minstens 12 tekens. Een zin van een paar woorden is goed.")


class RolesForm(Form):
    """What somebody may do here."""

    roles = SelectMultipleField(_l("Wat doet deze persoon?"))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.roles.choices = choices(Role)

    def chosen(self) -> set[Role]:
        """Give the roles as the domain knows them."""
        return {Role(role) for role in self.roles.data or []}


class LogInForm(Form):
    """E-mail address and password."""

    email = StringField(
        _l("E-mailadres"),
        [InputRequired(_l("Vul uw e-mailadres in.")), Length(max=254)],
        filters=[stripped],
        render_kw={"autocomplete": "username", "type": "email"},
    )
    password = PasswordField(
        _l("Wachtwoord"),
        [InputRequired(_l("Vul uw wachtwoord in.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )


class MemberForm(RolesForm):
    """Somebody who is going to work with Dialoog."""

    name = StringField(
        _l("Naam"), [InputRequired(_l("Vul een naam in.")), Length(max=120)], filters=[stripped]
    )
    email = StringField(
        _l("E-mailadres"),
        [InputRequired(_l("Vul een e-mailadres in.")), Email(GOOD_ADDRESS), Length(max=254)],
        filters=[stripped],
        render_kw={"type": "email", "autocomplete": "off"},
    )
    password = PasswordField(
        _l("Eerste wachtwoord"),
        [InputRequired(_l("Vul een wachtwoord in."))],
        description=_l("Minstens 12 tekens. Vertel het persoonlijk, en vraag het te veranderen."),
        render_kw={"autocomplete": "new-password"},
    )


class PasswordForm(Form):
    """Another password of one's own."""

    old = PasswordField(
        _l("Oude wachtwoord"),
        [InputRequired(_l("Vul uw oude wachtwoord in."))],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        _l("Nieuwe wachtwoord"),
        [InputRequired(_l("Vul een nieuw wachtwoord in."))],
        description=LENGTH,
        render_kw={"autocomplete": "new-password"},
    )


class OrganisationForm(Form):
    """How people reach the organisation."""

    mail_address = StringField(
        _l("E-mailadres waarmee u uitnodigt"),
        [InputRequired(_l("Vul een e-mailadres in.")), Email(GOOD_ADDRESS), Length(max=254)],
        description=_l("Iemand moet deze mailbox lezen. Antwoorden komen hier binnen."),
        filters=[stripped],
        render_kw={"type": "email", "autocomplete": "off"},
    )
    phone = StringField(
        _l("Telefoonnummer"),
        [Optional(), Length(max=40)],
        description=_l("Dit staat in brieven, voor wie liever belt."),
        filters=[stripped],
        render_kw={"type": "tel"},
    )
    address = TextAreaField(
        _l("Postadres"),
        [Optional(), Length(max=400)],
        description=_l("Naar dit adres sturen mensen hun antwoordstrook."),
        filters=[stripped],
    )
