"""The list at the door: who came, who didn't, and who came without being asked."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import Attendance, InvitationState
from dialoog.services import clock, invitations, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.forms import WalkInForm


@bp.route("/bijeenkomsten/<id:meeting_id>/aanwezig", methods=["GET", "POST"])
@may(Ability.PLAN)
def attendance(meeting_id: int) -> ResponseReturnValue:
    """Show who is expected and who is there; add somebody who came without being asked."""
    meeting = meetings.get_meeting(meeting_id)
    form = WalkInForm(people=invitations.list_candidates(meeting_id))
    if form.validate_on_submit():
        with unit_of_work():
            invitations.add_walk_in(meeting_id, form.person.data, now=clock.now())
        flash(_("Welkom. Deze persoon staat op de lijst."), "positive")
        return redirect(url_for(".attendance", meeting_id=meeting_id), 303)
    pairs = [
        (row, row.as_invitation())
        for row in invitations.list_of_meeting(meeting_id)
        if row.state is not InvitationState.DRAFT or row.attendance is not Attendance.UNKNOWN
    ]
    page = render_template(
        "invitations/attendance.html",
        meeting=meeting,
        expected=[pair for pair in pairs if pair[1].is_coming],
        others=[pair for pair in pairs if not pair[1].is_coming],
        here=sum(row.attendance in {Attendance.PRESENT, Attendance.WALK_IN} for row, _one in pairs),
        form=form,
        Attendance=Attendance,
    )
    return page, 422 if form.errors else 200


@bp.post("/uitnodigingen/<id:invitation_id>/aanwezig")
@may(Ability.PLAN)
def mark_attendance(invitation_id: int) -> ResponseReturnValue:
    """Note whether somebody came."""
    with unit_of_work():
        row = invitations.mark_attendance(invitation_id, came="came" in request.form)
        meeting_id = row.meeting_id
    return redirect(url_for(".attendance", meeting_id=meeting_id) + f"#mens-{invitation_id}", 303)
