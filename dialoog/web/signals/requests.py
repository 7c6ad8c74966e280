"""Asking on ("vraag door"), before a request for advice becomes a programme."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from dialoog.domain.accounts import Ability
from dialoog.domain.programmes import IntakeStep, Obstacle, Origin
from dialoog.domain.refusal import Refused
from dialoog.services import clock, signals
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.signals.blueprint import bp
from dialoog.web.signals.request_forms import ColleagueForm, RequestForm

# Who it was heard from, when no group was written down.
HEARD_FROM = {
    Origin.CARE_USERS: _l("zorgvragers en naasten"),
    Origin.PROFESSIONALS: _l("professionals"),
    Origin.POLICY: _l("collega's van het beleid"),
}


@dataclass(frozen=True)
class Outcome:
    """What the answers lead to: a programme, or reasons not to begin."""

    programme_id: int = 0
    obstacles: tuple[Obstacle, ...] = ()


@bp.route("/signalen/doorvragen", methods=["GET", "POST"])
@may(Ability.PLAN)
def inquire() -> ResponseReturnValue:
    """Ask on when a colleague wants advice, before anybody else is asked anything."""
    form = ColleagueForm()
    outcome = Outcome()
    if form.validate_on_submit():
        outcome = _begin(form, origin=Origin(form.origin.data), signal_id=None)
        if outcome.programme_id:
            return _go_on(outcome.programme_id)
    return render_template(
        "signals/request.html", form=form, signal=None, obstacles=outcome.obstacles
    ), 422 if form.errors or outcome.obstacles else 200


@bp.route("/signalen/<id:signal_id>/adviesvraag", methods=["GET", "POST"])
@may(Ability.PLAN)
def translate(signal_id: int) -> ResponseReturnValue:
    """Turn a signal into a request for advice, with its words filled in."""
    row = signals.get_waiting(signal_id)
    heard_from = row.group.name if row.group else str(HEARD_FROM[row.origin])
    form = RequestForm(data={"heard": row.text, "heard_from": heard_from})
    outcome = Outcome()
    if form.validate_on_submit():
        outcome = _begin(form, origin=row.origin, signal_id=signal_id)
        if outcome.programme_id:
            return _go_on(outcome.programme_id)
    return render_template(
        "signals/request.html", form=form, signal=row, obstacles=outcome.obstacles
    ), 422 if form.errors or outcome.obstacles else 200


def _begin(form: RequestForm, *, origin: Origin, signal_id: int | None) -> Outcome:
    """Begin a programme, unless the answers speak against it and nobody insists."""
    request = form.request(origin=origin)
    obstacles = request.advice(today=clock.today())
    if obstacles and not form.anyway.data:
        return Outcome(obstacles=obstacles)
    try:
        with unit_of_work():
            who, now = g.account.user_id, clock.now()
            if signal_id is None:
                return Outcome(signals.ask(request, now=now, user_id=who).id)
            return Outcome(signals.translate(signal_id, request, now=now, user_id=who).id)
    except Refused as refused:
        form.refuse(refused)
        return Outcome(obstacles=obstacles)


def _go_on(programme_id: int) -> ResponseReturnValue:
    flash(_("Het traject staat klaar. Beantwoord nu de andere vragen."), "positive")
    return redirect(
        url_for("programmes.intake", programme_id=programme_id, step=IntakeStep.QUESTION.value), 303
    )
