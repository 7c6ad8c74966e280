"""The route: made before the day by care users, walked step by step on the day."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.refusal import Refused
from dialoog.services import clock, meetings, mirror
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.language import choose
from dialoog.web.live.blueprint import guides
from dialoog.web.mirror.blueprint import bp
from dialoog.web.mirror.forms import RouteForm, StepForm, as_lines


@bp.route("/tafels/<id:table_id>/route", methods=["GET", "POST"])
@guides
def route(table: Any) -> ResponseReturnValue:
    """Show the step where the conversation is, and write down what is said there."""
    form = StepForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                mirror.record_at_step(
                    form.command(), table_id=table.id, step=form.chosen_step, now=clock.now()
                )
        except Refused as refused:
            form.refuse(refused, field="text")
        else:
            return _back(table.id, anchor="gezegd")
    conversation = mirror.look(table)
    walked = mirror.look_at_route(conversation)
    if not form.is_submitted():
        form.phase.data, form.step.data = walked.phase.key, walked.here
    return render_template(
        "mirror/route.html",
        table=table,
        conversation=conversation,
        route=walked,
        form=form,
    ), 422 if form.errors else 200


@bp.post("/tafels/<id:table_id>/route/stap")
@guides
def go_along(table: Any) -> ResponseReturnValue:
    """Go to the next step of the route, or back."""
    with unit_of_work():
        mirror.go_along(
            table.id,
            from_step=request.form.get("stap", default=-1, type=int),
            by=-1 if "terug" in request.form else 1,
        )
    return _back(table.id)


@bp.route("/tafels/<id:table_id>/route/maken", methods=["GET", "POST"])
@guides
def make_route(table: Any) -> ResponseReturnValue:
    """Change the route together with the care users; only before the day."""
    meeting = meetings.get_meeting(table.meeting_id)
    phase = mirror.find_route_block(meeting).as_phase()
    form = RouteForm(
        data={
            "steps": as_lines(step.in_language(choose()) for step in phase.route),
            "version": meeting.version,
        }
    )
    if form.validate_on_submit():
        try:
            with unit_of_work():
                mirror.make_route(
                    meeting.id,
                    form.lines(),
                    language=choose(),
                    version=int(form.version.data or 0),
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused, field="steps")
        else:
            flash(_("De route is bewaard."), "positive")
            return _back(table.id)
    page = render_template("mirror/make_route.html", table=table, meeting=meeting, form=form)
    return page, 422 if form.errors else 200


def _back(table_id: int, *, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".route", table_id=table_id, _anchor=anchor), 303)
