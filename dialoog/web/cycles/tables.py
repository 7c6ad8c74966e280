"""The screens of a cycle at a table: bundle cards, write the own view, read both views."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.cycles import Side
from dialoog.domain.methods import Tool
from dialoog.services import cycles, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.forms import ViewForm
from dialoog.web.cycles.joint import READABLE
from dialoog.web.cycles.sides import own_page, questions_of_phase
from dialoog.web.cycles.themes import place, table_of_cards
from dialoog.web.live.blueprint import guides
from dialoog.web.live.tools import PAGES
from dialoog.web.words import label

PAGES[Tool.BUNDLES] = "cycles.table_bundles"
PAGES[Tool.OWN_VIEWS] = "cycles.table_own_views"
PAGES[Tool.BOTH_VIEWS] = "cycles.table_both_views"


@bp.route("/tafels/<id:table_id>/bundels", methods=["GET", "POST"])
@guides
def table_bundles(table: Any) -> ResponseReturnValue:
    """Let a table read the cards and put together what says the same."""
    meeting = meetings.get_meeting(table.meeting_id)
    cycle = cycles.find_cycle(meeting.programme_id)
    if cycle is None:
        return _no_cycle(table, meeting, Tool.BUNDLES)
    on_table = table_of_cards(cycle)
    form = on_table["form"]
    if form.validate_on_submit() and place(cycle, form):
        return redirect(url_for(".table_bundles", table_id=table.id), 303)
    return render_template(
        "cycles/table_bundles.html", table=table, meeting=meeting, **on_table
    ), 422 if form.errors else 200


@bp.route("/tafels/<id:table_id>/onze-kijk", methods=["GET", "POST"])
@guides
def table_own_views(table: Any) -> ResponseReturnValue:
    """Let the group of this meeting write down what it thinks; it reads its own words only."""
    side = cycles.find_side_of_meeting(table.meeting_id)
    if side is None or not _leads(table):
        return render_template(
            "cycles/no_side.html", table=table, meeting=meetings.get_meeting(table.meeting_id)
        )
    return own_page(
        side,
        ViewForm(),
        back=url_for(".table_own_views", table_id=table.id),
        take_back=lambda view_id: url_for(
            ".take_back_view_at_table", table_id=table.id, view_id=view_id
        ),
        table_url=url_for("live.table", table_id=table.id),
    )


@bp.post("/tafels/<id:table_id>/onze-kijk/<id:view_id>/weg")
@guides
def take_back_view_at_table(table: Any, view_id: int) -> ResponseReturnValue:
    """Let the group of this meeting take back what it wrote down."""
    side = cycles.find_side_of_meeting(table.meeting_id)
    if side is not None and _leads(table):
        with unit_of_work():
            cycles.take_back_view(side, view_id)
    return redirect(url_for(".table_own_views", table_id=table.id), 303)


def _leads(table: Any) -> bool:
    """Say whether somebody sits at this table as its guide; organising the meeting isn't enough."""
    account = g.account
    return account is None or any(guide.user_id == account.user_id for guide in table.facilitators)


@bp.get("/tafels/<id:table_id>/beide-kanten")
@guides
def table_both_views(table: Any) -> ResponseReturnValue:
    """Show both views side by side, once the groups talk together."""
    meeting = meetings.get_meeting(table.meeting_id)
    cycle = cycles.find_cycle(meeting.programme_id)
    if cycle is None:
        return _no_cycle(table, meeting, Tool.BOTH_VIEWS)
    readable = cycle.stage in READABLE
    return render_template(
        "cycles/table_both_views.html",
        table=table,
        meeting=meeting,
        pairs_of_views=cycles.read_both(cycle) if readable else [],
        questions=questions_of_phase(cycle, Tool.BOTH_VIEWS),
        is_open=readable,
        Side=Side,
    )


def _no_cycle(table: Any, meeting: Any, tool: Tool) -> ResponseReturnValue:
    return render_template(
        "cycles/no_cycle.html", table=table, meeting=meeting, heading=label(tool)
    )
