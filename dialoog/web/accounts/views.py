"""Logging in and out, and choosing a language."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import came_from, public, safe_next
from dialoog.web.accounts import members
from dialoog.web.accounts.blueprint import bp
from dialoog.web.accounts.forms import LogInForm
from dialoog.web.headers import wipe_device
from dialoog.web.language import LANGUAGES

__all__ = ["bp", "members"]


@bp.route("/inloggen", methods=["GET", "POST"])
@public
def log_in() -> ResponseReturnValue:
    """Ask who somebody is."""
    form = LogInForm()
    if form.validate_on_submit() and _log_in(form):
        return redirect(safe_next(request.args.get("next")) or url_for("home.start"), 303)
    return render_template(
        "accounts/log_in.html",
        form=form,
        logins=accounts.demo_logins(),
        demo_password=accounts.DEMO_PASSWORD,
    ), 422 if form.errors else 200


def _log_in(form: LogInForm) -> bool:
    try:
        with unit_of_work():
            user = accounts.log_in(
                form.email.data,
                form.password.data,
                where_from=request.remote_addr or "",
                now=clock.now(),
            )
            user_id = user.id if user else None
    except Refused as refused:
        form.refuse(refused)
        return False
    if user_id is None:
        form.form_errors.append(_("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."))
        return False
    language = session.get("language")
    session.clear()
    session.renew()  # type: ignore[attr-defined]
    session["user_id"] = user_id
    if language:
        session["language"] = language
    return True


@bp.post("/uitloggen")
@public
def log_out() -> ResponseReturnValue:
    """End the session, here and on the server."""
    session.clear()
    session.renew()  # type: ignore[attr-defined]
    g.account = None
    flash(_("U bent uitgelogd."))
    return wipe_device(redirect(url_for(".log_in"), 303))


@bp.post("/taal")
@public
def choose_language() -> ResponseReturnValue:
    """Remember in which language somebody reads."""
    if request.form.get("language") in LANGUAGES:
        session["language"] = request.form["language"]
    return redirect(came_from() or url_for("home.start"), 303)
