"""The call list: whom to phone, what to tell, and what came of it in two taps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import AnswerChannel, InvitationState, Reply
from dialoog.services import clock, invitations, meetings
from dialoog.services.invitations import GuestAnswer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.board import say_if_waiting
from dialoog.web.invitations.office_forms import CallBackForm

WITHOUT_ANSWER: dict[str, Callable[..., Any]] = {
    "verteld": invitations.tell_by_phone,
    "geen-gehoor": invitations.note_call_in_vain,
    "verkeerd-nummer": invitations.note_wrong_number,
    "brief": invitations.go_by_letter,
}


@bp.get("/bijeenkomsten/<id:meeting_id>/bellijst")
@may(Ability.PLAN)
def call_list(meeting_id: int) -> ResponseReturnValue:
    """Show whom to phone, what to tell, and one button for each result."""
    meeting = meetings.get_meeting(meeting_id)
    now = clock.now()
    return render_template(
        "invitations/call_list.html",
        meeting=meeting,
        calls=invitations.list_calls(meeting_id, now=now),
        moments=invitations.moments_to_call(now),
        InvitationState=InvitationState,
        Reply=Reply,
    )


@bp.post("/uitnodigingen/<id:invitation_id>/gebeld")
@may(Ability.PLAN)
def phoned(invitation_id: int) -> ResponseReturnValue:
    """Note what came of a call: an answer, or why there is none yet."""
    reply, result = request.form.get("antwoord"), request.form.get("uitkomst")
    if reply not in {None, *Reply} or result not in {None, *WITHOUT_ANSWER}:
        abort(400)
    now = clock.now()
    with unit_of_work():
        if reply:
            row = invitations.get_invitation(invitation_id)
            said = GuestAnswer(
                Reply(reply), row.sequence or 0, note=row.note, companion=row.companion
            )
            row = invitations.answer_for(invitation_id, said, through=AnswerChannel.PHONE, at=now)
            say_if_waiting(row)
        elif result:
            row = WITHOUT_ANSWER[result](invitation_id, now=now)
        else:
            abort(400)
        meeting_id = row.meeting_id
    flash(_("Genoteerd."), "positive")
    return redirect(url_for(".call_list", meeting_id=meeting_id), 303)


@bp.route("/uitnodigingen/<id:invitation_id>/terugbellen", methods=["GET", "POST"])
@may(Ability.PLAN)
def call_back(invitation_id: int) -> ResponseReturnValue:
    """Choose when to phone somebody again, and write down what they said meanwhile."""
    row = invitations.get_invitation(invitation_id)
    form = CallBackForm(moments=invitations.moments_to_call(clock.now()), data={"note": row.note})
    if form.validate_on_submit():
        with unit_of_work():
            invitations.call_later(
                invitation_id, at=form.moment(), note=form.note.data, now=clock.now()
            )
        flash(_("Genoteerd."), "positive")
        return redirect(url_for(".call_list", meeting_id=row.meeting_id), 303)
    return render_template(
        "invitations/call_back.html", row=row, meeting=row.meeting, form=form
    ), 422 if form.errors else 200
