"""The wall itself: silent at first, then all ideas large enough to read from a chair."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from dialoog.adapters.qr import qr_picture
from dialoog.domain.accounts import Ability
from dialoog.domain.live import Source
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.domain.wall import WallStage
from dialoog.services import clock, wall
from dialoog.services.live.devices import Purpose, device_link
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.live.blueprint import guides
from dialoog.web.live.tables import as_state
from dialoog.web.live.tools import PAGES
from dialoog.web.wall.blueprint import bp
from dialoog.web.wall.forms import IdeaForm

PAGES[Tool.WALL] = "wall.ideas"


@bp.route("/tafels/<id:table_id>/plakwand", methods=["GET", "POST"])
@guides
def ideas(table: Any) -> ResponseReturnValue:
    """Show the wall, and write an idea down from a note of paper."""
    form = IdeaForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wall.add_idea(
                    table.id,
                    form.text.data or "",
                    client_id=UUID(form.client_id.data),
                    source=Source.TABLE,
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused, field="text")
        else:
            return redirect(url_for(".ideas", table_id=table.id, _anchor="text"), 303)
    link = device_link(table.id, Purpose.JOIN)
    return render_template(
        "wall/ideas.html",
        table=table,
        wall=wall.look(table),
        form=form,
        link=link,
        picture=qr_picture(link),
        WallStage=WallStage,
    ), 422 if form.errors else 200


@bp.get("/tafels/<id:table_id>/plakwand/stand")
@guides
def state(table: Any) -> ResponseReturnValue:
    """Answer 304 as long as nothing changed on the wall; asked every few seconds."""
    return as_state(wall.look(table).mark)


@bp.post("/tafels/<id:table_id>/plakwand/tonen")
@guides
def show(table: Any) -> ResponseReturnValue:
    """Hang all ideas on the wall."""
    with unit_of_work():
        wall.show(table.id, now=clock.now())
    return redirect(url_for(".ideas", table_id=table.id), 303)


@bp.post("/tafels/<id:table_id>/plakwand/stil")
@guides
def hush(table: Any) -> ResponseReturnValue:
    """Let people write in silence again."""
    with unit_of_work():
        wall.hush(table.id)
    return redirect(url_for(".ideas", table_id=table.id), 303)


@bp.get("/bijeenkomsten/<id:meeting_id>/plakwand")
@may(Ability.PLAN)
def hall(meeting_id: int) -> ResponseReturnValue:
    """Show the walls of all tables, as far as they may be read."""
    walls = wall.look_at_all(meeting_id)
    return render_template(
        "wall/hall.html", meeting=walls[0].meeting, walls=walls, WallStage=WallStage
    )
