"""Forms about one person: who it is, how to reach them, what they need and allow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from dialoog.domain.people import (
    LANGUAGES,
    Address,
    AgeGroup,
    Channel,
    ConsentPurpose,
    Contact,
    Name,
    Need,
    NeedKind,
    Person,
    Perspective,
    WishKind,
    match_key,
    normal_email,
    normal_phone,
    normal_postal_code,
    readable_phone,
    suggest_email,
    tidy,
    tidy_lines,
)
from dialoog.web.forms import Form
from dialoog.web.people.saying import say_language
from dialoog.web.words import choices

# What only the person can tell, asked beside the box to tick.
_DETAILS = {
    NeedKind.INTERPRETER: "interpreter",
    NeedKind.DIET: "diet",
    NeedKind.OTHER: "other_need",
}


def _text(words: Any, hint: Any = "", *, longest: int) -> StringField:
    return StringField(
        words, [Length(max=longest)], description=hint, filters=[lambda text: tidy(text or "")]
    )


class PersonForm(Form):
    """Everything about one person that is not private."""

    version = HiddenField(default="0")
    first_name = _text(_l("Voornaam"), longest=80)
    last_name = _text(
        _l("Achternaam"), _l("Met tussenvoegsel, bijvoorbeeld: van ’t Hof."), longest=120
    )
    group = SelectField(
        _l("Groep"), [InputRequired(_l("Kies een groep."))], coerce=lambda value: int(value or 0)
    )
    works_for = _text(_l("Organisatie"), _l("Voor wie hier vanuit het werk zit."), longest=160)
    channel = RadioField(
        _l("Hoe wil deze persoon van ons horen?"), [InputRequired(_l("Kies wat past."))]
    )
    email = _text(_l("E-mailadres"), longest=254)
    phone = _text(_l("Telefoonnummer"), longest=40)
    street = _text(_l("Straat en huisnummer"), longest=160)
    postal_code = _text(_l("Postcode"), longest=12)
    town = _text(_l("Plaats"), longest=80)
    district = _text(_l("Wijk"), longest=80)
    language = SelectField(_l("Taal"), default="nl")
    age_group = SelectField(
        _l("Leeftijd"),
        description=_l(
            "Alleen om tafels te mengen. Vul dit alleen in als de persoon dat goed vindt."
        ),
        coerce=lambda value: AgeGroup(value) if value else None,
    )
    needs = SelectMultipleField(_l("Wat is nodig om mee te doen?"))
    interpreter = _text(_l("Tolk: welke taal?"), longest=200)
    diet = _text(_l("Dieet: wat eet deze persoon wel of niet?"), longest=200)
    other_need = _text(_l("Iets anders: wat?"), longest=200)
    note = TextAreaField(
        _l("Opmerking"),
        [Length(max=4000)],
        description=_l("Alleen wat u nodig hebt voor het contact. Geen ziekte of behandeling."),
        filters=[lambda text: tidy_lines(text or "")],
    )

    def __init__(self, *, groups: list[SelectChoice], **values: Any) -> None:
        super().__init__(**values)
        self.group.choices = [SelectChoice("", _("Kies een groep")), *groups]
        self.channel.choices = choices(Channel)
        self.age_group.choices = [SelectChoice("", _("niet bekend")), *choices(AgeGroup)]
        self.needs.choices = choices(NeedKind)
        codes = sorted(LANGUAGES, key=lambda code: (code != "nl", say_language(code)))
        self.language.choices = [SelectChoice(code, say_language(code)) for code in codes]

    def validate_first_name(self, field: Field) -> None:
        if not match_key(f"{field.data}{self.last_name.data}"):
            raise ValidationError(_("Vul een naam in."))

    def validate_email(self, field: Field) -> None:
        if field.data and not normal_email(field.data):
            guess = suggest_email(field.data)
            hint = " " + _("Bedoelt u %(suggestion)s?", suggestion=guess) if guess else ""
            raise ValidationError(_("Dit is geen goed e-mailadres.") + hint)

    def validate_phone(self, field: Field) -> None:
        if field.data and not normal_phone(field.data):
            raise ValidationError(_("Dit is geen goed telefoonnummer. Bijvoorbeeld: 06 12345678."))

    def person(self, before: Person | None = None) -> Person:
        """Give what was filled in; ``before`` keeps what this form doesn't ask."""
        address = Address(
            self.street.data,
            normal_postal_code(self.postal_code.data) or self.postal_code.data,
            self.town.data,
        )
        contact = Contact(
            email=normal_email(self.email.data) or "",
            phone=normal_phone(self.phone.data) or "",
            address=address,
            channel=Channel(self.channel.data),
        )
        told = Person(
            name=Name(self.first_name.data, self.last_name.data),
            group=self.group.data,
            works_for=self.works_for.data,
            contact=contact,
            language=self.language.data,
            district=self.district.data,
            age_group=self.age_group.data,
            note=self.note.data,
        )
        return replace(told, needs=self._needs(before), wishes=before.wishes if before else ())

    def _needs(self, before: Person | None) -> tuple[Need, ...]:
        """Give a need per box; details that this form doesn't ask stay as they were."""
        known = {need.kind: need.detail for need in before.needs} if before else {}
        details = known | {kind: self[name].data for kind, name in _DETAILS.items()}
        kinds = [NeedKind(kind) for kind in self.needs.data]
        # Who fills in a detail means the need as well.
        kinds += [kind for kind, name in _DETAILS.items() if self[name].data and kind not in kinds]
        return tuple(Need(kind, details.get(kind, "")) for kind in kinds)

    @staticmethod
    def values(person: Person, *, version: int) -> dict[str, Any]:
        """Give what the form shows of somebody who is known."""
        contact = person.contact
        details = {need.kind: need.detail for need in person.needs}
        return {
            "version": str(version),
            "first_name": person.name.first,
            "last_name": person.name.last,
            "group": person.group,
            "works_for": person.works_for,
            "channel": contact.channel,
            "email": contact.email,
            "phone": readable_phone(contact.phone),
            "street": contact.address.street,
            "postal_code": contact.address.postal_code,
            "town": contact.address.town,
            "district": person.district,
            "age_group": person.age_group,
            "language": person.language,
            "needs": [need.kind.value for need in person.needs],
            "note": person.note,
            **{name: details.get(kind, "") for kind, name in _DETAILS.items()},
        }


