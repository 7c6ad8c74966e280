"""Forms to answer what was said, to tell it, and to ask whether it is better."""

from __future__ import annotations

from collections.abc import Iterable
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
from wtforms.validators import InputRequired, Length, Optional

from dialoog.domain.feedback import CheckAnswer, DecisionAnswer
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.programmes import Override, ReportChannel
from dialoog.services.feedback.board import DecisionWords
from dialoog.web.fields import BAD_DAY, DayField
from dialoog.web.forms import Form, given, stripped
from dialoog.web.words import choices, label

FILL_IN = _l("Vul dit in.")
CHOOSE = _l("Kies wat past.")
LONGEST_TITLE = 200
LONGEST_NAME = 160
LONGEST_TEXT = 4000


class DecisionForm(Form):
    """The answer to an advice, with its reason in plain words."""

    answer = RadioField(_l("Wat is het besluit?"), [InputRequired(CHOOSE)])
    reason = TextAreaField(
        _l("Waarom?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Korte zinnen. Gewone woorden. Ook bij een nee: leg eerlijk uit waarom."),
    )
    until = DayField(
        _l("Bij 'later': tot wanneer?"),
        [Optional()],
        description=_l("Op die dag hebt u een nieuw besluit."),
    )
    change = TextAreaField(_l("Wat verandert er?"), [Length(max=LONGEST_TEXT)], filters=[stripped])
    noticed_how = TextAreaField(
        _l("Hoe merken mensen dat?"), [Length(max=LONGEST_TEXT)], filters=[stripped]
    )
    decided_by = StringField(
        _l("Wie besloot dit?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_NAME)],
        filters=[stripped],
    )
    decided_on = DayField(_l("Wanneer is dit besloten?"), [InputRequired(BAD_DAY)])
    version = HiddenField()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.answer.choices = choices(DecisionAnswer)

    def command(self) -> DecisionWords:
        """Give the decision as it was written down."""
        return DecisionWords(
            answer=DecisionAnswer(self.answer.data),
            reason=self.reason.data or "",
            decided_by=self.decided_by.data or "",
            decided_on=given(self.decided_on.data),
            until=self.until.data,
            change=self.change.data or "",
            noticed_how=self.noticed_how.data or "",
        )


class ReportForm(Form):
    """The organiser's own opening words."""

    opening = TextAreaField(
        _l("Uw eigen woorden aan het begin"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Bijvoorbeeld een dank, of het mooiste dat er al gebeurd is."),
    )


class ShowingForm(Form):
    """A film, a picture or a page elsewhere."""

    title = StringField(
        _l("Wat is er te zien?"),
        [InputRequired(FILL_IN), Length(max=160)],
        filters=[stripped],
        description=_l("Bijvoorbeeld: film over de nieuwe hal, met ondertitels."),
    )
    url = StringField(
        _l("De link"),
        [InputRequired(FILL_IN), Length(max=500)],
        filters=[stripped],
        description=_l("Het hele adres. Het begint met https://"),
    )


class UpdateForm(Form):
    """Another day for what people hear, or why they don't hear it."""

    due_on = DayField(_l("Op welke dag?"), [InputRequired(BAD_DAY)])
    reason = TextAreaField(
        _l("Waarom horen mensen dit niet?"), [Length(max=LONGEST_TEXT)], filters=[stripped]
    )


class RoundForm(Form):
    """A new round in which people are asked whether it is better."""

    question = StringField(
        _l("Welke vraag stelt u?"),
        [InputRequired(FILL_IN), Length(max=400)],
        filters=[stripped],
    )
    closes_on = DayField(
        _l("Tot welke dag kunnen mensen antwoorden?"),
        [InputRequired(BAD_DAY)],
        description=_l("Vanaf deze dag nemen wij geen antwoorden meer aan."),
    )


AGREEMENT = "agreement_"
NOTICED = {
    CheckAnswer.YES: _l("Ja, ik merk het"),
    CheckAnswer.NO: _l("Nee, ik merk het niet"),
    CheckAnswer.UNSURE: _l("Ik weet het niet"),
}


class CheckAnswerForm(Form):
    """Somebody's answer."""

    answer = RadioField(_l("Is het echt beter?"), [InputRequired(CHOOSE)])
    words = TextAreaField(
        _l("Wilt u er iets bij vertellen?"),
        [Length(max=LONGEST_TEXT)],
        filters=[stripped],
        description=_l("Wat merkt u? Of wat moet er nog gebeuren? Schrijf geen namen op."),
    )
    quotable = BooleanField(
        _l("Iedereen mag deze woorden lezen, zonder naam."),
        description=_l("Is het beter? Dan kan uw verhaal op de openbare pagina komen."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.answer.choices = choices(CheckAnswer)

    @property
    def agreements(self) -> list[Any]:
        """The fields that ask whether an agreement is noticed."""
        return [field for field in self if field.name.startswith(AGREEMENT)]

    @property
    def notices(self) -> dict[int, CheckAnswer]:
        """What was answered about agreements, by their number."""
        return {
            int(field.name.removeprefix(AGREEMENT)): CheckAnswer(field.data)
            for field in self.agreements
            if field.data
        }

    @property
    def said(self) -> CheckAnswer:
        """The answer that was chosen."""
        return CheckAnswer(given(self.answer.data))


def told_before(row: Any) -> dict[str, Any]:
    """Give what somebody answered earlier in this round, as the form holds it."""
    noticed = {f"{AGREEMENT}{one.agreement_id}": one.answer.value for one in row.notices}
    answer = row.answer and row.answer.value
    return {"answer": answer, "words": row.words, "quotable": row.quotable, **noticed}


def with_agreements(base: type[CheckAnswerForm], agreements: Iterable[Any]) -> Any:
    """Give a kind of form that also asks, for each agreement, whether it is noticed."""
    fields = {
        f"{AGREEMENT}{row.id}": RadioField(
            row.what,
            [Optional()],
            description=_("U zou het hieraan merken: %(how)s", how=row.noticed_how)
            if row.noticed_how
            else "",
            choices=[SelectChoice(said.value, str(words)) for said, words in NOTICED.items()],
        )
        for row in agreements
    }
    return type("CheckWithAgreements", (base,), fields)


class TakenAnswerForm(CheckAnswerForm):
    """An answer that came in by phone or on paper."""

    quotable = BooleanField(
        _l("Iedereen mag deze woorden lezen, zonder naam."),
        description=_l("Vink dit alleen aan als de verteller dat goed vindt."),
    )
    through = RadioField(_l("Hoe kwam het antwoord binnen?"), [InputRequired(CHOOSE)])

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.through.choices = [
            SelectChoice(channel.value, label(channel))
            for channel in (AnswerChannel.PHONE, AnswerChannel.LETTER)
        ]

    @property
    def came_through(self) -> AnswerChannel:
        """The channel through which the answer came in."""
        return AnswerChannel(given(self.through.data))


class PromiseForm(Form):
    """A new promise, for a programme that was opened again."""

    channels = SelectMultipleField(
        _l("Hoe horen mensen iets terug?"), [InputRequired(_l("Kies minstens één manier."))]
    )
    due_on = DayField(
        _l("Uiterlijk op welke dag?"),
        [InputRequired(BAD_DAY)],
        description=_l("Kies een dag die u zeker haalt. Dit is uw belofte."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.channels.choices = choices(ReportChannel)

    @property
    def chosen_channels(self) -> frozenset[ReportChannel]:
        """How people will hear back."""
        return frozenset(ReportChannel(channel) for channel in self.channels.data or [])


class CloseForm(Form):
    """Who closes against the rule, and why; empty when people say that it is better."""

    name = StringField(_l("Uw naam"), [Length(max=LONGEST_NAME)], filters=[stripped])
    reason = TextAreaField(
        _l("Waarom sluit u toch?"), [Length(max=LONGEST_TEXT)], filters=[stripped]
    )

    def override(self) -> Override:
        """Give the name and reason that stay visible."""
        return Override(name=self.name.data or "", reason=self.reason.data or "")
