"""Forms to write a signal down, to say what becomes of it, and for whoever tells one."""

from __future__ import annotations

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
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange

from dialoog.domain.live import LONGEST_CONTRIBUTION
from dialoog.domain.programmes import Origin
from dialoog.domain.signals import (
    FEWEST_ANSWER_DAYS,
    MOST_ANSWER_DAYS,
    SignalChannel,
)
from dialoog.services import clock, people, signals
from dialoog.services.signals import SignalWords
from dialoog.web.fields import BAD_DAY, DayField
from dialoog.web.forms import Form, NamelessForm, given, stripped
from dialoog.web.words import choices

FILL_IN = _l("Vul dit in.")
CHOOSE = _l("Kies wat past.")
UNKNOWN_GROUP = 0


class ToldForm(NamelessForm):
    """What somebody noticed, in their own words."""

    text = TextAreaField(
        _l("Wat hoort of merkt u?"),
        [
            InputRequired(_l("Schrijf op wat u hoort of merkt.")),
            Length(max=LONGEST_CONTRIBUTION, message=_l("Maak het korter: hoogstens 1000 tekens.")),
        ],
        description=_l("Schrijf het op zoals mensen het zeggen. Gebruik geen namen."),
        filters=[stripped],
    )


class EditForm(ToldForm):
    """A signal as somebody of the house writes it down better; how it came in is known."""

    version = HiddenField()
    origin = RadioField(_l("Van wie komt dit?"), [InputRequired(CHOOSE)])
    group = SelectField(_l("Welke groep?"), coerce=int)
    heard_on = DayField(_l("Op welke dag hoorde u dit?"), [InputRequired(BAD_DAY)])
    quotable = BooleanField(
        _l("Anderen mogen deze woorden lezen."),
        description=_l("Vink dit alleen aan als de verteller dat goed vindt."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.origin.choices = choices(Origin)
        self.group.choices = [
            SelectChoice(UNKNOWN_GROUP, _("weet ik niet")),
            *(SelectChoice(row.id, row.name) for row, _number in people.list_groups()),
        ]

    def words(self, *, channel: SignalChannel) -> SignalWords:
        """Give the signal as it was written down."""
        return SignalWords(
            text=self.text.data or "",
            origin=Origin(self.origin.data),
            channel=channel,
            heard_on=given(self.heard_on.data),
            group_id=self.group.data or None,
            quotable=bool(self.quotable.data),
        )


class SignalForm(EditForm):
    """A signal that somebody of the house writes down for the first time."""

    channel = RadioField(_l("Hoe kwam het binnen?"), [InputRequired(CHOOSE)])

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.channel.choices = [
            choice for choice in choices(SignalChannel) if choice.value != SignalChannel.FORM
        ]

    @property
    def came_through(self) -> SignalChannel:
        """How it came in."""
        return SignalChannel(self.channel.data)


class TellForm(ToldForm):
    """A signal of somebody who uses the public form; nothing is asked that isn't needed."""

    origin = RadioField(_l("Wie bent u?"), [InputRequired(CHOOSE)])
    quotable = BooleanField(
        _l("Ja, anderen mogen mijn woorden lezen. Mijn naam staat er niet bij.")
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.text.label.text = _("Wat wilt u ons vertellen?")
        self.text.description = _(
            "Wat gaat goed? Wat kan beter? Schrijf geen namen op, ook niet die van uzelf."
        )
        self.origin.choices = [
            SelectChoice(
                Origin.CARE_USERS.value,
                _("Ik krijg zorg of hulp, of ik ben familie, vriend of buur"),
            ),
            SelectChoice(Origin.PROFESSIONALS.value, _("Ik werk in de zorg of hulp")),
            SelectChoice(Origin.POLICY.value, _("Ik maak beleid")),
        ]


class JoinForm(Form):
    """Which programme these signals belong to."""

    signals = SelectMultipleField(_l("Signalen"), coerce=int)
    programme = RadioField(_l("Bij welk traject hoort dit?"), [InputRequired(CHOOSE)], coerce=int)

    def __init__(self, waiting: list[Any], **values: Any) -> None:
        super().__init__(**values)
        self.signals.choices = [SelectChoice(found.row.id, found.row.text) for found in waiting]
        self.programme.choices = programmes_to_join()


class AdviseForm(Form):
    """A signal as advice that people give unasked."""

    programme = RadioField(_l("Bij welk traject hoort dit?"), [InputRequired(CHOOSE)], coerce=int)
    title = StringField(
        _l("Wat raden mensen aan?"),
        [InputRequired(FILL_IN), Length(max=200)],
        description=_l("Eén zin. Bijvoorbeeld: zet de bus ook op zondag in."),
        filters=[stripped],
    )
    reply_by = DayField(
        _l("Uiterlijk op welke dag krijgen zij antwoord?"),
        [InputRequired(BAD_DAY)],
        description=_l("Kies een dag die u zeker haalt."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.programme.choices = programmes_to_join()


class AnswerForm(NamelessForm):
    """An answer with its reason."""

    nameless = ("reason",)
    reason = TextAreaField(
        _l("Wat is uw antwoord, en waarom?"),
        [InputRequired(_l("Schrijf de reden op.")), Length(max=4000)],
        description=_l("Korte zinnen. Eerlijk en gewoon. Gebruik geen namen."),
        filters=[stripped],
    )


class DeskForm(Form):
    """How signals come in and how fast they get an answer."""

    form_open = BooleanField(
        _l("Iedereen met de link mag een signaal achterlaten."),
        description=_l("Zonder inloggen. Dialoog vraagt geen naam en geen adres."),
    )
    answer_days = IntegerField(
        _l("Binnen hoeveel dagen krijgt elk signaal een antwoord?"),
        [
            InputRequired(_l("Vul een getal in.")),
            NumberRange(FEWEST_ANSWER_DAYS, MOST_ANSWER_DAYS, _l("Kies een getal van 1 tot 90.")),
        ],
        description=_l("Dit staat ook op het formulier. Duurt het langer, dan ziet u dat."),
    )


def programmes_to_join() -> list[SelectChoice]:
    """Give the programmes that can still hear something new."""
    return [SelectChoice(row.id, row.title) for row in signals.list_programmes_to_join()]


def today_if_new() -> dict[str, Any]:
    """Give what a new signal begins with."""
    return {"heard_on": clock.today(), "group": UNKNOWN_GROUP}
