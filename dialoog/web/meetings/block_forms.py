"""Forms for one block of a run sheet: its words, its minutes, and a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from dialoog.domain.meetings import LONGEST_BLOCK, Asked, Wording, choosable_tools
from dialoog.domain.methods import Form as Sitting
from dialoog.domain.methods import Method, Paper, Phase, Tool
from dialoog.services.meetings import Line
from dialoog.web.filters import minutes
from dialoog.web.forms import Form, stripped
from dialoog.web.words import choices, label

FILL_IN = _l("Vul dit in.")
MINUTES = _l("Kies een aantal minuten van 1 tot 480.")
ONE_EACH = _l("Zet elk op een eigen regel.")
DEEPER = "-"


def _line(words: Any, hint: Any = "") -> StringField:
    rules = [InputRequired(FILL_IN), Length(max=300)]
    return StringField(words, rules, description=hint, filters=[stripped])


def _lines(words: Any, hint: Any) -> TextAreaField:
    return TextAreaField(words, [Length(max=8000)], description=hint, filters=[stripped])


class BlockForm(Form):
    """Everything about one block that an organiser can put in other words."""

    version = HiddenField()
    title = _line(_l("Hoe heet dit onderdeel?"))
    minutes = IntegerField(
        _l("Hoeveel minuten duurt het?"),
        [InputRequired(FILL_IN), NumberRange(1, LONGEST_BLOCK, MINUTES)],
        description=_l("Alles erna schuift mee."),
    )
    sitting = RadioField(_l("Hoe praten mensen?"), [InputRequired(FILL_IN)])
    purpose = _line(_l("Waarom doen we dit?"))
    lead = _line(_l("Wie leidt dit onderdeel?"))
    say = _lines(
        _l("Wat zegt de gespreksbegeleider?"),
        _l("Korte zinnen om voor te lezen. Begin een nieuw stukje na een lege regel."),
    )
    questions = _lines(
        _l("Welke vragen stelt de gespreksbegeleider?"),
        _l("Elke vraag op een eigen regel. Een vraag om door te vragen begint met een streepje."),
    )
    tips = _lines(_l("Tips voor de gespreksbegeleider"), ONE_EACH)
    materials = _lines(_l("Wat moet er klaarliggen?"), ONE_EACH)
    paper = SelectMultipleField(_l("Welke papieren zijn nodig?"))
    tools = SelectMultipleField(
        _l("Welke schermen horen hierbij?"),
        description=_l("De gespreksbegeleider ziet ze dan aan de tafel."),
    )
    records = SelectMultipleField(_l("Wat schrijven we op?"))
    ends_in_agreements = BooleanField(_l("Aan het eind maken we afspraken"))

    def __init__(self, *, method: Method, phase: Phase, language: str, **values: Any) -> None:
        super().__init__(data=_as_typed(phase, language), **values)
        self._is_break = phase.is_break
        self.sitting.choices = choices(Sitting)
        self.paper.choices = choices(Paper)
        offered = choosable_tools(method, phase)
        self._kept = [tool for tool in phase.tools if tool not in offered]
        self.tools.choices = [SelectChoice(tool.value, label(tool)) for tool in offered]
        self.records.choices = [
            SelectChoice(kind.key, kind.label.in_language(language)) for kind in method.record_kinds
        ]

    def validate_say(self, field: TextAreaField) -> None:
        """Demand words to say, unless nobody leads a conversation then."""
        if not self._is_break and not field.data:
            raise ValidationError(_("Vul in wat de gespreksbegeleider zegt."))

    def wording(self) -> Wording:
        """Give the words as they were typed."""
        return Wording(
            title=self.title.data,
            purpose=self.purpose.data,
            lead=self.lead.data,
            form=Sitting(self.sitting.data),
            say=_paragraphs(self.say.data),
            questions=_questions(self.questions.data),
            tips=_separate(self.tips.data),
            materials=_separate(self.materials.data),
            paper=[Paper(one) for one in self.paper.data or []],
            tools=[*self._kept, *(Tool(one) for one in self.tools.data or [])],
            records=self.records.data or [],
            ends_in_agreements=self.ends_in_agreements.data,
        )


class AddBlockForm(Form):
    """Which block to put in, where, and for how long."""

    version = HiddenField()
    block = SelectField(_l("Wat wilt u toevoegen?"), [InputRequired(_l("Kies een onderdeel."))])
    after = SelectField(_l("Waar komt het?"), description=_l("Alles erna schuift op."))
    minutes = IntegerField(
        _l("Hoeveel minuten duurt het?"),
        [Optional(), NumberRange(1, LONGEST_BLOCK, MINUTES)],
        description=_l("Laat dit leeg voor de tijd die erbij staat."),
    )

    def __init__(
        self, *, addable: Mapping[str, Phase], lines: tuple[Line, ...], language: str, **values: Any
    ) -> None:
        super().__init__(**values)
        self.block.choices = [
            SelectChoice("", _("Kies een onderdeel")),
            *(
                SelectChoice(key, f"{phase.title.in_language(language)} ({minutes(phase.minutes)})")
                for key, phase in addable.items()
            ),
        ]
        self.after.choices = [
            SelectChoice("", _("Helemaal aan het begin")),
            *(
                SelectChoice(
                    str(line.block_id),
                    _("Na: %(title)s", title=line.phase.title.in_language(language)),
                )
                for line in lines
            ),
        ]


def _as_typed(phase: Phase, language: str) -> dict[str, Any]:
    """Give a phase as somebody would type it into the form."""
    asked = []
    for question in phase.questions:
        asked.append(question.text.in_language(language))
        asked += [f"{DEEPER} {text.in_language(language)}" for text in question.deeper]
    return {
        "title": phase.title.in_language(language),
        "minutes": phase.minutes,
        "sitting": phase.form.value,
        "purpose": phase.purpose.in_language(language),
        "lead": phase.lead.in_language(language),
        "say": "\n\n".join(text.in_language(language) for text in phase.say),
        "questions": "\n".join(asked),
        "tips": "\n".join(text.in_language(language) for text in phase.tips),
        "materials": "\n".join(text.in_language(language) for text in phase.materials),
        "paper": [paper.value for paper in phase.paper],
        "tools": [tool.value for tool in phase.tools],
        "records": list(phase.records),
        "ends_in_agreements": phase.ends_in_agreements,
    }


def _separate(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _questions(text: str) -> list[Asked]:
    asked: list[tuple[str, list[str]]] = []
    for line in _separate(text):
        if line.startswith(DEEPER) and asked:
            asked[-1][1].append(line.lstrip(f"{DEEPER} "))
        else:
            asked.append((line.lstrip(f"{DEEPER} "), []))
    return [Asked(question, tuple(deeper)) for question, deeper in asked]
