"""The screen of one table: where it is, what to say, and on to the next phase."""

from __future__ import annotations

from typing import Any

from flask import Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.domain.feedback import CareRoute
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, followup, live, meetings, seating
from dialoog.services.live import TableNow
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.language import choose
from dialoog.web.live.blueprint import bp, guides
from dialoog.web.live.forms import TableForm
from dialoog.web.live.tree import draw_tree


@bp.get("/tafels/<id:table_id>")
@guides
def table(table: Any) -> ResponseReturnValue:
    """Show the table: before it begins its preparation, after that the guide."""
    return render_table(table)


def render_table(table: Any, *, form: TableForm | None = None) -> tuple[str, int]:
    """Give the screen of a table, with what was typed when that could not be stored."""
    scene = live.look_at_table(table, now=clock.now())
    shared = {
        "scene": scene,
        "table": table,
        "meeting": scene.meeting,
        "sheet": scene.sheet,
        "is_organiser": bool(g.account) and Ability.PLAN in g.account.abilities,
        "mark": live.mark_of_table(table),
        "standing": scene.standing,
        "announcements": live.list_for_table(table),
    }
    if scene.standing.moment is None or scene.meeting.state is MeetingState.PLANNED:
        underway = scene.meeting.state is MeetingState.UNDERWAY
        page = render_template(
            "live/prepare.html",
            **shared,
            underway=underway,
            guests=seating.list_at_table(table),
            lines=meetings.read_run_sheet(scene.meeting),
        )
        return page, 200
    page = render_template(
        "live/table.html",
        **shared,
        form=form or _empty_form(scene),
        taken_back=request.args.get("weg", type=int),
        underway=scene.meeting.state is MeetingState.UNDERWAY,
        phases=_phase_bar(scene),
        groups=_groups(scene),
        tree=draw_tree(scene),
        routes=list(CareRoute),
        agreements=[followup.standing(row) for row in followup.list_agreements(table_id=table.id)],
    )
    return page, 422 if form else 200


def _empty_form(scene: TableNow) -> TableForm:
    """Give a form without consent: it is asked of each speaker anew."""
    phase = scene.standing.phase.key if scene.standing.phase else ""
    return TableForm(formdata=None, data={"phase": phase})


def _phase_bar(scene: TableNow) -> list[dict[str, Any]]:
    moment = scene.standing.moment
    here = moment.position if moment else -1
    finished = scene.standing.finished
    return [
        {
            "label": phase.title.in_language(choose()),
            "icon": phase.icon,
            "number": phase.look,
            "state": "done"
            if position < here or finished
            else "now"
            if position == here
            else "todo",
        }
        for position, phase in enumerate(scene.sheet.phases)
    ]


def _groups(scene: TableNow) -> list[tuple[Any, list[Any]]]:
    """Give what was said by kind, those of this phase first; within a kind the newest first."""
    here = scene.standing.phase.records if scene.standing.phase else ()
    kinds = sorted(
        scene.sheet.method.record_kinds, key=lambda kind: kind.private or kind.key not in here
    )
    by_kind = [
        (kind, [row for row in reversed(scene.contributions) if row.kind == kind.key])
        for kind in kinds
    ]
    return [(kind, rows) for kind, rows in by_kind if rows]


@bp.get("/tafels/<id:table_id>/stand")
@guides
def table_state(table: Any) -> ResponseReturnValue:
    """Answer 304 as long as nothing changed at the table; asked every few seconds."""
    return as_state(live.mark_of_table(table))


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
