"""Practise the screen of a table before the day, with invented people and words."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from dialoog.services import clock, live
from dialoog.web.language import choose
from dialoog.web.live.blueprint import bp, guides
from dialoog.web.live.screen import guide_words, shared_words
from dialoog.web.live.state import describe


@bp.get("/tafels/<id:table_id>/oefenen")
@guides
def practise(table: Any) -> ResponseReturnValue:
    """Show the screen of a table as it will be; what is done there stays in the browser."""
    scene = live.invent_table(table, language=choose(), now=clock.now())
    words = {**shared_words(scene), **guide_words(scene, form=None)}
    state = {**describe(scene), "underway": True}
    words |= {"announcements": [], "underway": True, "state": state}
    return render_template("live/practice.html", **words, practice=True)
