"""The questions to a colleague who asks for advice, before anything begins."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from dialoog.domain.programmes import Origin, PolicyPhase, RoomLeft
from dialoog.services.signals import Request
from dialoog.web.forms import Form, stripped
from dialoog.web.words import choices

FILL_IN = _l("Vul dit in.")
CHOOSE = _l("Kies wat past.")


class RequestForm(Form):
    """A signal that becomes a request for advice; where it comes from is known."""

    title = StringField(
        _l("Hoe noemt u dit traject?"),
        [InputRequired(FILL_IN), Length(max=160)],
        description=_l("Een paar woorden die iedereen begrijpt."),
        filters=[stripped],
    )
    heard = TextAreaField(
        _l("Wat horen of zien we?"), [InputRequired(FILL_IN), Length(max=4000)], filters=[stripped]
    )
    heard_from = StringField(
        _l("Van wie horen we dit?"),
        [InputRequired(FILL_IN), Length(max=200)],
        description=_l("Een groep, geen namen."),
        filters=[stripped],
    )
    asked_of = TextAreaField(
        _l("Van wie wilt u dit advies?"),
        [InputRequired(FILL_IN), Length(max=4000)],
        description=_l("Welke groepen? Denk ook aan mensen die u niet snel bereikt."),
        filters=[stripped],
    )
    suits = TextAreaField(
        _l("Wat past bij u?"),
        [Length(max=4000)],
        description=_l("Een gesprek aan tafel, langsgaan, een brief? Wat doet u er zelf voor?"),
        filters=[stripped],
    )
    phase = RadioField(_l("In welke fase is het beleid?"), [InputRequired(CHOOSE)])
    room_left = RadioField(
        _l("Hoeveel ruimte is er nog om advies over te nemen?"), [InputRequired(CHOOSE)]
    )
    decider = StringField(
        _l("Wie besluit hierover?"),
        [Length(max=160)],
        description=_l("Laat dit leeg als niemand besluit, of als u het nog niet weet."),
        filters=[stripped],
    )
    anyway = BooleanField(_l("Ik ken dit advies en begin toch."))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.phase.choices = choices(PolicyPhase)
        self.room_left.choices = choices(RoomLeft)

    def request(self, *, origin: Origin) -> Request:
        """Give the request with its answers; ``origin`` is where its theme comes from."""
        return Request(
            title=self.title.data or "",
            heard=self.heard.data or "",
            heard_from=self.heard_from.data or "",
            origin=origin,
            asked_of=self.asked_of.data or "",
            suits=self.suits.data or "",
            phase=PolicyPhase(self.phase.data),
            room_left=RoomLeft(self.room_left.data),
            decider=self.decider.data or "",
        )


class ColleagueForm(RequestForm):
    """A request that begins with a colleague and not with a signal."""

    origin = RadioField(_l("Waar komt dit thema vandaan?"), [InputRequired(CHOOSE)])

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.origin.choices = choices(Origin)
