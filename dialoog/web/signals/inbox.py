"""The inbox: what waits for an answer, what became of the rest, and one signal at a time."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.anonymity import find_telltales
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import AgendaVerdict, SignalState
from dialoog.services import clock, links, programmes, signals
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.signals.blueprint import bp
from dialoog.web.signals.forms import UNKNOWN_GROUP, EditForm, SignalForm, today_if_new


@bp.get("/signalen")
@may(Ability.FOLLOW_UP)
def index() -> ResponseReturnValue:
    """Show what waits, the oldest first, and whose experience leads the agenda."""
    desk = signals.get_desk()
    return render_template(
        "signals/index.html",
        inbox=signals.read_inbox(desk, today=clock.today()),
        agenda=signals.agenda(),
        address=links.absolute("signals.tell", key=desk.public_key) if desk.form_open else None,
        AgendaVerdict=AgendaVerdict,
    )


@bp.get("/signalen/wat-ervan-werd")
@may(Ability.FOLLOW_UP)
def traces() -> ResponseReturnValue:
    """Show what became of signals, the newest first; of one programme when it is named."""
    programme_id = request.args.get("traject", type=int)
    programme = programmes.get_programme(programme_id) if programme_id else None
    return render_template(
        "signals/traces.html",
        traces=signals.read_traces(
            page=request.args.get("bladzijde", default=1, type=int), programme_id=programme_id
        ),
        programme=programme,
    )


@bp.route("/signalen/nieuw", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def create() -> ResponseReturnValue:
    """Write down what somebody said by phone, on a card, by mail or in a talk."""
    form = SignalForm(data=today_if_new())
    if form.validate_on_submit():
        try:
            with unit_of_work():
                signals.take_in(form.words(channel=form.came_through), now=clock.now())
        except Refused as refused:
            form.refuse(refused, field="heard_on" if "heard" in refused.code else None)
        else:
            flash(_("Het signaal staat erbij. Het wacht nu op antwoord."), "positive")
            if request.form.get("do") == "next":
                return redirect(url_for(".create"), 303)
            return redirect(url_for(".index"), 303)
    return render_template("signals/create.html", form=form), 422 if form.errors else 200


@bp.get("/signalen/<id:signal_id>")
@may(Ability.FOLLOW_UP)
def show(signal_id: int) -> ResponseReturnValue:
    """Show one signal with how long it waits, or with what became of it."""
    row = signals.get_signal(signal_id)
    return render_template(
        "signals/show.html",
        signal=row,
        wait=signals.wait_of(row, today=clock.today()),
        telltales=find_telltales(row.text) if row.state is SignalState.OPEN else (),
        SignalState=SignalState,
    )


@bp.route("/signalen/<id:signal_id>/woorden", methods=["GET", "POST"])
@may(Ability.PLAN)
def edit(signal_id: int) -> ResponseReturnValue:
    """Write a signal down better, for instance without the name that was in it."""
    row = signals.get_waiting(signal_id)
    form = EditForm(obj=row, data={"group": row.group_id or UNKNOWN_GROUP})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                signals.edit(
                    signal_id,
                    form.words(channel=row.channel),
                    version=int(form.version.data or 0),
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused, field="heard_on" if "heard" in refused.code else None)
        else:
            flash(_("De nieuwe woorden zijn bewaard."), "positive")
            return redirect(url_for(".show", signal_id=signal_id), 303)
    return render_template("signals/edit.html", form=form, signal=row), 422 if form.errors else 200


@bp.post("/signalen/<id:signal_id>/open")
@may(Ability.PLAN)
def reopen(signal_id: int) -> ResponseReturnValue:
    """Let a signal wait again, when something was done with it by mistake."""
    with unit_of_work():
        signals.reopen(signal_id, now=clock.now())
    flash(_("Het signaal wacht weer op antwoord."), "positive")
    return redirect(url_for(".show", signal_id=signal_id), 303)
