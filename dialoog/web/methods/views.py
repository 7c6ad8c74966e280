"""Methods: what there is to choose from, and a whole run sheet to read."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.meetings import BEFORE_THE_DAY
from dialoog.domain.methods import Method
from dialoog.domain.refusal import Refused
from dialoog.services import clock, meetings, methods
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.methods.differences import part_lines
from dialoog.web.methods.forms import OwnMethodForm

bp = Blueprint("methods", __name__)


@bp.app_template_filter("record_label")
def record_label(key: str, method: Method, language: str) -> str:
    """Say a kind of contribution of a method in this language."""
    return method.get_record_kind(key).label.in_language(language)


@bp.app_template_filter("part_lines")
def lines_of_part(difference: Any, part: Any, method: Method, language: str) -> Any:
    """Say a part of a phase as it was and as it is."""
    return part_lines(difference, part, method, language)


@bp.get("/werkvormen/")
@may(Ability.SEE_OWN_TABLES)
def index() -> ResponseReturnValue:
    """Show the methods: what for, how long, for how many people."""
    return render_template(
        "methods/index.html",
        methods=methods.list_methods(),
        retired=methods.list_retired_methods(),
    )


@bp.get("/werkvormen/<key>")
@may(Ability.SEE_OWN_TABLES)
def show(key: str) -> ResponseReturnValue:
    """Show one method with everything a facilitator says, asks and needs."""
    method = methods.get_method(key)
    return render_template(
        "methods/show.html",
        method=method,
        basis=methods.find_basis(method),
        retired=key in {one.key for one in methods.list_retired_methods()},
        differences=methods.compare_with_basis(method),
        meeting=None,
    )


@bp.get("/bijeenkomsten/<id:meeting_id>/werkvorm")
@may(Ability.SEE_PROGRAMMES)
def of_meeting(meeting_id: int) -> ResponseReturnValue:
    """Show the method of a meeting: its version, what was changed here, and what is new since."""
    meeting = meetings.get_meeting(meeting_id)
    return render_template(
        "methods/of_meeting.html",
        meeting=meeting,
        comparison=methods.compare_meeting(meeting),
        may_change=meeting.state in BEFORE_THE_DAY,
    )


@bp.post("/bijeenkomsten/<id:meeting_id>/werkvorm/<phase_key>")
@may(Ability.PLAN)
def adopt(meeting_id: int, phase_key: str) -> ResponseReturnValue:
    """Take over one phase as the method has it now."""
    version = meetings.get_meeting_to_change(meeting_id).version
    with unit_of_work():
        block = meetings.adopt_phase(meeting_id, phase_key, version=version, now=clock.now())
        block_id = block.id
    flash(_("Dit onderdeel is overgenomen. U kunt het terugdraaien."), "here")
    back = url_for(
        "meetings.show", meeting_id=meeting_id, blok=block_id, _anchor=f"blok-{block_id}"
    )
    return redirect(back, 303)


@bp.route("/bijeenkomsten/<id:meeting_id>/werkvorm/bewaren", methods=["GET", "POST"])
@may(Ability.PLAN)
def save_as_own(meeting_id: int) -> ResponseReturnValue:
    """Keep the run sheet of a meeting as a method of the organisation."""
    meeting = meetings.get_meeting(meeting_id)
    form = OwnMethodForm(own=methods.list_own_methods(), data={"key": "", "title": meeting.title})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                own = methods.save_as_own(
                    meeting, title=form.title.data, key=form.key.data or None, now=clock.now()
                )
        except Refused as refused:
            form.refuse(refused, field="title")
        else:
            flash(_("De werkvorm is bewaard. U kunt er nu bijeenkomsten mee plannen."), "positive")
            return redirect(url_for(".show", key=own.key), 303)
    page = render_template("methods/save_as_own.html", form=form, meeting=meeting)
    return page, 422 if form.errors else 200


@bp.post("/werkvormen/<key>/weg")
@may(Ability.PLAN)
def retire(key: str) -> ResponseReturnValue:
    """Offer an own method no more."""
    with unit_of_work():
        methods.retire(key, now=clock.now())
    flash(_("Deze werkvorm staat niet meer in de lijst. Bijeenkomsten blijven zoals ze zijn."))
    return redirect(url_for(".show", key=key), 303)


@bp.post("/werkvormen/<key>/terug")
@may(Ability.PLAN)
def use_again(key: str) -> ResponseReturnValue:
    """Offer an own method again."""
    with unit_of_work():
        methods.use_again(key)
    flash(_("U kunt deze werkvorm weer kiezen."), "positive")
    return redirect(url_for(".show", key=key), 303)
