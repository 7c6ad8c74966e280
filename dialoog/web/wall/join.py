"""Somebody's own phone at the table: write ideas in silence, later give five dots."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.live import Source
from dialoog.domain.refusal import Refused
from dialoog.domain.wall import DOTS_EACH, WallStage
from dialoog.services import clock, wall
from dialoog.services.live.devices import Purpose
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.live.own_device import device, with_key
from dialoog.web.live.tables import as_state
from dialoog.web.wall.blueprint import bp
from dialoog.web.wall.forms import IdeaForm


@bp.route("/meedoen/<id:table_id>/<key>", methods=["GET", "POST"])
@with_key(Purpose.JOIN)
def join(table_id: int) -> ResponseReturnValue:
    """Take ideas, and show the dots once people choose; never what others wrote in silence."""
    form = IdeaForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wall.add_idea(
                    table_id,
                    form.text.data or "",
                    client_id=UUID(form.client_id.data),
                    source=Source.OWN_DEVICE,
                    now=clock.now(),
                )
            flash(_("Uw idee is binnen. Hebt u er nog een?"), "positive")
            return redirect(request.path, 303)
        except Refused as refused:
            form.refuse(refused, field="text")
    found = wall.look_from(table_id)
    mine = wall.list_own_dots(table_id, device())
    return render_template(
        "wall/join.html",
        wall=found,
        form=form,
        mine=mine,
        left=DOTS_EACH - sum(mine.values()),
        state_url=url_for(".join_state", **request.view_args or {}),
        tap_url=url_for(".tap", **request.view_args or {}),
        mark=_mark(found),
        WallStage=WallStage,
    ), 422 if form.errors else 200


@bp.get("/meedoen/<id:table_id>/<key>/stand")
@with_key(Purpose.JOIN)
def join_state(table_id: int) -> ResponseReturnValue:
    """Answer 304 as long as somebody can do the same; asked every few seconds."""
    return as_state(_mark(wall.look_from(table_id)))


@bp.post("/meedoen/<id:table_id>/<key>/stip")
@with_key(Purpose.JOIN)
def tap(table_id: int) -> ResponseReturnValue:
    """Give a dot, or take it back."""
    cluster_id = request.form.get("groep", 0, type=int)
    with unit_of_work():
        wall.tap(table_id, cluster_id, by=-1 if "eraf" in request.form else 1, device=device())
    back = url_for(".join", **request.view_args or {}, _anchor=f"groep-{cluster_id}")
    return redirect(back, 303)


def _mark(found: wall.Wall) -> str:
    """Give a word that changes when somebody can do something else, not for every dot."""
    names = len(found.clusters) if found.stage is WallStage.CHOOSING else 0
    return f"{found.stage}-{found.meeting.state}-{int(found.begun)}-{names}"
