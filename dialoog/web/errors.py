"""When something can't be: say so kindly, and never say more to one person than to another."""

from __future__ import annotations

from flask import Flask, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from dialoog.domain.refusal import Missing, Refused
from dialoog.web.access import came_from
from dialoog.web.words import sentence


def register(app: Flask) -> None:
    """Give each kind of trouble its page."""
    app.register_error_handler(Missing, _missing)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(HTTPException, _http)


def _missing(_error: Missing) -> ResponseReturnValue:
    return render_template("errors/404.html"), 404


def _refused(refused: Refused) -> ResponseReturnValue:
    """Go back to where the button was and say there why not."""
    origin = came_from()
    if request.method == "POST" and origin:
        flash(sentence(refused), "negative")
        return redirect(origin, 303)
    return render_template("errors/refused.html", sentence=sentence(refused)), 409


def _form_expired(_error: CSRFError) -> ResponseReturnValue:
    return render_template("errors/form_expired.html"), 400


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code < 400 or isinstance(error, SecurityError):  # noqa: PLR2004 - a redirect is no error
        return error.get_response()  # and under a foreign host name our pages have no address
    known = code if code in {400, 403, 404, 405, 413, 429, 500, 503} else 500
    page = "404" if known in {403, 404, 405} else str(known)
    return render_template(f"errors/{page}.html"), code
