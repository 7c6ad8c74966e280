"""What people and organisers fill in: answers, codes, and who is chosen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from dialoog.domain.invitations import AnswerChannel, Reply
from dialoog.domain.people import (
    Channel,
    ConsentPurpose,
    Need,
    NeedKind,
    kind_of_detail,
    normal_email,
    normal_phone,
)
from dialoog.services import clock
from dialoog.services.invitations import GuestAnswer, Reach
from dialoog.web.fields import BAD_DAY, DayField
from dialoog.web.forms import Form, given, stripped
from dialoog.web.words import choices

CHOOSE = _l("Kies wat past.")
LONGEST_NOTE = 2000
BY_THE_OFFICE = (AnswerChannel.PHONE, AnswerChannel.LETTER, AnswerChannel.IN_PERSON)


class AnswerForm(Form):
    """Yes, maybe or no, and what somebody needs to be able to come."""

    sequence = HiddenField()
    reply = RadioField(_l("Komt u?"), [InputRequired(CHOOSE)])
    needs = SelectMultipleField(
        _l("Wat hebt u nodig?"), description=_l("Wij regelen het. U mag meer dan één ding kiezen.")
    )
    needs_detail = StringField(
        _l("Wat moeten wij daarover weten?"),
        [Length(max=200)],
        description=_l("Bijvoorbeeld: tolk Turks, of ik eet geen vlees."),
        filters=[stripped],
    )
    companion = StringField(
        _l("Komt er iemand met u mee? Wie?"), [Length(max=160)], filters=[stripped]
    )
    note = TextAreaField(
        _l("Wilt u ons nog iets vragen of vertellen?"),
        [Length(max=LONGEST_NOTE)],
        filters=[stripped],
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.reply.choices = [
            SelectChoice(Reply.ACCEPTED.value, _("Ja, ik kom")),
            SelectChoice(Reply.TENTATIVE.value, _("Misschien")),
            SelectChoice(Reply.DECLINED.value, _("Nee, ik kom niet")),
        ]
        self.needs.choices = choices(NeedKind)

    def answer(self, known: tuple[Need, ...]) -> GuestAnswer:
        """Give what was filled in; needs that were known keep what was told about them."""
        sequence = str(self.sequence.data or "")
        return GuestAnswer(
            reply=Reply(self.reply.data),
            sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 9 else 0,  # noqa: PLR2004 - far below what a database holds
            note=given(self.note.data),
            companion=given(self.companion.data),
            needs=self._needs(known),
            reach=self.reach(),
            call_time=self.best_time(),
        )

    def reach(self) -> Reach | None:
        """Give how the person wants to hear from us; None when that wasn't asked."""
        return None

    def best_time(self) -> str | None:
        """Give when the person is best called; None when that wasn't asked."""
        return None

    def _needs(self, known: tuple[Need, ...]) -> tuple[Need, ...]:
        chosen = {NeedKind(kind) for kind in self.needs.data or []}
        detail = given(self.needs_detail.data)
        if detail in {need.detail for need in known if need.kind is not NeedKind.OTHER}:
            detail = ""
        fresh = (Need(kind_of_detail(detail, chosen), detail),) if detail else ()
        chosen -= {need.kind for need in fresh}
        kept = tuple(need for need in known if need.kind in chosen - {NeedKind.OTHER})
        bare = sorted(chosen - {need.kind for need in kept})
        return (*kept, *fresh, *(Need(kind) for kind in bare))


