"""What is typed at the wall: ideas, names, totals of dots, reasons, a moodboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    Field,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from dialoog.domain.wall import LONGEST_LINE, LONGEST_NAME, LONGEST_WHY, MOST_PEOPLE
from dialoog.services.wall import Wall
from dialoog.web.fields import BAD_DAY, DayField, fits
from dialoog.web.forms import Form, NamelessForm, stripped
from dialoog.web.live.forms import RecordingForm

A_NEW_ONE = 0
LONGEST_IDEA = 280
NUMBER = _l("Vul een getal in, 0 of meer.")


class IdeaForm(NamelessForm, RecordingForm):
    """One idea, without a name."""

    text = TextAreaField(
        _l("Mijn idee"),
        [
            InputRequired(_l("Schrijf eerst uw idee.")),
            Length(max=LONGEST_IDEA, message=_l("Houd het kort. Of maak er twee ideeën van.")),
        ],
        description=_l("Eén idee per keer. Schrijf geen namen op."),
        filters=[stripped],
    )


class TogetherForm(Form):
    """Ideas that belong together, and where they come to hang."""

    ideas = SelectMultipleField(_l("Welke ideeën horen bij elkaar?"), coerce=int)
    into = SelectField(_l("Waar hangen ze?"), coerce=int, default=A_NEW_ONE)
    name = StringField(_l("Hoe noemen we dit?"), [Length(max=LONGEST_NAME)], filters=[stripped])

    def __init__(self, wall: Wall, **values: Any) -> None:
        super().__init__(**values)
        self.ideas.choices = [SelectChoice(idea.id, idea.text) for idea in wall.ideas]
        self.into.choices = [
            SelectChoice(A_NEW_ONE, _("Een nieuwe groep")),
            *(
                SelectChoice(each.row.id, _("Bij: %(name)s", name=each.row.name))
                for each in wall.clusters
            ),
        ]


class NameForm(Form):
    """Another name for a cluster."""

    name = StringField(_l("Hoe noemen we dit?"), [Length(max=LONGEST_NAME)], filters=[stripped])


class PeopleForm(Form):
    """How many people choose."""

    people = IntegerField(
        _l("Hoeveel mensen kiezen mee?"),
        [
            InputRequired(_l("Vul een getal in.")),
            NumberRange(1, MOST_PEOPLE, _l("Vul een getal van 1 tot 100 in.")),
        ],
        description=_l("Ieder heeft vijf stippen. De Adviesvangers kiezen zelf niet mee."),
    )


class PresentForm(Form):
    """The day on which the advice is told to the organisation."""

    day = DayField(
        _l("Wanneer vertellen we het aan de organisatie?"),
        [InputRequired(BAD_DAY)],
        description=_l("Binnen vier weken."),
    )


class MoodboardForm(Form):
    """A picture with one line, and what is on it for who doesn't see it."""

    picture = FileField(
        _l("Foto of plaatje"),
        [fits],
        description=_l("Bijvoorbeeld een foto van het vel. Zet er geen mensen herkenbaar op."),
    )
    line = StringField(
        _l("De zin erbij"),
        [InputRequired(_l("Schrijf één zin bij het beeld.")), Length(max=LONGEST_LINE)],
        description=_l("Eén zin die de directeur niet vergeet."),
        filters=[stripped],
    )
    alt = StringField(
        _l("Wat is er te zien?"),
        [InputRequired(_l("Vertel kort wat er te zien is.")), Length(max=300)],
        description=_l("Voor wie het beeld niet kan zien. Vertel het zoals aan de telefoon."),
        filters=[stripped],
    )

    @property
    def upload(self) -> bytes | None:
        """The picture as it was sent, or None."""
        sent = self.picture.data
        return sent.read() if sent and getattr(sent, "filename", "") else None


def paper_form(wall: Wall) -> Form:
    """Give a form with the paper dots of each cluster."""
    return _each(
        wall.clusters,
        lambda each: IntegerField(
            each.row.name,
            [Optional(), NumberRange(min=0, message=NUMBER)],
            default=each.row.paper_dots,
        ),
    )


def why_form(wall: Wall) -> Form:
    """Give a form with the reason of each cluster in the top."""
    return _each(
        wall.top,
        lambda each: TextAreaField(
            each.row.name,
            [Length(max=LONGEST_WHY, message=_l("Houd het kort: één zin."))],
            default=each.row.why,
            filters=[stripped],
        ),
    )


def values_of(form: Form) -> Mapping[int, Any]:
    """Give what was typed for each cluster, by its number."""
    return {
        int(name.removeprefix("cluster_")): field.data
        for name, field in form._fields.items()
        if name.startswith("cluster_") and field.data is not None
    }


def _each(clusters: Any, field: Any) -> Form:
    fields: dict[str, Field] = {f"cluster_{each.row.id}": field(each) for each in clusters}
    made: type[Form] = type("EachForm", (Form,), fields)
    return made()
