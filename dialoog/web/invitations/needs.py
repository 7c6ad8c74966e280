"""What people need to be able to take part: who sees to it, is it arranged, was it there."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import DAY_HAS_BEGUN, NeedState, NeedStep
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Need, NeedKind
from dialoog.services import clock, invitations, meetings, members
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp

OVER = {MeetingState.HELD, MeetingState.LOCKED}
CLOSED = {MeetingState.CANCELLED, MeetingState.LOCKED}


@bp.get("/bijeenkomsten/<id:meeting_id>/nodig")
@may(Ability.PLAN)
def needs(meeting_id: int) -> ResponseReturnValue:
    """Show everything that has to be arranged, by kind, and what no longer has."""
    meeting = meetings.get_meeting(meeting_id)
    return render_template(
        "invitations/needs.html",
        meeting=meeting,
        board=invitations.read_needs(meeting),
        members=members.list_members(),
        may_change=meeting.state not in CLOSED,
        has_begun=meeting.state in DAY_HAS_BEGUN,
        is_over=meeting.state in OVER,
        NeedState=NeedState,
    )


@bp.post("/bijeenkomsten/<id:meeting_id>/nodig/<id:person_id>")
@may(Ability.PLAN)
def change_need(meeting_id: int, person_id: int) -> ResponseReturnValue:
    """Say in one tap that something is arranged, or not after all; afterwards, that it was there."""
    need = Need(_kind(), request.form.get("detail", ""))
    said = request.form.get("is", "")
    now = clock.now()
    with unit_of_work():
        if said in {"gekregen", "gemist"}:
            invitations.record_need_received(
                meeting_id, person_id, need, received=said == "gekregen", now=now
            )
        else:
            step = NeedStep.ARRANGE if said == "geregeld" else NeedStep.REOPEN
            invitations.take_need_step(meeting_id, person_id, need, step, now=now)
    return _back(meeting_id)


@bp.post("/bijeenkomsten/<id:meeting_id>/nodig/alles")
@may(Ability.PLAN)
def arrange_all_needs(meeting_id: int) -> ResponseReturnValue:
    """Say that everything of one kind is arranged."""
    with unit_of_work():
        number = invitations.arrange_all_needs(meeting_id, _kind(), now=clock.now())
    flash(
        ngettext("%(num)d ding is geregeld.", "%(num)d dingen zijn geregeld.", number), "positive"
    )
    return _back(meeting_id)


@bp.post("/bijeenkomsten/<id:meeting_id>/nodig/wie")
@may(Ability.PLAN)
def assign_needs(meeting_id: int) -> ResponseReturnValue:
    """Let somebody see to everything of one kind."""
    user_id = request.form.get("wie", type=int)
    if user_id is not None:
        members.get_member(user_id)
    with unit_of_work():
        invitations.assign_needs(meeting_id, _kind(), user_id=user_id, now=clock.now())
    flash(_("Bewaard."), "positive")
    return _back(meeting_id)


def _kind() -> NeedKind:
    kind = request.form.get("soort", "")
    if kind not in set(NeedKind):
        abort(400)
    return NeedKind(kind)


def _back(meeting_id: int) -> ResponseReturnValue:
    return redirect(url_for(".needs", meeting_id=meeting_id, _anchor=_kind().value), 303)
