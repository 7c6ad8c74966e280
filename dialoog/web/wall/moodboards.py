"""A moodboard for each advice, on the screen and on paper."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.domain.wall import WallStage
from dialoog.services import wall
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.live.blueprint import guides
from dialoog.web.live.tools import PAGES
from dialoog.web.wall.blueprint import bp
from dialoog.web.wall.forms import MoodboardForm
from dialoog.web.wall.paper import draw_moodboards

PAGES[Tool.MOODBOARD] = "wall.moodboards"
BOARDS = "/tafels/<id:table_id>/moodboard"


@bp.get(BOARDS)
@guides
def moodboards(table: Any) -> ResponseReturnValue:
    """Show the top with a picture and a line for each."""
    found = wall.look(table)
    return render_template(
        "wall/moodboards.html",
        table=table,
        wall=found,
        boards=wall.list_boards(found) if found.stage is WallStage.CHOSEN else [],
    )


@bp.route(f"{BOARDS}/<id:cluster_id>", methods=["GET", "POST"])
@guides
def moodboard(table: Any, cluster_id: int) -> ResponseReturnValue:
    """Give an advice a picture with one line."""
    found = wall.look(table)
    board = wall.get_board(found, cluster_id)
    form = MoodboardForm(obj=board.moodboard)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wall.make_moodboard(
                    table.id,
                    cluster_id,
                    picture=form.upload,
                    line=form.line.data or "",
                    alt=form.alt.data or "",
                )
        except Refused as refused:
            about_picture = refused.code.startswith("picture.")
            form.refuse(refused, field="picture" if about_picture else None)
        else:
            return redirect(url_for(".moodboards", table_id=table.id), 303)
    page = render_template("wall/moodboard.html", table=table, wall=found, board=board, form=form)
    return page, 422 if form.errors else 200


@bp.post(f"{BOARDS}/<id:cluster_id>/weg")
@guides
def remove_moodboard(table: Any, cluster_id: int) -> ResponseReturnValue:
    """Take a moodboard away, picture and all."""
    with unit_of_work():
        wall.remove_moodboard(table.id, cluster_id)
    return redirect(url_for(".moodboards", table_id=table.id), 303)


@bp.get(f"{BOARDS}/<id:cluster_id>/beeld.jpg")
@guides
def picture(table: Any, cluster_id: int) -> ResponseReturnValue:
    """Give the picture of an advice."""
    row = wall.get_picture(wall.look(table), cluster_id)
    return Response(row.picture, mimetype="image/jpeg")


@bp.get(f"{BOARDS}.pdf")
@guides
def moodboards_paper(table: Any) -> ResponseReturnValue:
    """Give the moodboards as PDF, to hang on a wall: an advice on each page."""
    response = Response(draw_moodboards(wall.look(table)), mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"moodboards-{table.id}.pdf")
    return response