class GuestForm(AnswerForm):
    """The answer that somebody gives on their own page."""

    channel = RadioField(_l("Hoe wilt u van ons horen?"), [InputRequired(CHOOSE)])
    email = StringField(_l("Uw e-mailadres"), [Length(max=254)], filters=[stripped])
    phone = StringField(_l("Uw telefoonnummer"), [Length(max=40)], filters=[stripped])
    call_time = StringField(
        _l("Wanneer kunnen wij u het beste bellen?"),
        [Length(max=80)],
        description=_l("Bijvoorbeeld: ’s ochtends, niet op vrijdag."),
        filters=[stripped],
    )
    allowed = SelectMultipleField(
        _l("Wat vindt u goed?"),
        description=_l("U hoeft niets aan te vinken. U kunt het later veranderen."),
    )
    apart = StringField(
        _l("Bij wie zit u liever niet aan tafel?"),
        [Length(max=160)],
        description=_l("Typ een naam. Niemand ziet dit. Alleen de computer die tafels indeelt."),
        filters=[stripped],
    )
    forget_wishes = BooleanField(_l("Vergeet wat ik eerder schreef over wie naast mij zit."))

    def __init__(self, *, by_letter: bool, **values: Any) -> None:
        super().__init__(**values)
        self.allowed.choices = [
            SelectChoice(ConsentPurpose.NOTES.value, _("U mag opschrijven wat ik zeg.")),
            SelectChoice(
                ConsentPurpose.QUOTE.value, _("U mag mijn woorden gebruiken, zonder mijn naam.")
            ),
            SelectChoice(ConsentPurpose.PHOTO.value, _("Ik mag op de foto.")),
            SelectChoice(
                ConsentPurpose.ROLE.value,
                _(
                    "De gespreksbegeleider mag weten waarom ik meepraat, bijvoorbeeld als mantelzorger."
                ),
            ),
            SelectChoice(
                ConsentPurpose.LATER_CONTACT.value, _("U mag later nog eens contact opnemen.")
            ),
        ]
        offered = choices(Channel)
        self.channel.choices = [
            one for one in offered if by_letter or one.value != Channel.LETTER.value
        ]

    def validate_email(self, field: StringField) -> None:
        """Refuse what is no address, and mail without one."""
        if field.data and normal_email(field.data) is None:
            raise ValidationError(
                _("Dit is geen e-mailadres. Kijk of er een @ en een punt in staan.")
            )
        if self.channel.data == Channel.MAIL and not field.data:
            raise ValidationError(_("Vul uw e-mailadres in. Of kies een andere manier."))

    def validate_phone(self, field: StringField) -> None:
        """Refuse what is no number, and calls without one."""
        if field.data and normal_phone(field.data) is None:
            raise ValidationError(_("Dit is geen telefoonnummer. Kijk of alle cijfers er staan."))
        if self.channel.data == Channel.PHONE and not field.data:
            raise ValidationError(_("Vul uw telefoonnummer in. Of kies een andere manier."))

    def reach(self) -> Reach:
        """Give how the person wants to hear from us."""
        return Reach(
            Channel(self.channel.data),
            email=normal_email(given(self.email.data)) or "",
            phone=normal_phone(given(self.phone.data)) or "",
        )

    def best_time(self) -> str:
        """Give when the person is best called."""
        return given(self.call_time.data)

    def consents(self, before: Collection[ConsentPurpose]) -> dict[ConsentPurpose, bool]:
        """Give what the person allows now, and takes back of what they allowed ``before``.

        A box that was left alone says nothing: who overlooks it must not miss what is told back.
        """
        allowed = {ConsentPurpose(one) for one in self.allowed.data or []}
        return dict.fromkeys(before, False) | dict.fromkeys(allowed, True)


class AnswerForForm(AnswerForm):
    """The answer that somebody gave by phone or on paper, written down by the organiser."""

    through = RadioField(_l("Hoe kwam het antwoord?"), [InputRequired(CHOOSE)])
    answered_on = DayField(_l("Op welke dag?"), [InputRequired(BAD_DAY)])

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.reply.label.text = _("Komt deze persoon?")
        self.reply.choices = choices(Reply)
        self.needs.label.text = _("Wat is nodig?")
        self.companion.label.text = _("Komt er iemand mee? Wie?")
        self.note.label.text = _("Wat werd er nog gezegd?")
        if self.through is not None:
            self.through.choices = [
                choice for choice in choices(AnswerChannel) if choice.value in BY_THE_OFFICE
            ]

    def validate_answered_on(self, field: DayField) -> None:
        """Refuse a day that is still to come."""
        if field.data and field.data > clock.today():
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of eerder."))

    def moment(self) -> datetime:
        """Give when the answer was given: now for today, else noon of that day."""
        answered_on: date = given(self.answered_on.data)
        if answered_on == clock.today():
            return clock.now()
        return datetime.combine(answered_on, time(12), tzinfo=clock.ZONE)


class CodeForm(Form):
    """The code from a letter or a card."""

    code = StringField(
        _l("Welke code staat op uw brief?"),
        [InputRequired(_l("Vul de code in.")), Length(max=40)],
        description=_l("De code heeft 8 letters en cijfers."),
        filters=[stripped],
    )
