"""Three ways to settle a signal: with a programme, as unasked advice, or with an answer."""

from __future__ import annotations

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import clock, signals
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.forms import given
from dialoog.web.signals.blueprint import bp
from dialoog.web.signals.forms import AdviseForm, AnswerForm, JoinForm


@bp.route("/signalen/bij-een-traject", methods=["GET", "POST"])
@may(Ability.PLAN)
def join() -> ResponseReturnValue:
    """Let one or more signals be heard in a programme that is there."""
    waiting = signals.read_inbox(signals.get_desk(), today=clock.today()).open
    form = JoinForm(waiting, data={"signals": request.args.getlist("signaal", type=int)})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                rows = signals.join(
                    form.signals.data or [],
                    form.programme.data,
                    now=clock.now(),
                    user_id=g.account.user_id,
                )
                number, programme_id = len(rows), form.programme.data
        except Refused as refused:
            form.refuse(refused, field="signals" if "chosen" in refused.code else None)
        else:
            flash(_joined_words(number), "positive")
            return redirect(url_for("programmes.show", programme_id=programme_id), 303)
    return render_template("signals/join.html", form=form), _status(form)


def _joined_words(number: int) -> str:
    return ngettext(
        "Het signaal hoort nu bij dit traject. Het krijgt antwoord op het antwoordbord.",
        "%(num)d signalen horen nu bij dit traject. Zij krijgen antwoord op het antwoordbord.",
        number,
    )


@bp.route("/signalen/<id:signal_id>/ongevraagd-advies", methods=["GET", "POST"])
@may(Ability.PLAN)
def advise(signal_id: int) -> ResponseReturnValue:
    """Let a signal be advice that people give unasked, with the day of the reply."""
    row = signals.get_waiting(signal_id)
    form = AdviseForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                advice = signals.advise(
                    signal_id,
                    form.programme.data,
                    title=form.title.data or "",
                    reply_by=given(form.reply_by.data),
                    now=clock.now(),
                    user_id=g.account.user_id,
                )
                advice_id = advice.id
        except Refused as refused:
            form.refuse(refused, field="reply_by" if "reply" in refused.code else None)
        else:
            flash(_("Het ongevraagde advies staat op het antwoordbord."), "positive")
            return redirect(url_for("feedback.advice", advice_id=advice_id), 303)
    return render_template("signals/advise.html", form=form, signal=row), _status(form)


@bp.route("/signalen/<id:signal_id>/antwoord", methods=["GET", "POST"])
@may(Ability.PLAN)
def answer(signal_id: int) -> ResponseReturnValue:
    """Answer a signal at once, with a reason."""
    row = signals.get_waiting(signal_id)
    form = AnswerForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                signals.answer(
                    signal_id,
                    form.reason.data or "",
                    now=clock.now(),
                    user_id=g.account.user_id,
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Het signaal is beantwoord."), "positive")
            return redirect(url_for(".show", signal_id=signal_id), 303)
    return render_template("signals/answer.html", form=form, signal=row), _status(form)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
