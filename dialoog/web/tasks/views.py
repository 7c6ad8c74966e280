"""Everything that is to be done, and one task with who does it and when."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.domain.tasks import CARE, TaskState, When, when
from dialoog.services import clock, tasks
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import came_from, may
from dialoog.web.forms import given
from dialoog.web.tasks.forms import CancelForm, TaskForm
from dialoog.web.tasks.places import Place, place_of

bp = Blueprint("tasks", __name__)


@bp.get("/te-doen")
@may(Ability.FOLLOW_UP)
def index() -> ResponseReturnValue:
    """Show what is late, what is for this week and what comes later; also what was just done."""
    today, mine = clock.today(), "van_mij" in request.args
    rows = tasks.list_open(owner_id=g.account.user_id if mine else None)
    parts: dict[When, list[tuple[Any, Place]]] = {part: [] for part in When}
    for row in rows:
        parts[when(row.due_on, today=today)].append((row, _place(row)))
    done = tasks.list_done(now=clock.now())
    return render_template(
        "tasks/index.html",
        parts=parts,
        mine=mine,
        done=[(row, _place(row)) for row in done],
        just_done=next(
            (row for row in done if row.id == request.args.get("klaar", type=int)), None
        ),
        worms=tasks.list_worms_without_route(),
        may_plan=_may_plan(),
        today=today,
    )


@bp.route("/te-doen/<id:task_id>", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def show(task_id: int) -> ResponseReturnValue:
    """Show one task, and let somebody else do it or on another day."""
    row = tasks.get_task(task_id)
    typed = {"owner": str(row.owner_id or ""), "due_on": row.due_on, "note": row.note}
    form = TaskForm(now=row.owner_id, data=typed)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                _change(row, form)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Bewaard."), "positive")
            return redirect(url_for(".show", task_id=task_id), 303)
    return render_template(
        "tasks/show.html",
        task=row,
        form=form,
        place=_place(row),
        is_care=row.kind in CARE,
        may_plan=_may_plan(),
        is_late=when(row.due_on, today=clock.today()) is When.LATE,
        TaskState=TaskState,
    ), _status(form)


def _change(row: Any, form: TaskForm) -> None:
    if form.owner_id != row.owner_id:
        tasks.assign(row.id, form.owner_id)
    if form.due_on.data != row.due_on:
        tasks.move(row.id, to=given(form.due_on.data))
    tasks.write_note(row.id, form.note.data or "")


@bp.post("/te-doen/<id:task_id>/klaar")
@may(Ability.FOLLOW_UP)
def finish(task_id: int) -> ResponseReturnValue:
    """Say in one click that a task is done; the list that follows offers to put it back."""
    with unit_of_work():
        tasks.finish(task_id, now=clock.now(), user_id=g.account.user_id)
    return redirect(url_for(".index", klaar=task_id), 303)


@bp.post("/te-doen/<id:task_id>/terug")
@may(Ability.FOLLOW_UP)
def reopen(task_id: int) -> ResponseReturnValue:
    """Put a task back on the list."""
    with unit_of_work():
        tasks.reopen(task_id)
    flash(_("De taak staat weer op de lijst."), "info")
    back = url_for(".show", task_id=task_id)
    return redirect(back if came_from() == back else url_for(".index"), 303)


@bp.route("/te-doen/<id:task_id>/vervalt", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def cancel(task_id: int) -> ResponseReturnValue:
    """Say that a task needn't be done any more, and why."""
    row = tasks.get_task(task_id)
    form = CancelForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                tasks.cancel(task_id, reason=form.reason.data or "", now=clock.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De taak hoeft niet meer."), "info")
            return redirect(url_for(".index"), 303)
    return render_template("tasks/cancel.html", task=row, form=form), _status(form)


def _place(row: Any) -> Place:
    return place_of(row, may_plan=_may_plan())


def _may_plan() -> bool:
    return Ability.PLAN in g.account.abilities


def _status(form: Any) -> int:
    return 422 if form.errors else 200
