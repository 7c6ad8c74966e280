"""Forms for what stands on paper: a line that was said, and an agreement with how it was received."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import LONGEST_CONTRIBUTION, QuoteConsent
from dialoog.services.live import ContributionWords
from dialoog.web.followup.forms import BAD_NUMBER, LONGEST_TEXT, MOST_SEATS, AgreementForm
from dialoog.web.forms import NamelessForm, stripped
from dialoog.web.live.forms import CHOOSE, NOTHING_WRITTEN, SHARE, TOO_LONG, RecordingForm
from dialoog.web.words import choices

MOST_STARS = 99


class CardForm(RecordingForm):
    """One line from paper; Enter stores it."""

    text = StringField(
        _l("Wat staat er op papier?"),
        [InputRequired(NOTHING_WRITTEN), Length(max=LONGEST_CONTRIBUTION, message=TOO_LONG)],
        filters=[stripped],
        description=_l("Druk op Enter. De regel wordt bewaard en u typt de volgende."),
    )
    kind = RadioField(_l("Wat is het?"), [InputRequired(CHOOSE)])
    share = BooleanField(SHARE)
    stars = IntegerField(
        _l("Hoeveel stickers?"),
        [Optional(), NumberRange(0, MOST_STARS, _l("Vul een getal van 0 tot 99 in."))],
    )
    route = SelectField(_l("Wat wil de verteller dat hiermee gebeurt?"), default="")
    step = SelectField(_l("Bij welke stap van de route?"), coerce=int, default=0)

    def __init__(
        self,
        *,
        kinds: Iterable[SelectChoice],
        private: Collection[str],
        steps: Sequence[str],
        **values: Any,
    ) -> None:
        super().__init__(**values)
        self.step.choices = [SelectChoice(place, title) for place, title in enumerate(steps)]
        if not steps:
            del self.step
        self.private = private
        self.kind.choices = list(kinds)
        self.route.choices = [SelectChoice("", _l("weet ik nog niet")), *choices(CareRoute)]

    def validate_route(self, field: SelectField) -> None:
        """Refuse a route for what everybody at the table may read."""
        if field.data and self.kind.data not in self.private:
            raise ValidationError(_l("Dit hoort alleen bij wat pijn doet."))

    @property
    def chosen_step(self) -> int | None:
        """The step of the route at which it was said, in a phase that goes along one."""
        return int(self["step"].data) if "step" in self else None

    def command(self, phase_key: str) -> ContributionWords:
        """Give the words as they stood on paper."""
        return ContributionWords(
            client_id=UUID(self.client_id.data),
            phase_key=phase_key,
            kind=self.kind.data or "",
            text=self.text.data or "",
            consent=QuoteConsent.ANONYMOUS if self.share.data else QuoteConsent.TABLE_ONLY,
        )


class CardAgreementForm(NamelessForm, AgreementForm):
    """An agreement as its paper has it, with how many were there and agreed when it was read."""

    nameless = ("minority_note",)

    present = IntegerField(
        _l("Hoeveel mensen zitten aan tafel?"),
        [Optional(), NumberRange(1, MOST_SEATS, _l("Vul een getal van 1 tot 40 in."))],
    )
    agreed = IntegerField(
        _l("Hoeveel van hen zijn het eens?"),
        [Optional(), NumberRange(0, MOST_SEATS, _l("Vul een getal van 0 tot 40 in."))],
    )
    minority_note = TextAreaField(
        _l("Wat vinden de anderen?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Alleen als niet iedereen het eens is. Schrijf geen namen op."),
    )

    @property
    def was_read_back(self) -> bool:
        """Whether the paper says how the table received it."""
        return self.present.data is not None

    def validate_agreed(self, field: IntegerField) -> None:
        """Ask for the other number too: one alone says nothing."""
        if self.was_read_back and field.data is None:
            raise ValidationError(BAD_NUMBER)
