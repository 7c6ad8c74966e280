"""Phone and post: who must still be called, whose letter must still go."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import AnswerChannel, InvitationState, Reply
from dialoog.domain.people import Channel
from dialoog.services import clock, invitations, meetings
from dialoog.services.invitations import GuestAnswer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp


@bp.get("/bijeenkomsten/<id:meeting_id>/bellijst")
@may(Ability.PLAN)
def call_list(meeting_id: int) -> ResponseReturnValue:
    """Show whom to phone, what to tell, and one button for each result."""
    meeting = meetings.get_meeting(meeting_id)
    return render_template(
        "invitations/call_list.html",
        meeting=meeting,
        pairs=_pairs(invitations.list_calls(meeting_id)),
        InvitationState=InvitationState,
        Reply=Reply,
    )


@bp.post("/uitnodigingen/<id:invitation_id>/gebeld")
@may(Ability.PLAN)
def phoned(invitation_id: int) -> ResponseReturnValue:
    """Note what came of a call: an answer, or only that the person knows now."""
    reply = request.form.get("antwoord", "")
    if reply and reply not in set(Reply):
        abort(400)
    now = clock.now()
    with unit_of_work():
        if reply:
            row = invitations.get_invitation(invitation_id)
            said = GuestAnswer(
                Reply(reply), row.sequence or 0, note=row.note, companion=row.companion
            )
            invitations.answer_for(invitation_id, said, through=AnswerChannel.PHONE, at=now)
        else:
            row = invitations.mark_told(invitation_id, through=Channel.PHONE, now=now)
        meeting_id = row.meeting_id
    flash(_("Genoteerd."), "positive")
    return redirect(url_for(".call_list", meeting_id=meeting_id), 303)


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
        pairs=_pairs(invitations.list_letters(meeting_id)),
        InvitationState=InvitationState,
    )


def _pairs(rows: Any) -> list[Any]:
    return [(row, row.as_invitation()) for row in rows]
