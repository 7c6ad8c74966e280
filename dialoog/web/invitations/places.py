"""Places and the waiting list: how many there are, who is next, and who gets one by hand."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, invitations, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.places_forms import places_form
from dialoog.web.words import sentence

OPEN = {MeetingState.DRAFT, MeetingState.PLANNED}


@bp.route("/bijeenkomsten/<id:meeting_id>/plaatsen", methods=["GET", "POST"])
@may(Ability.PLAN)
def places(meeting_id: int) -> ResponseReturnValue:
    """Show who has a place and who waits, and change how many places there are."""
    meeting = meetings.get_meeting(meeting_id)
    standing = invitations.read_standing(meeting, now=clock.now())
    form = places_form(standing.groups, standing.places)
    if meeting.state in OPEN and form.validate_on_submit():
        try:
            with unit_of_work():
                offered = invitations.change_places(
                    meeting_id, form.places(), seen=form.places_seen(), now=clock.now()
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_say_changed(offered), "positive")
            return redirect(url_for(".places", meeting_id=meeting_id), 303)
    return render_template(
        "invitations/places.html",
        meeting=meeting,
        standing=standing,
        why_not=sentence(standing.refusal) if standing.refusal else None,
        advice=invitations.advise(standing.places),
        form=form,
        is_open=meeting.state in OPEN,
    ), 422 if form.errors else 200


def _say_changed(offered: int) -> str:
    said = _("Bewaard.")
    if offered:
        said += " " + ngettext(
            "%(num)d mens van de wachtlijst krijgt een plaats aangeboden.",
            "%(num)d mensen van de wachtlijst krijgen een plaats aangeboden.",
            offered,
        )
    return said


@bp.post("/uitnodigingen/<id:invitation_id>/plaats")
@may(Ability.PLAN)
def offer_place(invitation_id: int) -> ResponseReturnValue:
    """Offer somebody on the waiting list a place; an extra one only when that is asked for."""
    with unit_of_work():
        row = invitations.offer_place(invitation_id, extra="extra" in request.form, now=clock.now())
        meeting_id = row.meeting_id
    flash(_("De plaats is aangeboden. Deze persoon krijgt bericht."), "positive")
    return redirect(url_for(".places", meeting_id=meeting_id), 303)


@bp.post("/uitnodigingen/<id:invitation_id>/wachtlijst")
@may(Ability.PLAN)
def put_on_waiting_list(invitation_id: int) -> ResponseReturnValue:
    """Put somebody at the end of the waiting list again."""
    with unit_of_work():
        meeting_id = invitations.put_on_waiting_list(invitation_id, now=clock.now()).meeting_id
    flash(_("Deze persoon staat op de wachtlijst."), "positive")
    return redirect(url_for(".places", meeting_id=meeting_id), 303)
