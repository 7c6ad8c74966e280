"""The screen of one table: where it is, what to say, and on to the next phase."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import (
    Response,
    abort,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from dialoog.domain.people import Perspective
from dialoog.services import clock, keys, live
from dialoog.services.seating import Company
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.live.blueprint import bp, guides
from dialoog.web.live.screen import guide_words, render_table, shared_words
from dialoog.web.live.state import describe_table


@bp.get("/tafels/<id:table_id>")
@guides
def table(table: Any) -> ResponseReturnValue:
    """Show the table: before it begins its preparation, after that the guide."""
    return render_table(table)


@bp.get("/tafels/<id:table_id>/scherm")
@guides
def bare_table(table: Any) -> ResponseReturnValue:
    """Show the table without anything that was said, for a tablet to keep for when it is offline."""
    scene = live.look_at_table(table, now=clock.now())
    if scene.standing.moment is None:
        abort(404)
    bare = replace(
        scene, contributions=[], taken_back=[], turns={}, agreements=[], company=Company()
    )
    words = {**shared_words(bare), **guide_words(bare, form=None), "announcements": []}
    words |= {"state": None, "practice": False}
    return render_template("live/table.html", **words)


@bp.get("/tafels/<id:table_id>/sleutel")
@guides
def table_key(table: Any) -> ResponseReturnValue:
    """Give the key with which a tablet locks away what it couldn't send yet, to who may guide."""
    key = keys.locking_key(current_app.config["SECRET_KEY"], "table", table.id)
    return {"key": key, "token": generate_csrf()}


@bp.get("/tafels/werker.js")
@public
def worker() -> ResponseReturnValue:
    """Give the script that keeps the screens of tables at hand when there is no internet.

    It stands under /tafels/, because it may only serve pages below its own address.
    """
    script = Path(current_app.static_folder or "") / "js" / "table" / "worker.js"
    response = Response(script.read_bytes(), mimetype="text/javascript")
    response.add_etag()
    return response.make_conditional(request)


@bp.post("/tafels/<id:table_id>/beurten")
@guides
def count_turns(table: Any) -> ResponseReturnValue:
    """Count one turn of a perspective."""
    spoke = {side: 1 for side in Perspective if side in request.form}
    with unit_of_work():
        live.count_turns(table.id, request.form.get("phase", ""), spoke)
    return redirect(url_for(".table", table_id=table.id, _anchor="beurten"), 303)


@bp.get("/tafels/<id:table_id>/stand")
@guides
def table_state(table: Any) -> ResponseReturnValue:
    """Tell how a table is; 304 as long as nothing changed. Asked every few seconds."""
    mark = live.mark_of_table(table)
    if request.if_none_match.contains(mark):
        return as_state(mark)
    response = jsonify(describe_table(table, mark=mark))
    response.set_etag(mark)
    return response


def as_state(mark: str) -> ResponseReturnValue:
    """Give the small answer by which a screen knows that it is still up to date."""
    response = Response(mark, mimetype="text/plain")
    response.set_etag(mark)
    response.make_conditional(request)
    return response


@bp.post("/tafels/<id:table_id>/begin")
@guides
def begin_table(table: Any) -> ResponseReturnValue:
    """Let a table begin that was added during the day."""
    with unit_of_work():
        live.begin_table(table.id, now=clock.now())
    return _back_to(table.id)


@bp.post("/tafels/<id:table_id>/volgende")
@guides
def go_on(table: Any) -> ResponseReturnValue:
    """Begin the next phase."""
    with unit_of_work():
        live.go_on(table.id, from_position=_from_position(), now=clock.now())
    return _back_to(table.id)


@bp.post("/tafels/<id:table_id>/terug")
@guides
def go_back(table: Any) -> ResponseReturnValue:
    """Return to the phase before."""
    with unit_of_work():
        live.go_back(table.id, from_position=_from_position())
    return _back_to(table.id)


@bp.post("/tafels/<id:table_id>/langer")
@guides
def take_longer(table: Any) -> ResponseReturnValue:
    """Take five minutes more for this phase."""
    with unit_of_work():
        live.take_longer(table.id)
    return _back_to(table.id)


@bp.post("/tafels/<id:table_id>/hulp")
@guides
def ask_help(table: Any) -> ResponseReturnValue:
    """Call the organiser to the table."""
    with unit_of_work():
        live.ask_help(table.id, now=clock.now())
    return _back_to(table.id)


@bp.post("/tafels/<id:table_id>/hulp/klaar")
@guides
def end_help(table: Any) -> ResponseReturnValue:
    """Say that help has come, or isn't needed any more."""
    with unit_of_work():
        live.end_help(table.id)
    if request.form.get("van") == "zaal":
        return redirect(url_for(".hall", meeting_id=table.meeting_id), 303)
    return _back_to(table.id)


def _from_position() -> int:
    return request.form.get("plek", default=-1, type=int)


def _back_to(table_id: int) -> ResponseReturnValue:
    return redirect(url_for(".table", table_id=table_id), 303)
