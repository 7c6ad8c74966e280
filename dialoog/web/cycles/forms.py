"""What is typed on the pages of a cycle: pairs, themes, views, advice and visits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from dialoog.domain.cycles import Visit
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.live import LONGEST_CONTRIBUTION
from dialoog.services.cycles import Candidates
from dialoog.web.fields import BAD_DAY, DayField
from dialoog.web.forms import Form, NamelessForm, given, stripped
from dialoog.web.words import choices

FILL_IN = _l("Vul dit in.")
CHOOSE = _l("Kies wat past.")
TOO_LONG = _l("Maak het korter: hoogstens %(max)d tekens.")
NOTHING = 0


class PeriodForm(Form):
    """Until when pairs bring in cards."""

    until = DayField(
        _l("Tot en met welke dag halen de koppels ervaringen op?"),
        [InputRequired(BAD_DAY)],
        description=_l("Meestal vier tot zes weken. Daarna werken de links niet meer."),
    )


class PairForm(Form):
    """Who go and listen together."""

    official = SelectField(_l("Iemand van de organisatie"), coerce=int)
    client = SelectField(_l("Een zorgvrager of vertegenwoordiger"), coerce=int)

    def __init__(self, found: Candidates, **values: Any) -> None:
        super().__init__(**values)
        self.official.choices = _people(found.officials)
        self.client.choices = _people(found.clients)


def _people(people: Iterable[Any]) -> list[SelectChoice]:
    return [
        SelectChoice(NOTHING, _("kies iemand")),
        *(SelectChoice(row.id, f"{row.full_name} ({row.group.name})") for row in people),
    ]


class ThemeForm(Form):
    """One sentence for cards that say the same, and what matters to people there."""

    title = StringField(
        _l("Wat zeggen deze kaarten? Eén zin."),
        [InputRequired(FILL_IN), Length(max=200, message=TOO_LONG)],
        filters=[stripped],
    )
    values = StringField(
        _l("Wat is hier belangrijk voor mensen?"),
        [Length(max=300, message=TOO_LONG)],
        description=_l("Noem waarden, met komma's ertussen. Bijvoorbeeld: gekend zijn, rust."),
        filters=[stripped],
    )


class BundleForm(Form):
    """Which cards belong together, and where."""

    chosen = SelectMultipleField(_l("Kaarten"), coerce=int)
    theme = SelectField(_l("Hoort bij"), coerce=int)
    title = StringField(
        _l("Wat zeggen deze kaarten? Eén zin."),
        [Length(max=200, message=TOO_LONG)],
        filters=[stripped],
    )
    values = StringField(
        _l("Wat is hier belangrijk voor mensen?"),
        [Length(max=300, message=TOO_LONG)],
        description=_l("Noem waarden, met komma's ertussen. Bijvoorbeeld: gekend zijn, rust."),
        filters=[stripped],
    )

    def __init__(self, cards: Iterable[Any], *, themes: Iterable[Any], **values: Any) -> None:
        super().__init__(**values)
        self.chosen.choices = [SelectChoice(card.id, card.number) for card in cards]
        self.theme.choices = [
            SelectChoice(NOTHING, _("een nieuwe bundel")),
            *(SelectChoice(row.id, row.title) for row in themes),
        ]


class ViewForm(NamelessForm):
    """What a group thinks of a theme."""

    nameless = ("text",)
    theme = HiddenField()
    text = TextAreaField(
        _l("Wat vindt uw groep hiervan?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_CONTRIBUTION, message=TOO_LONG)],
        filters=[stripped],
    )


class MeetingsForm(Form):
    """In which meeting each group talks among itself."""

    council = SelectField(_l("De raad praat in"), coerce=int)
    management = SelectField(_l("De leiding praat in"), coerce=int)

    def __init__(self, meetings: Iterable[Any], **values: Any) -> None:
        super().__init__(**values)
        found = [
            SelectChoice(NOTHING, _("geen bijeenkomst: de groep gebruikt de link")),
            *(SelectChoice(row.id, row.title) for row in meetings),
        ]
        self.council.choices = self.management.choices = found


class AdviceForm(Form):
    """Advice that nobody asked for, and when people get a reply."""

    title = StringField(
        _l("Wat is het advies? Eén zin."),
        [InputRequired(FILL_IN), Length(max=200, message=TOO_LONG)],
        filters=[stripped],
    )
    reply_by = DayField(
        _l("Uiterlijk op welke dag komt er antwoord?"),
        [InputRequired(BAD_DAY)],
        description=_l("Spreek dit samen af. Kies een dag die zeker lukt."),
    )


class VisitForm(NamelessForm):
    """Going back to the people who told."""

    nameless = ("evidence", "needed")
    on = DayField(_l("Wanneer ging u terug?"), [InputRequired(BAD_DAY)])
    spoke_with = IntegerField(
        _l("Hoeveel zorgvragers sprak u?"),
        [InputRequired(_l("Vul een getal in.")), NumberRange(1, 999, _l("Vul minstens 1 in."))],
    )
    noticed = RadioField(_l("Merken zij dat het nu beter is?"), [InputRequired(CHOOSE)])
    evidence = TextAreaField(
        _l("Waaraan merken zij dat?"),
        [InputRequired(FILL_IN), Length(max=2000, message=TOO_LONG)],
        description=_l("Geef een voorbeeld, in gewone woorden. Schrijf geen namen op."),
        filters=[stripped],
    )
    needed = TextAreaField(
        _l("Wat is er nog nodig?"),
        [Length(max=2000, message=TOO_LONG)],
        description=_l("Bij 'nee' moet u dit invullen."),
        filters=[stripped],
    )
    next_on = DayField(
        _l("Wanneer gaat u weer terug?"),
        [Optional()],
        description=_l("Binnen zes tot acht weken. Bij 'ja' mag dit leeg blijven."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.noticed.choices = choices(CheckAnswer)

    def command(self) -> Visit:
        """Give the visit as it was written down."""
        return Visit(
            on=given(self.on.data),
            spoke_with=given(self.spoke_with.data),
            noticed=CheckAnswer(self.noticed.data),
            evidence=self.evidence.data or "",
            needed=self.needed.data or "",
            next_on=self.next_on.data,
        )
