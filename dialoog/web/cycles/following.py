"""Following: how far each theme is, when to go back, and what people say they notice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.cycles import USUAL_WEEKS, Progress, Stage
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.services import clock, cycles
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.forms import VisitForm
from dialoog.web.cycles.overview import before_it_begins, page
from dialoog.web.words import label

PLACES = {
    "visit.in_future": "on",
    "visit.nobody_spoken": "spoke_with",
    "visit.evidence_missing": "evidence",
    "visit.needed_missing": "needed",
    "visit.next_missing": "next_on",
    "visit.next_in_past": "next_on",
    "visit.next_too_late": "next_on",
}


@bp.get("/trajecten/<id:programme_id>/volgen")
@may(Ability.FOLLOW_UP)
def following(programme_id: int) -> ResponseReturnValue:
    """Show how far each theme is and when to go back to the people."""
    cycle = cycles.find_cycle(programme_id)
    if cycle is None:
        return before_it_begins(programme_id)
    followed = cycles.follow(cycle, today=clock.today())
    step = cycle.as_method().find_step(Tool.FOLLOW_UP)
    return page(
        "following",
        cycle,
        here=Stage.FOLLOW,
        followed=[(one, _track(one.reached)) for one in followed],
        questions=step.questions if step else (),
        all_better=bool(followed) and all(Progress.BETTER in one.reached for one in followed),
    )


def _track(reached: frozenset[Progress]) -> list[dict[str, Any]]:
    """Give the road of a theme, from signal to better; the first that isn't reached is worked on."""
    here = next((one for one in Progress if one not in reached), None)
    return [
        {
            "label": label(one),
            "state": "done" if one in reached else "now" if one is here else "todo",
        }
        for one in Progress
    ]


@bp.route("/trajecten/<id:programme_id>/volgen/<id:theme_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def visit(programme_id: int, theme_id: int) -> ResponseReturnValue:
    """Write down what people said when somebody went back to them."""
    cycle = cycles.get_cycle(programme_id)
    row = cycles.get_theme(cycle, theme_id)
    today = clock.today()
    form = VisitForm(data={"on": today, "next_on": today + timedelta(weeks=USUAL_WEEKS)})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.visit(cycle, row, form.command(), today=today, user_id=g.account.user_id)
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            flash(_("Het bezoek staat erbij."), "positive")
            return redirect(url_for(".following", programme_id=programme_id), 303)
    return render_template(
        "cycles/visit.html", programme=cycle.programme, theme=row, form=form
    ), 422 if form.errors else 200
