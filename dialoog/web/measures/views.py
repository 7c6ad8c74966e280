"""The short measure: filled in by people themselves or from paper, and read by programme."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.measures import STATEMENTS, MeasureMoment
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, invitations, measures, organisations, programmes
from dialoog.services.feedback import checks
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may, public
from dialoog.web.measures.forms import MeasureForm, PaperMeasureForm

bp = Blueprint("measures", __name__)


@bp.route("/meting", methods=["GET", "POST"])
@public
def take() -> ResponseReturnValue:
    """Ask somebody who came by a personal link a few statements; nobody's answers are kept."""
    asked = _asked()
    if asked is None:
        return render_template("measures/nothing.html"), 404
    programme, person, moment = asked
    form = MeasureForm(moment=moment)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                measures.answer(programme.id, person, moment, form.answers(), today=clock.today())
        except Refused as refused:
            form.refuse(refused)
        else:
            return render_template("measures/thanks.html", programme=programme)
    page = render_template("measures/take.html", form=form, programme=programme, moment=moment)
    return page, 422 if form.errors else 200


def _asked() -> Any:
    """Give of whom which part is asked, by the link that this browser opened; None is nobody."""
    for name, find in (("check_answer", _asked_later), ("invitation", _asked_now)):
        opened = session.get(name)
        if not opened:
            continue
        organisations.enter(opened[0])
        try:
            found = find(opened[1])
        except Missing:
            continue
        if found:
            return found
    return None


def _asked_later(answer_id: int) -> Any:
    row = checks.get_check_answer(answer_id)
    programme = row.check.programme
    if not measures.is_asked_later(programme.id, row.person_id):
        return None
    return programme, row.person, MeasureMoment.LATER


def _asked_now(invitation_id: int) -> Any:
    row = invitations.get_invitation(invitation_id)
    moment = measures.find_moment(row, today=clock.today())
    return (row.meeting.programme, row.person, moment) if moment else None


@bp.get("/trajecten/<id:programme_id>/meting")
@may(Ability.FOLLOW_UP)
def results(programme_id: int) -> ResponseReturnValue:
    """Show what people say before, after and later, as far as it may be shown."""
    return render_template(
        "measures/results.html",
        programme=programmes.get_programme(programme_id),
        results=measures.read_results(programme_id),
        moments=list(MeasureMoment),
        Perspective=Perspective,
        STATEMENTS=STATEMENTS,
    )


@bp.route("/trajecten/<id:programme_id>/meting/papier", methods=["GET", "POST"])
@may(Ability.PLAN)
def paper(programme_id: int) -> ResponseReturnValue:
    """Count what people filled in on paper, one form after another."""
    programme = programmes.get_programme(programme_id)
    moment = request.values.get("moment", default=MeasureMoment.AFTER, type=MeasureMoment)
    form = PaperMeasureForm(moment=moment, data={"perspective": request.args.get("kant")})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                measures.enter(programme_id, moment, form.side, form.answers())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Dit papier is geteld. Neem het volgende."), "positive")
            again = url_for(
                ".paper", programme_id=programme_id, moment=moment.value, kant=form.side.value
            )
            return redirect(again, 303)
    page = render_template(
        "measures/paper.html",
        programme=programme,
        form=form,
        moment=moment,
        moments=list(MeasureMoment),
    )
    return page, 422 if form.errors else 200
