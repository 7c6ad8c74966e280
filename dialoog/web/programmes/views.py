"""Programmes: the list, the intake question by question, and the promise."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.programmes import IntakeStep, ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, cycles, meetings, programmes
from dialoog.services.cycles import CycleNow
from dialoog.services.feedback import later, updates
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.programmes.forms import INTAKE_FORMS, MovePromiseForm, StartForm, TitleForm

bp = Blueprint("programmes", __name__, url_prefix="/trajecten")


@bp.get("/")
@may(Ability.SEE_PROGRAMMES)
def index() -> ResponseReturnValue:
    """Show every programme with how far it is."""
    today = clock.today()
    rows = programmes.list_programmes()
    return render_template(
        "programmes/index.html",
        programmes=[(row, programmes.promise_state(row, today=today)) for row in rows],
        upcoming=meetings.list_upcoming(now=clock.now()),
        ProgrammeState=ProgrammeState,
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@may(Ability.PLAN)
def create() -> ResponseReturnValue:
    """Begin a programme with a working title."""
    form = TitleForm()
    if form.validate_on_submit():
        with unit_of_work():
            row = programmes.create_programme(
                form.title.data, owner_id=g.account.user_id, now=clock.now()
            )
            programme_id = row.id
        return redirect(
            url_for(".intake", programme_id=programme_id, step=IntakeStep.HEARD.value), 303
        )
    return render_template("programmes/create.html", form=form), _status(form)


@bp.route("/<id:programme_id>", methods=["GET", "POST"])
@may(Ability.SEE_PROGRAMMES)
def show(programme_id: int) -> ResponseReturnValue:
    """Show one programme: the card, the promise, its meetings, and what comes next."""
    row = programmes.get_programme(programme_id)
    form = StartForm()
    if form.is_submitted():
        if Ability.PLAN not in g.account.abilities:
            abort(404)
        if form.validate() and _start(programme_id, form):
            flash(_("Het traject is gestart. De belofte staat."), "positive")
            return redirect(url_for(".show", programme_id=programme_id), 303)
    today = clock.today()
    return render_template(
        "programmes/show.html",
        programme=row,
        form=form,
        readiness=programmes.readiness(row, today=today),
        promise=row.as_programme().promise,
        promise_state=programmes.promise_state(row, today=today),
        promise_days=programmes.promise_days(row, today=today),
        lapsed=later.list_lapsed(today=today, programme_id=programme_id),
        updates=updates.list_planned(programme_id, today=today),
        meetings=meetings.list_of_programme(programme_id),
        cycle=_cycle(programme_id),
        steps=list(IntakeStep),
        ProgrammeState=ProgrammeState,
    ), _status(form)


def _cycle(programme_id: int) -> CycleNow | None:
    row = cycles.find_cycle(programme_id)
    return cycles.look(row) if row else None


def _start(programme_id: int, form: StartForm) -> bool:
    try:
        with unit_of_work():
            programmes.start(
                programme_id,
                share=form.share.data,
                least=form.least.data,
                today=clock.today(),
                user_id=g.account.user_id,
            )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


@bp.route("/<id:programme_id>/naam", methods=["GET", "POST"])
@may(Ability.PLAN)
def rename(programme_id: int) -> ResponseReturnValue:
    """Give a programme another title."""
    row = programmes.get_programme(programme_id)
    form = TitleForm(obj=row)
    if form.validate_on_submit():
        with unit_of_work():
            programmes.rename(programme_id, form.title.data)
        return redirect(url_for(".show", programme_id=programme_id), 303)
    return render_template("programmes/rename.html", form=form, programme=row), _status(form)


@bp.route("/<id:programme_id>/intake/<step>", methods=["GET", "POST"])
@may(Ability.PLAN)
def intake(programme_id: int, step: str) -> ResponseReturnValue:
    """Ask one question of the intake, and go on to the next."""
    here = next((question for question in IntakeStep if question.value == step), None)
    if here is None:
        abort(404)
    row = programmes.get_programme(programme_id)
    form = INTAKE_FORMS[here](obj=row)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                programmes.answer_intake(
                    programme_id,
                    form.answers(),
                    version=int(form.version.data or 0),
                    user_id=g.account.user_id,
                )
            return redirect(_after(here, programme_id), 303)
        except Refused as refused:
            form.refuse(refused)
    return render_template("programmes/intake.html", **_question(row, here, form)), _status(form)


def _question(row: Any, here: IntakeStep, form: Any) -> dict[str, Any]:
    steps = list(IntakeStep)
    return {
        "programme": row,
        "form": form,
        "here": here,
        "number": steps.index(here) + 1,
        "steps": steps,
        "missing": programmes.readiness(row, today=clock.today()).missing,
    }


def _after(here: IntakeStep, programme_id: int) -> str:
    steps = list(IntakeStep)
    following = steps.index(here) + 1
    if following == len(steps):
        return url_for(".show", programme_id=programme_id)
    return url_for(".intake", programme_id=programme_id, step=steps[following].value)


@bp.route("/<id:programme_id>/belofte", methods=["GET", "POST"])
@may(Ability.PLAN)
def move_promise(programme_id: int) -> ResponseReturnValue:
    """Move the promised date, with the reason that people will read."""
    row = programmes.get_programme(programme_id)
    form = MovePromiseForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                programmes.move_promise(
                    programme_id,
                    to=form.to.data,
                    reason=form.reason.data,
                    now=clock.now(),
                    user_id=g.account.user_id,
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De nieuwe datum staat vast. Iedereen krijgt bericht."), "positive")
            return redirect(url_for(".show", programme_id=programme_id), 303)
    return render_template("programmes/move_promise.html", form=form, programme=row), _status(form)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
