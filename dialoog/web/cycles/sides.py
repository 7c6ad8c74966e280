"""Two groups: each talks among itself first, then both read what the other thinks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.cycles import Side, Stage
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock, cycles
from dialoog.services.cycles import links
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.forms import NOTHING, MeetingsForm, ViewForm
from dialoog.web.cycles.overview import page


def questions_of_phase(cycle: Any, tool: Tool) -> list[Any]:
    """Give the questions of the talk on one screen, as the method has them."""
    step = cycle.as_method().find_step(tool)
    phases = [phase for phase in step.phases if tool in phase.tools] if step else []
    return [question for phase in phases for question in phase.questions]


def own_page(
    side: Any,
    form: ViewForm,
    *,
    back: str,
    take_back: Callable[[int], str],
    table_url: str | None = None,
) -> ResponseReturnValue:
    """Show a group the themes with what it wrote itself, and write down more.

    ``table_url`` is where the guide of its table goes on.
    """
    if form.validate_on_submit():
        try:
            with unit_of_work():
                theme_id = int(form.theme.data or 0)
                cycles.tell_view(side, theme_id, form.text.data or "", now=clock.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Opgeschreven. Alleen uw groep leest dit nu."), "positive")
            return redirect(f"{back}#thema-{form.theme.data}", 303)
    return render_template(
        "cycles/own_views.html",
        side=side,
        themes=cycles.list_themes(side.cycle_id),
        views=cycles.list_own_views(side),
        questions=questions_of_phase(side.cycle, Tool.OWN_VIEWS),
        is_open=side.cycle.stage is Stage.OWN,
        form=form,
        back=back,
        take_back=take_back,
        host=accounts.get_organisation(side.organisation_id),
        table_url=table_url,
    ), 422 if form.errors else 200


@bp.route("/trajecten/<id:programme_id>/eigen-dialoog", methods=["GET", "POST"])
@may(Ability.PLAN)
def own(programme_id: int) -> ResponseReturnValue:
    """Show how far each group is, without a word of what it thinks."""
    cycle = cycles.get_cycle(programme_id)
    sides = cycles.list_sides(cycle.id)
    found = cycles.look(cycle)
    meetings = next(step.meetings for step in found.steps if step.stage is Stage.OWN)
    form = MeetingsForm(meetings, data={row.side.value: row.meeting_id or NOTHING for row in sides})
    if form.validate_on_submit():
        with unit_of_work():
            for row in sides:
                cycles.choose_meeting(row, form[row.side.value].data or None)
        flash(_("Bewaard."), "positive")
        return redirect(url_for(".own", programme_id=programme_id), 303)
    return page(
        "own",
        cycle,
        here=Stage.OWN,
        now=found,
        sides=[(row, links.address(row), found.harvest.views.get(row.side, 0)) for row in sides],
        meetings=meetings,
        form=form,
    ), 422 if form.errors else 200


@bp.post("/trajecten/<id:programme_id>/eigen-dialoog/link")
@may(Ability.PLAN)
def change_side_link(programme_id: int) -> ResponseReturnValue:
    """Give a group a link, or end it."""
    cycle = cycles.get_cycle(programme_id)
    side = request.form.get("groep", type=Side)
    with unit_of_work():
        for row in cycles.list_sides(cycle.id):
            if row.side is side:
                (links.end if "stop" in request.form else links.give)(row)
    return redirect(url_for(".own", programme_id=programme_id), 303)
