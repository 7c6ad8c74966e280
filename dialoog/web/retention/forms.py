"""The form with how long each kind of thing is kept."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired

from dialoog.domain.retention import Kept
from dialoog.web.forms import Form

NUMBER = InputRequired(_l("Vul een aantal dagen in."))


class TermsForm(Form):
    """A number of days for each kind."""

    people = IntegerField(
        _l("Mensen"), [NUMBER], description=_l("Dagen nadat hun laatste traject is gesloten.")
    )
    needs = IntegerField(
        _l("Voorzieningen, wensen en opmerkingen"),
        [NUMBER],
        description=_l("Dagen na de laatste bijeenkomst van een persoon."),
    )
    remarks = IntegerField(
        _l("Wat mensen bij hun antwoord schreven"),
        [NUMBER],
        description=_l("Dagen na de bijeenkomst."),
    )
    incoming_mail = IntegerField(
        _l("E-mail die binnenkwam"), [NUMBER], description=_l("Dagen nadat die is gelezen.")
    )
    outgoing_mail = IntegerField(
        _l("E-mail die is verstuurd"),
        [NUMBER],
        description=_l("Dagen na het versturen, en na de bijeenkomst."),
    )
    signals = IntegerField(
        _l("Signalen"), [NUMBER], description=_l("Dagen nadat een signaal is afgerond.")
    )

    def days(self) -> dict[Kept, int]:
        """Give what was chosen."""
        return {kept: int(self[kept.value].data or 0) for kept in Kept}
