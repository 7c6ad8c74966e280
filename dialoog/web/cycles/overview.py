"""The cycle of a programme at a glance: its steps, where it is, what is next."""

from __future__ import annotations

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.cycles import Stage
from dialoog.domain.refusal import Refused
from dialoog.services import clock, cycles, programmes
from dialoog.services.cycles import CycleNow, StepNow
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.forms import PeriodForm
from dialoog.web.language import choose
from dialoog.web.words import sentence

# Where each stage is worked on.
PAGES = {
    Stage.CHOOSE: "cycles.pairs",
    Stage.COLLECT: "cycles.cards",
    Stage.BUNDLE: "cycles.bundles",
    Stage.OWN: "cycles.own",
    Stage.JOINT: "cycles.joint",
    Stage.FOLLOW: "cycles.following",
}


@bp.app_template_filter("road")
def road(now: CycleNow, here: Stage | None = None) -> list[dict[str, Any]]:
    """Give the steps as a row to walk along; ``here`` is the page that is open."""
    return [
        {
            "label": step.step.title.in_language(choose()),
            "url": _address(step.stage, now.row.programme_id),
            "state": _state(step, here or now.row.stage),
        }
        for step in now.steps
    ]


def _state(step: StepNow, here: Stage) -> str:
    """Say of a step whether it is open on the screen, done, or still to come."""
    if step.stage is here:
        return "now"
    return "done" if step.state == "done" else "todo"


def _address(stage: Stage, programme_id: int) -> str | None:
    """Give where a step is worked on, for who may."""
    abilities = g.account.abilities
    open_to_all = stage in {Stage.JOINT, Stage.FOLLOW} and Ability.FOLLOW_UP in abilities
    if Ability.PLAN in abilities or open_to_all:
        return url_for(PAGES[stage], programme_id=programme_id)
    return None


def page(
    template: str, cycle: Any, *, here: Stage, now: CycleNow | None = None, **values: Any
) -> str:
    """Give a page of one step, with the steps above it and what the method says of it."""
    now = now or cycles.look(cycle)
    step = next(step for step in now.steps if step.stage is here)
    return render_template(
        f"cycles/{template}.html",
        cycle=cycle,
        programme=cycle.programme,
        now=now,
        step=step,
        road=road(now, here),
        Stage=Stage,
        **values,
    )


@bp.get("/trajecten/<id:programme_id>/ervaringen")
@may(Ability.SEE_PROGRAMMES)
def index(programme_id: int) -> ResponseReturnValue:
    """Show where the cycle is and what comes next; before it begins, what it is."""
    row = cycles.find_cycle(programme_id)
    if row is None:
        return before_it_begins(programme_id)
    return _overview(row, PeriodForm(data={"until": row.collect_until}))


def before_it_begins(programme_id: int) -> str:
    """Tell what a cycle is, for a programme that has none."""
    return render_template(
        "cycles/begin.html",
        programme=programmes.get_programme(programme_id),
        methods=cycles.list_methods(),
    )


def _overview(row: Any, form: PeriodForm) -> ResponseReturnValue:
    now = cycles.look(row)
    return render_template(
        "cycles/index.html",
        cycle=row,
        programme=row.programme,
        now=now,
        road=road(now),
        form=form,
        PAGES=PAGES,
        Stage=Stage,
    ), 422 if form.errors else 200


@bp.post("/trajecten/<id:programme_id>/ervaringen/begin")
@may(Ability.PLAN)
def begin(programme_id: int) -> ResponseReturnValue:
    """Begin the cycle of a programme."""
    with unit_of_work():
        cycles.begin(programme_id, now=clock.now())
    flash(_("De cyclus is begonnen. Maak nu de koppels."), "positive")
    return redirect(url_for(".index", programme_id=programme_id), 303)


@bp.post("/trajecten/<id:programme_id>/ervaringen/tot")
@may(Ability.PLAN)
def choose_period(programme_id: int) -> ResponseReturnValue:
    """Say until which day pairs bring in cards."""
    row = cycles.get_cycle(programme_id)
    form = PeriodForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.choose_period(row, form.until.data, today=clock.today())
        except Refused as refused:
            form.refuse(refused, field="until")
        else:
            flash(_("De laatste dag staat vast."), "positive")
            return redirect(url_for(".index", programme_id=programme_id), 303)
    return _overview(row, form)


@bp.post("/trajecten/<id:programme_id>/ervaringen/verder")
@may(Ability.PLAN)
def go_on(programme_id: int) -> ResponseReturnValue:
    """Begin the next step, or hear what this one still needs."""
    cycles.get_cycle(programme_id)
    try:
        with unit_of_work():
            cycles.go_on(
                programme_id, from_stage=_from_stage(), now=clock.now(), today=clock.today()
            )
    except Refused as refused:
        flash(sentence(refused), "negative")
    return redirect(url_for(".index", programme_id=programme_id), 303)


@bp.post("/trajecten/<id:programme_id>/ervaringen/terug")
@may(Ability.PLAN)
def go_back(programme_id: int) -> ResponseReturnValue:
    """Return to the step before."""
    cycles.get_cycle(programme_id)
    try:
        with unit_of_work():
            cycles.go_back(programme_id, from_stage=_from_stage())
    except Refused as refused:
        flash(sentence(refused), "negative")
    return redirect(url_for(".index", programme_id=programme_id), 303)


def _from_stage() -> Stage:
    return request.form.get("stap", default=Stage.CHOOSE, type=Stage)
