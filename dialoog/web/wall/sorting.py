"""Put ideas together under a name: choose, name, done; dragging is an extra."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.wall import WallStage
from dialoog.services import wall
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.live.blueprint import guides
from dialoog.web.live.tools import PAGES
from dialoog.web.wall.blueprint import bp
from dialoog.web.wall.forms import A_NEW_ONE, NameForm, TogetherForm

PAGES[Tool.CLUSTERS] = "wall.clusters"
AT_FIELD = {
    "wall.no_idea_chosen": "ideas",
    "wall.no_name": "name",
    "wall.name_too_long": "name",
    "wall.name_taken": "name",
}


@bp.route("/tafels/<id:table_id>/groepen", methods=["GET", "POST"])
@guides
def clusters(table: Any) -> ResponseReturnValue:
    """Show the ideas with their clusters, and put some together."""
    found = wall.look(table)
    form = TogetherForm(found)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wall.put_together(
                    table.id,
                    form.ideas.data or [],
                    name=form.name.data or "",
                    cluster_id=None if form.into.data == A_NEW_ONE else form.into.data,
                )
        except Refused as refused:
            form.refuse(refused, field=AT_FIELD.get(refused.code))
        else:
            return _back(table.id)
    return render_template(
        "wall/clusters.html",
        table=table,
        wall=found,
        form=form,
        chosen=set(form.ideas.data or []),
        A_NEW_ONE=A_NEW_ONE,
        WallStage=WallStage,
    ), 422 if form.errors else 200


@bp.post("/tafels/<id:table_id>/groepen/los")
@guides
def take_out(table: Any) -> ResponseReturnValue:
    """Let one idea hang loose again."""
    with unit_of_work():
        wall.take_out(table.id, request.form.get("idee", 0, type=int))
    return _back(table.id)


@bp.route("/tafels/<id:table_id>/groepen/<id:cluster_id>", methods=["GET", "POST"])
@guides
def rename(table: Any, cluster_id: int) -> ResponseReturnValue:
    """Give a cluster another name."""
    found = wall.look(table)
    cluster = next((each for each in found.clusters if each.row.id == cluster_id), None)
    if cluster is None:
        raise Missing("cluster", cluster_id)
    form = NameForm(data={"name": cluster.row.name})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wall.rename(table.id, cluster_id, form.name.data or "")
        except Refused as refused:
            form.refuse(refused, field=AT_FIELD.get(refused.code))
        else:
            return _back(table.id)
    page = render_template("wall/rename.html", table=table, wall=found, form=form, cluster=cluster)
    return page, 422 if form.errors else 200


@bp.post("/tafels/<id:table_id>/groepen/<id:cluster_id>/uit-elkaar")
@guides
def undo_cluster(table: Any, cluster_id: int) -> ResponseReturnValue:
    """Take a cluster apart; its ideas hang loose again."""
    with unit_of_work():
        wall.undo_cluster(table.id, cluster_id)
    return _back(table.id)


def _back(table_id: int) -> ResponseReturnValue:
    return redirect(url_for(".clusters", table_id=table_id), 303)
