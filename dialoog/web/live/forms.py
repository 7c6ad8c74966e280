"""What is written down at a table, and told to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from dialoog.domain.announcements import LONGEST_ANNOUNCEMENT
from dialoog.domain.live import LONGEST_CONTRIBUTION, QuoteConsent
from dialoog.services.live import ContributionWords
from dialoog.web.followup.forms import ReadBackForm
from dialoog.web.forms import Form, NamelessForm, stripped
from dialoog.web.live.words import LABELS

NOTHING_WRITTEN = _l("Schrijf eerst op wat er gezegd is.")
TOO_LONG = _l("Dit is te lang. Schrijf hooguit 1000 letters, of maak er twee van.")
SHARE = _l("Iedereen mag deze woorden lezen, zonder naam.")
CHOOSE = _l("Kies wat past.")


def words_field(label: Any) -> TextAreaField:
    """Give the field for the words that were said."""
    return TextAreaField(
        label,
        [InputRequired(NOTHING_WRITTEN), Length(max=LONGEST_CONTRIBUTION, message=TOO_LONG)],
        filters=[stripped],
    )


def consent_field(kind: type[RadioField | SelectField]) -> RadioField | SelectField:
    """Give the field for who may read somebody's words; without an answer nobody else may."""
    return kind(
        _l("Wie mag dit lezen?"),
        choices=[
            SelectChoice(consent.value, said) for consent, said in LABELS[QuoteConsent].items()
        ],
        default=QuoteConsent.TABLE_ONLY.value,
    )


class RecordingForm(Form):
    """Words with the id under which they are sent, so that sending twice stores them once."""

    client_id = HiddenField()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.client_id.data = self.client_id.data or str(uuid4())

    def validate_client_id(self, field: HiddenField) -> None:
        """Refuse an id that no form of ours made."""
        try:
            UUID(field.data)
        except ValueError:
            field.data = str(uuid4())
            raise ValidationError(_l("Het versturen ging mis. Probeer het nog eens.")) from None


class TableForm(RecordingForm):
    """One contribution at a table; the button that is pressed says of which kind it is."""

    phase = HiddenField()
    kind = StringField()
    text = words_field(_l("Wat is er gezegd?"))
    consent = consent_field(RadioField)

    def command(self) -> ContributionWords:
        """Give the words as they were written down."""
        return ContributionWords(
            client_id=UUID(self.client_id.data),
            phase_key=self.phase.data or "",
            kind=self.kind.data or "",
            text=self.text.data or "",
            consent=QuoteConsent(self.consent.data),
        )


class NamelessReadBackForm(NamelessForm, ReadBackForm):
    """How a table received an agreement, with what others think of it, without a name."""

    nameless = ("minority_note",)


class AnnouncementForm(Form):
    """A few words for all tables."""

    text = StringField(
        _l("Bericht aan alle tafels"),
        [
            InputRequired(_l("Schrijf eerst wat u de tafels wilt zeggen.")),
            Length(
                max=LONGEST_ANNOUNCEMENT,
                message=_l("Dit is te lang. Schrijf hooguit %(max)d letters."),
            ),
        ],
        description=_l("Elke tafel ziet het, tot iemand daar op Gezien tikt."),
        filters=[stripped],
    )


class EditForm(Form):
    """Mend the words of a contribution, or move it to another kind."""

    text = words_field(_l("Wat is er gezegd?"))
    kind = SelectField(_l("Waar hoort het bij?"), [InputRequired(CHOOSE)])
    consent = consent_field(SelectField)
    version = HiddenField()

    def __init__(self, *, kinds: Iterable[SelectChoice], **values: Any) -> None:
        super().__init__(**values)
        self.kind.choices = list(kinds)
