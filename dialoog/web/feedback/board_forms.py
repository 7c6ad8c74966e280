"""Forms of the answer board: what to look for, where it belongs, and what an advice is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import wtforms
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from dialoog.domain.feedback import CareRoute
from dialoog.services.feedback.reading import NOT_AT_A_MEETING, Board, Looking
from dialoog.web.feedback.forms import FILL_IN, LONGEST_TEXT, LONGEST_TITLE
from dialoog.web.forms import Form, given, stripped
from dialoog.web.language import choose
from dialoog.web.words import choices

A_NEW_ONE = 0


class LookForm(wtforms.Form):
    """What to look for on the board; it only asks."""

    zoek = SearchField(_l("Zoek in de woorden"))
    bijeenkomst = SelectField(_l("Bijeenkomst"))
    tafel = SelectField(_l("Tafel"))
    soort = SelectField(_l("Soort"))

    def __init__(self, board: Board, looking: Looking) -> None:
        super().__init__(
            data={
                "zoek": looking.words,
                "bijeenkomst": "" if looking.meeting_id is None else str(looking.meeting_id),
                "tafel": str(looking.table or ""),
                "soort": looking.kind,
            }
        )
        everything = SelectChoice("", _("alle"))
        self.bijeenkomst.choices = [
            everything,
            *(SelectChoice(str(number), title) for number, title in board.meetings.items()),
            SelectChoice(str(NOT_AT_A_MEETING), _("niet aan tafel gezegd")),
        ]
        self.tafel.choices = [
            everything,
            *(SelectChoice(str(number), str(number)) for number in board.tables),
        ]
        self.soort.choices = [
            everything,
            *(
                SelectChoice(key, kind.label.in_language(choose()))
                for key, kind in board.kinds.items()
                if not kind.private
            ),
        ]


class BoardForm(Form):
    """What to do with the contributions that were chosen on the board."""

    chosen = SelectMultipleField(_l("Bijdragen"), coerce=int)
    advice = SelectField(_l("Hoort bij"), coerce=int)
    title = StringField(
        _l("Naam van het nieuwe advies"),
        [Length(max=LONGEST_TITLE)],
        filters=[stripped],
    )
    unasked = BooleanField(_l("Wij vroegen hier niet om. Mensen kwamen er zelf mee."))
    reason = TextAreaField(
        _l("Waarom gebruikt u dit niet?"), [Length(max=LONGEST_TEXT)], filters=[stripped]
    )

    def __init__(self, board: Board, **values: Any) -> None:
        super().__init__(**values)
        on_board = [*board.unplaced, *board.placed]
        self.chosen.choices = [SelectChoice(row.id, row.text) for row in on_board]
        self.advice.choices = [
            SelectChoice(A_NEW_ONE, _("een nieuw advies")),
            *(SelectChoice(row.id, row.title) for row in board.advices),
        ]


class CareForm(Form):
    """Where a wormpje goes, and whether the care is given."""

    route = SelectField(_l("Wat doen we hiermee?"))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.route.choices = choices(CareRoute)

    @property
    def chosen_route(self) -> CareRoute:
        """The route that was chosen together with the person."""
        return CareRoute(given(self.route.data))


class TitleForm(Form):
    """The name of an advice."""

    title = StringField(
        _l("Hoe heet dit advies?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TITLE)],
        filters=[stripped],
    )
    version = HiddenField()


class SplitForm(Form):
    """Which contributions become an advice of their own."""

    chosen = SelectMultipleField(_l("Welke bijdragen horen bij het nieuwe advies?"), coerce=int)
    title = StringField(
        _l("Naam van het nieuwe advies"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TITLE)],
        filters=[stripped],
    )

    def __init__(self, contributions: Iterable[Any], **values: Any) -> None:
        super().__init__(**values)
        self.chosen.choices = [SelectChoice(row.id, row.text) for row in contributions]


class MergeForm(Form):
    """Which other advice this one goes together with."""

    other = SelectField(_l("Samen met welk advies?"), coerce=int)
    title = StringField(
        _l("Hoe heet het samen?"),
        [InputRequired(FILL_IN), Length(max=LONGEST_TITLE)],
        filters=[stripped],
    )

    def __init__(self, others: Iterable[Any], **values: Any) -> None:
        super().__init__(**values)
        self.other.choices = [SelectChoice(row.id, row.title) for row in others]
