"""Together: both views side by side, and advice with a day for the reply."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.cycles import Side, Stage
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.services import clock, cycles
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.forms import AdviceForm
from dialoog.web.cycles.overview import page
from dialoog.web.cycles.sides import questions_of_phase

READABLE = {Stage.JOINT, Stage.FOLLOW}


@bp.get("/trajecten/<id:programme_id>/samen")
@may(Ability.FOLLOW_UP)
def joint(programme_id: int) -> ResponseReturnValue:
    """Show both views side by side once the groups talk together; before that not one word."""
    cycle = cycles.get_cycle(programme_id)
    return page(
        "joint",
        cycle,
        here=Stage.JOINT,
        pairs_of_views=cycles.read_both(cycle) if cycle.stage in READABLE else [],
        questions=questions_of_phase(cycle, Tool.BOTH_VIEWS),
        is_open=cycle.stage in READABLE,
        Side=Side,
    )


@bp.route("/trajecten/<id:programme_id>/samen/<id:theme_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def advise(programme_id: int, theme_id: int) -> ResponseReturnValue:
    """Let a theme become advice that nobody asked for."""
    cycle = cycles.get_cycle(programme_id)
    row = cycles.get_theme(cycle, theme_id)
    form = AdviceForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.advise(
                    cycle,
                    theme_id,
                    title=form.title.data or "",
                    reply_by=form.reply_by.data,
                    now=clock.now(),
                )
        except Refused as refused:
            late = refused.code == "signal.reply_in_past"
            form.refuse(refused, field="reply_by" if late else None)
        else:
            flash(
                _("Het advies staat op het antwoordbord, met de dag van het antwoord."), "positive"
            )
            return redirect(url_for(".joint", programme_id=programme_id), 303)
    return render_template(
        "cycles/advise.html", programme=cycle.programme, theme=row, form=form
    ), 422 if form.errors else 200
