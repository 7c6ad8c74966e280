"""Choosing whether there is a public form, and how fast signals get an answer."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.services import links, signals
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.forms import given
from dialoog.web.signals.blueprint import bp
from dialoog.web.signals.forms import DeskForm


@bp.route("/signalen/formulier", methods=["GET", "POST"])
@may(Ability.MANAGE_ACCOUNTS)
def desk() -> ResponseReturnValue:
    """Open or close the public form, and choose the days within which signals are answered."""
    here = signals.get_desk()
    form = DeskForm(obj=here)
    if form.validate_on_submit():
        with unit_of_work():
            signals.choose_desk(
                form_open=bool(form.form_open.data), answer_days=given(form.answer_days.data)
            )
        flash(_("Uw keuze is bewaard."), "positive")
        return redirect(url_for(".desk"), 303)
    return render_template(
        "signals/desk.html",
        form=form,
        desk=here,
        address=links.absolute("signals.tell", key=here.public_key) if here.form_open else None,
    ), 422 if form.errors else 200


@bp.post("/signalen/formulier/nieuwe-link")
@may(Ability.MANAGE_ACCOUNTS)
def renew_link() -> ResponseReturnValue:
    """Give the form another link; the old one works no more."""
    with unit_of_work():
        signals.renew_link()
    flash(_("De oude link werkt niet meer. Gebruik vanaf nu de nieuwe."), "positive")
    return redirect(url_for(".desk"), 303)
