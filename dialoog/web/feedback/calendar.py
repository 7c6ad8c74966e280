"""The calendar of what people hear: see it, plan it on another day, or leave it out openly."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.feedback.updates import NEVER_SKIPPED
from dialoog.domain.refusal import Refused
from dialoog.services import clock, programmes
from dialoog.services.feedback import updates as service
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.forms import UpdateForm
from dialoog.web.forms import given

PLACES = {"update.date_in_past": "due_on", "update.reason_missing": "reason"}


@bp.get("/trajecten/<id:programme_id>/kalender")
@may(Ability.FOLLOW_UP)
def calendar(programme_id: int) -> ResponseReturnValue:
    """Show what people hear and when, and what is late."""
    return render_template(
        "feedback/calendar.html",
        programme=programmes.get_programme(programme_id),
        planned=service.list_planned(programme_id, today=clock.today()),
    )


@bp.route("/kalender/<id:update_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def update(update_id: int) -> ResponseReturnValue:
    """Plan one update on another day, note that it was done, or leave it out with a reason."""
    row = service.get_update(update_id)
    form = UpdateForm(data={"due_on": row.due_on})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                _change(update_id, form)
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            flash(_("De kalender is bijgewerkt."), "positive")
            return redirect(url_for(".calendar", programme_id=row.programme_id), 303)
    return render_template(
        "feedback/update.html",
        update=row,
        form=form,
        may_be_left_out=row.kind not in NEVER_SKIPPED,
    ), 422 if form.errors else 200


def _change(update_id: int, form: UpdateForm) -> None:
    do = request.form.get("do")
    if do == "skip":
        service.skip(update_id, reason=form.reason.data or "")
    elif do == "done":
        service.finish_by_hand(update_id, today=clock.today())
    else:
        service.move(update_id, to=given(form.due_on.data), today=clock.today())
