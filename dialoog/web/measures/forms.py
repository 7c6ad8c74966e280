"""The statements as a form: a row of faces for each."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from dialoog.domain.measures import STATEMENTS, MeasureMoment, Statement
from dialoog.domain.people import Perspective
from dialoog.web.forms import Form
from dialoog.web.measures.words import FACES
from dialoog.web.words import choices, label

CHOOSE = _l("Kies wat past.")


class MeasureForm(Form):
    """The statements of one moment; whoever skips one says nothing about it."""

    could_say = RadioField(validators=[Optional()])
    listened_to = RadioField(validators=[Optional()])
    taken_seriously = RadioField(validators=[Optional()])
    mutual = RadioField(validators=[Optional()])
    understand_others = RadioField(validators=[Optional()])
    own_say = RadioField(validators=[Optional()])
    heard_back = RadioField(validators=[Optional()])
    notice = RadioField(validators=[Optional()])

    def __init__(self, *, moment: MeasureMoment, **values: Any) -> None:
        super().__init__(**values)
        self.moment = moment
        for statement in Statement:
            field = self[statement.value]
            if statement in STATEMENTS[moment]:
                field.label.text = label(statement)
                field.choices = [SelectChoice(str(score), str(w)) for score, w in FACES.items()]
            else:
                delattr(self, statement.value)

    @property
    def statements(self) -> list[Any]:
        """The fields of the statements, in the order in which they are asked."""
        return [self[statement.value] for statement in STATEMENTS[self.moment]]

    def answers(self) -> dict[Statement, int]:
        """Give the score of each statement that was answered."""
        return {
            statement: int(self[statement.value].data)
            for statement in STATEMENTS[self.moment]
            if self[statement.value].data
        }


class PaperMeasureForm(MeasureForm):
    """What somebody filled in on paper; ``perspective`` is on the form, a name never is."""

    chosen_moment = HiddenField()
    perspective = RadioField(
        _l("Van welke kant van de tafel is dit papier?"), [InputRequired(CHOOSE)]
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.perspective.choices = choices(Perspective)
        self.chosen_moment.data = self.moment.value

    @property
    def side(self) -> Perspective:
        """The side of the table that was chosen."""
        return Perspective(self.perspective.data)