class ConsentForm(Form):
    """What somebody allows, one question per purpose."""

    notes = RadioField()
    quote = RadioField()
    photo = RadioField()
    role = RadioField()
    later_contact = RadioField()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        for purpose in ConsentPurpose:
            self[purpose.value].choices = [
                SelectChoice("yes", _("ja")),
                SelectChoice("no", _("nee")),
                SelectChoice("", _("niet gevraagd")),
            ]

    def answers(self) -> dict[ConsentPurpose, bool]:
        """Give what was answered; a purpose nobody asked about is left out."""
        answers = {purpose: self[purpose.value].data for purpose in ConsentPurpose}
        return {purpose: answer == "yes" for purpose, answer in answers.items() if answer}


class WishForm(Form):
    """A private wish about somebody else."""

    kind = RadioField(_l("Wat wil deze persoon?"), [InputRequired(_l("Kies wat past."))])
    name = StringField(
        _l("Over wie gaat het?"),
        [InputRequired(_l("Vul een naam in.")), Length(max=200)],
        description=_l("Voornaam en achternaam."),
        filters=[lambda text: tidy(text or "")],
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.kind.choices = choices(WishKind)


class GroupForm(Form):
    """The name of a group and from where it looks."""

    name = StringField(
        _l("Naam van de groep"),
        [InputRequired(_l("Vul een naam in.")), Length(max=80)],
        description=_l("Eén persoon uit de groep, bijvoorbeeld: Mantelzorger."),
        filters=[lambda text: tidy(text or "")],
    )
    perspective = RadioField(
        _l("Hoe kijkt deze groep?"),
        [InputRequired(_l("Kies wat past."))],
        description=_l("Hiermee mengen wij de tafels eerlijk."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.perspective.choices = choices(Perspective)
