"""What the organiser tells all tables, and what a table says back."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.announcements import TableAnswer
from dialoog.services import clock, live, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.live.blueprint import bp, guides


@bp.post("/bijeenkomsten/<id:meeting_id>/zaal/verder")
@may(Ability.PLAN)
def ask_to_go_on(meeting_id: int) -> ResponseReturnValue:
    """Ask all tables to go to their next phase."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        live.ask_to_go_on(meeting_id, now=clock.now())
    flash(_("Gevraagd aan alle tafels. Elke tafel beslist zelf."), "positive")
    return redirect(url_for(".hall", meeting_id=meeting_id), 303)


@bp.post("/mededelingen/<id:announcement_id>/weg")
@may(Ability.PLAN)
def take_back_announcement(announcement_id: int) -> ResponseReturnValue:
    """Remove what was told from every screen."""
    with unit_of_work():
        meeting_id = live.take_back_announcement(announcement_id)
    flash(_("Het bericht staat op geen enkel scherm meer."), "positive")
    return redirect(url_for(".hall", meeting_id=meeting_id), 303)


@bp.post("/tafels/<id:table_id>/mededelingen/<id:announcement_id>")
@guides
def answer_announcement(table: Any, announcement_id: int) -> ResponseReturnValue:
    """Say that a table has seen it, goes on, or wants more time."""
    said = request.form.get("antwoord", type=TableAnswer)
    if said is None:
        abort(400)
    with unit_of_work():
        live.answer(
            announcement_id,
            said,
            table_id=table.id,
            from_position=request.form.get("plek", default=-1, type=int),
            now=clock.now(),
        )
    return redirect(url_for(".table", table_id=table.id), 303)
