"""Hints for plain words, beside the field in which somebody writes for everybody."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.domain.feedback import plain_hints
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp

bp.add_app_template_global(plain_hints)


@bp.post("/gewone-woorden")
@may(Ability.FOLLOW_UP)
def plain_words() -> ResponseReturnValue:
    """Say what may be hard to read in the words that are being written; nothing is kept."""
    words = request.form.get("woorden", "")
    return render_template("feedback/plain_words.html", hints=plain_hints(words))
