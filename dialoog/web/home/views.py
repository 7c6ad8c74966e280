"""The first page, and the pages about Dialoog itself."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, current_app, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.services import clock, health
from dialoog.web.access import public

bp = Blueprint("home", __name__)

KEEP_SECURITY_TXT = timedelta(days=180)

# The first of these that somebody may do is where their work begins.
FIRST_PLACES = (
    (Ability.PLAN, "programmes.index"),
    (Ability.SEE_OVERVIEW, "outcomes.index"),
    (Ability.SEE_OWN_TABLES, "meetings.index"),
)


@bp.get("/")
@public
def start() -> ResponseReturnValue:
    """Send everybody to where their work begins."""
    if g.account is None:
        return redirect(url_for("accounts.log_in"))
    for ability, endpoint in FIRST_PLACES:
        if ability in g.account.abilities:
            return redirect(url_for(endpoint))
    return redirect(url_for(".accessibility"))


@bp.get("/health")
@public
def check_health() -> ResponseReturnValue:
    """Tell a machine that watches whether Dialoog and its database work."""
    health.check()
    return {"status": "ok", "database": "ok"}


@bp.get("/toegankelijkheid")
@public
def accessibility() -> ResponseReturnValue:
    """Say how accessible Dialoog is, and where to report what is not."""
    return render_template("home/accessibility.html")


@bp.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    """Say what Dialoog keeps about people, for how long, and who sees it."""
    return render_template("home/privacy.html")


@bp.get("/.well-known/security.txt")
@public
def security_txt() -> ResponseReturnValue:
    """Say where to report a weak spot (RFC 9116)."""
    expires = clock.now().replace(microsecond=0) + KEEP_SECURITY_TXT
    text = render_template(
        "home/security.txt",
        settings=current_app.extensions["settings"],
        expires=expires.isoformat(),
    )
    return text, 200, {"Content-Type": "text/plain; charset=utf-8"}
