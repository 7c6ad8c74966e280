"""One advice: what it holds, the decision on it, and how it is named, split and merged."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.reactions import Aspect
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, reactions
from dialoog.services.feedback import board as service
from dialoog.services.followup import ActionWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.board_forms import MergeForm, SplitForm, TitleForm
from dialoog.web.feedback.forms import DecisionForm
from dialoog.web.followup.action_forms import ActionForm

PLACES = {
    "decision.not_yet": "decided_on",
    "decision.until_missing": "until",
    "decision.until_in_past": "until",
    "advice.nothing_to_split": "chosen",
}


@bp.route("/adviezen/<id:advice_id>", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def advice(advice_id: int) -> ResponseReturnValue:
    """Show an advice, and decide on it."""
    row = service.get_advice(advice_id)
    form = DecisionForm(data={"decided_on": clock.today(), "decided_by": row.programme.decider})
    if not form.is_submitted():
        form.version.data = str(row.version)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.decide(
                    advice_id,
                    form.command(),
                    version=int(form.version.data or 0),
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            flash(_("Het besluit staat. Vertel het nu aan de mensen."), "positive")
            return redirect(url_for(".advice", advice_id=advice_id) + "#besluit", 303)
    return render_template(
        "feedback/advice.html",
        advice=row,
        form=form,
        telling=service.read_telling(row),
        reactions=reactions.summarise(row.programme).get(advice_id),
        Aspect=Aspect,
        trace=service.trace(row.programme_id),
        actions=followup.list_actions(programme_id=row.programme_id),
    ), _status(form)


@bp.route("/adviezen/<id:advice_id>/naam", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def rename(advice_id: int) -> ResponseReturnValue:
    """Give an advice a clearer name."""
    row = service.get_advice(advice_id)
    form = TitleForm(obj=row)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.rename_advice(
                    advice_id, form.title.data or "", version=int(form.version.data or 0)
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".advice", advice_id=advice_id), 303)
    return render_template("feedback/rename.html", advice=row, form=form), _status(form)


@bp.route("/adviezen/<id:advice_id>/splitsen", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def split(advice_id: int) -> ResponseReturnValue:
    """Let some contributions become an advice of their own."""
    row = service.get_advice(advice_id)
    form = SplitForm(row.said)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.split_advice(
                    advice_id, form.chosen.data or [], title=form.title.data or "", now=clock.now()
                )
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            return redirect(url_for(".board", programme_id=row.programme_id), 303)
    return render_template("feedback/split.html", advice=row, form=form), _status(form)


@bp.route("/adviezen/<id:advice_id>/samenvoegen", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def merge(advice_id: int) -> ResponseReturnValue:
    """Let two pieces of advice become one."""
    row = service.get_advice(advice_id)
    others = [other for other in service.list_undecided(row.programme_id) if other.id != row.id]
    form = MergeForm(others, data={"title": row.title})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.merge_advices(advice_id, form.other.data, title=form.title.data or "")
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".advice", advice_id=advice_id), 303)
    return render_template("feedback/merge.html", advice=row, others=others, form=form), _status(
        form
    )


@bp.post("/adviezen/<id:advice_id>/inbreng/<id:contribution_id>/los")
@may(Ability.FOLLOW_UP)
def release(advice_id: int, contribution_id: int) -> ResponseReturnValue:
    """Take a contribution out of an advice."""
    with unit_of_work():
        service.release(advice_id, contribution_id)
    return redirect(url_for(".advice", advice_id=advice_id), 303)


@bp.post("/adviezen/<id:advice_id>/weg")
@may(Ability.FOLLOW_UP)
def remove(advice_id: int) -> ResponseReturnValue:
    """Undo an advice; its contributions go back to the board."""
    with unit_of_work():
        programme_id = service.remove_advice(advice_id).programme_id
    flash(_("Het advies is weg. De bijdragen staan weer op het bord."), "info")
    return redirect(url_for(".board", programme_id=programme_id), 303)


@bp.route("/adviezen/<id:advice_id>/actie", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def create_action(advice_id: int) -> ResponseReturnValue:
    """Make an action that carries out the decision on an advice."""
    row = service.get_advice(advice_id)
    decided = row.decisions[-1] if row.decisions else None
    form = ActionForm(data={"what": (decided.change if decided else "") or row.title})
    if form.validate_on_submit():
        with unit_of_work():
            _promise(row, form.command())
        flash(_("De actie staat op de lijst."), "positive")
        return redirect(url_for(".advice", advice_id=advice_id), 303)
    return render_template("feedback/create_action.html", advice=row, form=form), _status(form)


def _promise(advice_row: Any, words: ActionWords) -> None:
    followup.promise_action(
        words, programme_id=advice_row.programme_id, advice_id=advice_row.id, now=clock.now()
    )


def _status(form: Any) -> int:
    return 422 if form.errors else 200
