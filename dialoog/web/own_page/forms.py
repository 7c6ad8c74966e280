"""Forms on somebody's own page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from dialoog.domain.people import (
    Channel,
    ConsentPurpose,
    News,
    normal_email,
    normal_phone,
)
from dialoog.domain.record import LONGEST_CORRECTION
from dialoog.services.own_page import Choices
from dialoog.web.forms import Form, given, stripped
from dialoog.web.words import choices

NOTHING = "nothing"


class AskAgainForm(Form):
    """The mail address to which the link goes."""

    email = StringField(
        _l("Uw e-mailadres"),
        [InputRequired(_l("Vul uw e-mailadres in."))],
        description=_l("Het adres waarop u onze e-mail kreeg."),
        filters=[stripped],
    )

    def validate_email(self, field: Field) -> None:
        if not normal_email(field.data):
            raise ValidationError(
                _("Dit is geen goed e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl.")
            )

    @property
    def address(self) -> str:
        """Give the address as it is stored."""
        return given(normal_email(self.email.data or ""))


class OtherWordsForm(Form):
    """How it was really said."""

    words = TextAreaField(
        _l("Hoe zei u het dan?"),
        [
            InputRequired(_l("Schrijf op hoe u het zei.")),
            Length(max=LONGEST_CORRECTION, message=_l("Schrijf het iets korter op.")),
        ],
        description=_l("Schrijf geen namen op."),
        filters=[stripped],
    )


class ChoicesForm(Form):
    """How somebody wants to hear from us, how much, and what they allow."""

    channel = RadioField(_l("Hoe wilt u van ons horen?"), [InputRequired(_l("Kies wat past."))])
    email = StringField(_l("E-mailadres"), [Length(max=254)], filters=[stripped])
    phone = StringField(_l("Telefoonnummer"), [Length(max=40)], filters=[stripped])
    news = RadioField(_l("Hoeveel wilt u horen?"), [InputRequired(_l("Kies wat past."))])
    allowed = SelectMultipleField(
        _l("Wat vindt u goed?"), description=_l("Haal een vinkje weg als u iets niet meer wilt.")
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.channel.choices = [
            *choices(Channel),
            SelectChoice(NOTHING, _("Stuur mij geen berichten meer")),
        ]
        self.news.choices = choices(News)
        self.allowed.choices = [
            SelectChoice(ConsentPurpose.NOTES.value, _("U mag opschrijven wat ik zeg.")),
            SelectChoice(
                ConsentPurpose.QUOTE.value, _("U mag mijn woorden gebruiken, zonder mijn naam.")
            ),
            SelectChoice(ConsentPurpose.PHOTO.value, _("Ik mag op de foto.")),
        ]

    def validate_email(self, field: Field) -> None:
        if field.data and not normal_email(field.data):
            raise ValidationError(
                _("Dit is geen goed e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl.")
            )
        if self.channel.data == Channel.MAIL and not field.data:
            raise ValidationError(_("Vul uw e-mailadres in. Dan kunnen wij u mailen."))

    def validate_phone(self, field: Field) -> None:
        if field.data and not normal_phone(field.data):
            raise ValidationError(_("Dit is geen goed telefoonnummer. Bijvoorbeeld: 06 12345678."))
        if self.channel.data == Channel.PHONE and not field.data:
            raise ValidationError(_("Vul uw telefoonnummer in. Dan kunnen wij u bellen."))

    def command(self, *, before: Collection[ConsentPurpose]) -> Choices:
        """Give what somebody wants; of what they allowed ``before``, a box that is empty takes back.

        A box that was always empty says nothing: nobody asked.
        """
        chosen = self.channel.data
        allowed = {ConsentPurpose(one) for one in self.allowed.data or []}
        return Choices(
            channel=None if chosen == NOTHING else Channel(chosen),
            news=News(self.news.data),
            consents=dict.fromkeys(before, False) | dict.fromkeys(allowed, True),
            email=normal_email(self.email.data or "") or "",
            phone=normal_phone(self.phone.data or "") or "",
        )


class ForgetForm(Form):
    """The yes that makes it certain."""

    sure = BooleanField(
        _l("Ja, haal alles van mij weg"),
        [InputRequired(_l("Zet een vinkje als u het zeker weet."))],
    )
