"""What an organiser settles about a meeting: what, when, where, and for how many."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from dialoog.domain.meetings import Place, PlaceFeature, Slot, moment_on, require_to_come
from dialoog.domain.methods import Method, Step
from dialoog.domain.refusal import Refused
from dialoog.services import clock, methods
from dialoog.services.meetings import Details
from dialoog.web.fields import BAD_DAY, BAD_TIME, ClockField, DayField
from dialoog.web.filters import minutes
from dialoog.web.forms import Form, stripped
from dialoog.web.language import choose
from dialoog.web.words import choices

FILL_IN = _l("Vul dit in.")
CHOOSE_METHOD = _l("Kies een werkvorm.")
MOST_PEOPLE = 2000


class MeetingForm(Form):
    """Title, time, place and room; afterwards ``details()`` gives what was settled."""

    title = StringField(
        _l("Hoe heet de bijeenkomst?"),
        [InputRequired(FILL_IN), Length(max=160)],
        description=_l("Zo vindt u de bijeenkomst terug. Bijvoorbeeld: Aan tafel over hulp."),
        filters=[stripped],
    )
    day = DayField(_l("Op welke dag?"), [InputRequired(BAD_DAY)])
    held_before = BooleanField(_l("Deze bijeenkomst is al geweest. Ik vul hem achteraf in."))
    starts = ClockField(_l("Hoe laat begint het?"), [InputRequired(BAD_TIME)])
    ends = ClockField(_l("Hoe laat is het klaar?"), [InputRequired(BAD_TIME)])
    place_name = StringField(
        _l("Hoe heet de plek?"),
        [Length(max=160)],
        description=_l("Bijvoorbeeld: Buurthuis De Linde, grote zaal."),
        filters=[stripped],
    )
    place_address = StringField(
        _l("Wat is het adres?"),
        [Length(max=300)],
        description=_l("Straat, nummer en plaats."),
        filters=[stripped],
    )
    place_route = TextAreaField(
        _l("Hoe komen mensen er?"),
        [Length(max=2000)],
        description=_l("Bus, parkeren, welke deur, welke verdieping."),
        filters=[stripped],
    )
    features = SelectMultipleField(
        _l("Wat biedt de plek?"), description=_l("Vink alleen aan wat u zeker weet.")
    )
    contact = StringField(
        _l("Wie kunnen mensen bellen of mailen met een vraag?"),
        [Length(max=200)],
        description=_l("Een naam met telefoonnummer. Dit staat in de uitnodiging."),
        filters=[stripped],
    )
    capacity = IntegerField(
        _l("Voor hoeveel mensen is er plek?"),
        [Optional(), NumberRange(1, MOST_PEOPLE, _l("Kies een getal van 1 tot 2000."))],
        description=_l("Zonder de gespreksbegeleiders."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.features.choices = choices(PlaceFeature)
        self._slot: Slot | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field by itself first, then the day and times together."""
        if not super().validate(extra_validators):
            return False
        self._read_slot()
        return not self.errors

    def details(self) -> Details:
        """Give what was settled; only after the form proved valid."""
        if self._slot is None:
            raise RuntimeError("Ask details of a valid form only.")
        return Details(
            title=self.title.data,
            slot=self._slot,
            place=Place(
                name=self.place_name.data,
                address=self.place_address.data,
                route=self.place_route.data,
                features=frozenset(PlaceFeature(one) for one in self.features.data or []),
            ),
            contact=self.contact.data,
            capacity=self.capacity.data,
        )

    def _read_slot(self) -> None:
        try:
            if not self.held_before.data:
                require_to_come(self.day.data, today=clock.today())
        except Refused as refused:
            self.refuse(refused, field="day")
        starts_at, ends_at = self._moment(self.starts), self._end()
        if starts_at is None or ends_at is None:
            return
        try:
            self._slot = Slot(starts_at, ends_at)
        except Refused as refused:
            self.refuse(refused, field="ends")

    def _end(self) -> datetime | None:
        return self._moment(self.ends)

    def _moment(self, field: Field) -> datetime | None:
        try:
            return moment_on(self.day.data, field.data, zone=clock.ZONE)
        except Refused as refused:
            self.refuse(refused, field=field.name)
            return None


class NewMeetingForm(MeetingForm):
    """A meeting begins from a method; without an end it lasts as long as its run sheet."""

    script = RadioField(_l("Welke werkvorm kiest u?"), [InputRequired(CHOOSE_METHOD)])
    ends = ClockField(
        _l("Hoe laat is het klaar?"),
        [Optional()],
        description=_l("Laat dit leeg, dan rekenen wij het uit."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        language = choose()
        self._scripts = [
            (method, step) for method in methods.list_methods() for step in method.meetings
        ]
        self.script.choices = [
            SelectChoice(_key(method, step), _name(method, step, language))
            for method, step in self._scripts
        ]

    def hints(self) -> dict[str, str]:
        """Give for each script how long it lasts, for how many people, and what it is for."""
        language = choose()
        return {
            _key(method, step): _about(method, step, language) for method, step in self._scripts
        }

    def chosen(self) -> tuple[Method, Step]:
        """Give the method and which of its meetings this is."""
        return next(pair for pair in self._scripts if _key(*pair) == self.script.data)

    def _end(self) -> datetime | None:
        if self.ends.data is not None:
            return super()._end()
        starts_at = self._moment(self.starts) if not self.starts.errors else None
        return starts_at + timedelta(minutes=self.chosen()[1].minutes) if starts_at else None


class ChangedMeetingForm(MeetingForm):
    """Another time, place or title; ``version`` guards against overwriting somebody's work."""

    version = HiddenField()


class CancelForm(Form):
    """Why a meeting doesn't take place."""

    reason = TextAreaField(
        _l("Waarom gaat de bijeenkomst niet door?"),
        [InputRequired(FILL_IN), Length(max=1000)],
        description=_l("Iedereen die is uitgenodigd, krijgt bericht. Mensen lezen deze reden."),
        filters=[stripped],
    )


def _key(method: Method, step: Step) -> str:
    return f"{method.key}.{step.key}"


def _name(method: Method, step: Step, language: str) -> str:
    title = method.title.in_language(language)
    if len(method.meetings) == 1:
        return title
    return f"{title}: {step.title.in_language(language)}"


def _about(method: Method, step: Step, language: str) -> str:
    what = method.summary if len(method.meetings) == 1 else step.purpose
    return _(
        "%(time)s, %(least)s tot %(most)s mensen per tafel of kring. %(what)s",
        time=minutes(step.minutes),
        least=method.people_min,
        most=method.people_max,
        what=what.in_language(language),
    )
