"""Post: whose letter must still go."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import InvitationState
from dialoog.services import clock, invitations, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp


@bp.route("/bijeenkomsten/<id:meeting_id>/brieven", methods=["GET", "POST"])
@may(Ability.PLAN)
def letters(meeting_id: int) -> ResponseReturnValue:
    """Show which letters must go, and note that they are on the post."""
    meeting = meetings.get_meeting(meeting_id)
    if request.method == "POST":
        posted = set(request.form.getlist("brief", type=int))
        with unit_of_work():
            number = invitations.mark_posted(meeting_id, posted, now=clock.now())
        flash(
            ngettext("%(num)d brief is op de post.", "%(num)d brieven zijn op de post.", number),
            "positive",
        )
        return redirect(url_for(".letters", meeting_id=meeting_id), 303)
    return render_template(
        "invitations/letters.html",
        meeting=meeting,
        pairs=[(row, row.as_invitation()) for row in invitations.list_letters(meeting_id)],
        InvitationState=InvitationState,
    )
