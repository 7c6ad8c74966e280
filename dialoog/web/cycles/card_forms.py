"""What is typed on a card with an experience, by a pair on a phone or by an organiser from paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid4

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from dialoog.domain.cycles import LONGEST_ANSWER, QUESTIONS
from dialoog.domain.live import LONGEST_CONTRIBUTION
from dialoog.domain.people import AgeGroup
from dialoog.services.cycles import CardWords
from dialoog.web.cycles.forms import NOTHING, TOO_LONG
from dialoog.web.forms import NamelessForm, stripped
from dialoog.web.words import choices


def _answer() -> TextAreaField:
    return TextAreaField(
        validators=[Length(max=LONGEST_ANSWER, message=TOO_LONG)], filters=[stripped]
    )


class CardForm(NamelessForm):
    """What somebody told a pair; the words of the questions come from the method."""

    nameless = ("answer_0", "answer_1", "answer_2", "answer_3", "hurts", "district")
    client_key = HiddenField()
    answer_0 = _answer()
    answer_1 = _answer()
    answer_2 = _answer()
    answer_3 = _answer()
    hurts = TextAreaField(
        _l("Deed iets pijn?"),
        [Length(max=LONGEST_CONTRIBUTION, message=TOO_LONG)],
        description=_l("Dit blijft privé. De organisator zorgt dat er iets mee gebeurt."),
        filters=[stripped],
    )
    district = StringField(
        _l("Wijk of dorp"),
        [Length(max=80)],
        description=_l("Geen straat en geen adres."),
        filters=[stripped],
    )
    age_group = SelectField(_l("Hoe oud ongeveer?"), default="")
    may_be_read = BooleanField(
        _l("De verteller vindt goed dat iedereen dit leest, zonder naam."),
        description=_l("Vraag het eerst. Zonder vinkje blijft het bij de mensen van dit traject."),
    )

    def __init__(self, questions: Sequence[str], **values: Any) -> None:
        super().__init__(**values)
        self.age_group.choices = [SelectChoice("", _("zeg ik niet")), *choices(AgeGroup)]
        for field, question in zip(self.answers, questions, strict=False):
            field.label.text = question
        self.client_key.data = self.client_key.data or str(uuid4())

    @property
    def answers(self) -> list[Any]:
        """The fields of the four questions, in order."""
        return [self[f"answer_{number}"] for number in range(QUESTIONS)]

    def command(self) -> CardWords:
        """Give the card as it was written down."""
        return CardWords(
            client_id=_as_id(self.client_key.data),
            answers=[field.data or "" for field in self.answers],
            hurts=self.hurts.data or "",
            district=self.district.data or "",
            age_group=AgeGroup(self.age_group.data) if self.age_group.data else None,
            may_be_read=bool(self.may_be_read.data),
        )


def filled_card(words: CardWords) -> dict[str, Any]:
    """Give what the form of a card begins with when it is written down better."""
    return {
        **{f"answer_{number}": text for number, text in enumerate(words.answers)},
        "client_key": str(words.client_id),
        "hurts": words.hurts,
        "district": words.district,
        "age_group": words.age_group.value if words.age_group else "",
        "may_be_read": words.may_be_read,
    }


def _as_id(text: str | None) -> UUID:
    """Give the id that the form made; another one when somebody changed it."""
    try:
        return UUID(text or "")
    except ValueError:
        return uuid4()


class OfficeCardForm(CardForm):
    """A paper card that an organiser types in; the pair stays for the next one."""

    pair = SelectField(_l("Van welk koppel is deze kaart?"), coerce=int, default=NOTHING)

    def __init__(self, questions: Sequence[str], *, pairs: Iterable[Any], **values: Any) -> None:
        super().__init__(questions, **values)
        self.pair.choices = [
            SelectChoice(NOTHING, _("weet ik niet")),
            *(SelectChoice(row.id, _("Koppel %(number)s", number=row.number)) for row in pairs),
        ]
