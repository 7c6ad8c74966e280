"""Methods: what there is to choose from, and a whole run sheet to read."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.domain.methods import Method
from dialoog.services import methods
from dialoog.web.access import may

bp = Blueprint("methods", __name__, url_prefix="/werkvormen")


@bp.app_template_filter("record_label")
def record_label(key: str, method: Method, language: str) -> str:
    """Say a kind of contribution of a method in this language."""
    return method.get_record_kind(key).label.in_language(language)


@bp.get("/")
@may(Ability.SEE_OWN_TABLES)
def index() -> ResponseReturnValue:
    """Show the methods: what for, how long, for how many people."""
    return render_template("methods/index.html", methods=methods.list_methods())


@bp.get("/<key>")
@may(Ability.SEE_OWN_TABLES)
def show(key: str) -> ResponseReturnValue:
    """Show one method with everything a facilitator says, asks and needs."""
    method = methods.find_method(key)
    if method is None:
        abort(404)
    return render_template("methods/show.html", method=method)
