"""Who is at a table: noted by who guides it, seat by seat."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.invitations import Attendance
from dialoog.domain.meetings import MeetingState
from dialoog.services import invitations, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.live.blueprint import bp, guides

HERE = frozenset({Attendance.PRESENT, Attendance.WALK_IN})
OPEN = frozenset({MeetingState.PLANNED, MeetingState.UNDERWAY})


@bp.get("/tafels/<id:table_id>/aanwezig")
@guides
def company(table: Any) -> ResponseReturnValue:
    """Show who is expected at this table, and who is there."""
    people = seating.list_expected(table)
    return render_template(
        "live/company.html",
        table=table,
        meeting=meetings.get_meeting(table.meeting_id),
        people=people,
        here=sum(one.attendance in HERE for one in people),
        Attendance=Attendance,
        HERE=HERE,
    )


@bp.post("/tafels/<id:table_id>/aanwezig/<id:invitation_id>")
@guides
def note_company(table: Any, invitation_id: int) -> ResponseReturnValue:
    """Note that somebody is there, or isn't; only for who has a seat at this table."""
    found = {one.invitation_id: one for one in seating.list_expected(table)}
    if invitation_id not in found:
        abort(404)
    name, seen = found[invitation_id].name, request.form.get("gezien", type=Attendance)
    if meetings.get_meeting(table.meeting_id).state not in OPEN:
        abort(404)
    with unit_of_work():
        if "terug" in request.form:
            invitations.take_back(invitation_id, seen=seen)
            said = _("Teruggezet: %(name)s.", name=name)
        elif "came" in request.form:
            invitations.mark_attendance(invitation_id, came=True, seen=seen)
            said = _("%(name)s is er.", name=name)
        else:
            invitations.mark_attendance(invitation_id, came=False, seen=seen)
            said = _("%(name)s is er niet.", name=name)
    flash(said, "positive")
    return redirect(url_for(".company", table_id=table.id, _anchor=f"mens-{invitation_id}"), 303)
