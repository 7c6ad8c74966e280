"""What can be recorded at a meeting, under the names that an organisation gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

from dialoog.domain.accounts import Ability
from dialoog.domain.meetings import KindWords
from dialoog.domain.methods import RecordKind
from dialoog.domain.refusal import Refused
from dialoog.services import clock, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.forms import Form, stripped
from dialoog.web.language import choose
from dialoog.web.meetings.blueprint import bp

FILL_IN = _l("Vul dit in.")
LONGEST_NAME = 40
LONGEST_PROMPT = 300


class KindsForm(Form):
    """A name and a question for each kind; its fields are added for a meeting's own kinds."""

    version = HiddenField()

    def words(self, kinds: Sequence[RecordKind]) -> dict[str, KindWords]:
        """Give what was filled in, by the keys of the kinds."""
        return {
            kind.key: KindWords(self[f"label_{kind.key}"].data, self[f"prompt_{kind.key}"].data)
            for kind in kinds
        }


def kinds_form(kinds: Sequence[RecordKind], *, version: int, language: str) -> Any:
    """Give the form for these kinds, filled with how they are called now."""

    class FormOfMeeting(KindsForm):
        pass

    for kind in kinds:
        name = [InputRequired(FILL_IN), Length(max=LONGEST_NAME)]
        prompt = [InputRequired(FILL_IN), Length(max=LONGEST_PROMPT)]
        label, question = _l("Hoe heet het?"), _l("Wat vraagt u om het op te schrijven?")
        setattr(FormOfMeeting, f"label_{kind.key}", StringField(label, name, filters=[stripped]))
        setattr(
            FormOfMeeting, f"prompt_{kind.key}", StringField(question, prompt, filters=[stripped])
        )
    now = {f"label_{kind.key}": kind.label.in_language(language) for kind in kinds}
    now |= {f"prompt_{kind.key}": kind.prompt.in_language(language) for kind in kinds}
    return FormOfMeeting(data={"version": version, **now})


@bp.route("/bijeenkomsten/<id:meeting_id>/opschrijven", methods=["GET", "POST"])
@may(Ability.PLAN)
def name_kinds(meeting_id: int) -> ResponseReturnValue:
    """Give the parts of the tree, or what else can be recorded, names of one's own."""
    row = meetings.get_meeting_to_change(meeting_id)
    kinds = row.as_method().record_kinds
    form = kinds_form(kinds, version=row.version, language=choose())
    if form.validate_on_submit():
        try:
            with unit_of_work():
                meetings.name_kinds(
                    meeting_id,
                    form.words(kinds),
                    language=choose(),
                    version=int(form.version.data or 0),
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De namen zijn bewaard."), "positive")
            return redirect(url_for(".show", meeting_id=meeting_id), 303)
    page = render_template("meetings/name_kinds.html", form=form, meeting=row, kinds=kinds)
    return page, 422 if form.errors else 200
