"""Mail under way: how far it is, pause and resume, and repair what didn't arrive."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused
from dialoog.services import clock, meetings, outbox
from dialoog.services.invitations import repairing
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.sending_forms import AddressForm
from dialoog.web.live.tables import as_state

WAYS = {"bellen": Channel.PHONE, "brief": Channel.LETTER}


@bp.get("/bijeenkomsten/<id:meeting_id>/uitnodigingen/onderweg")
@may(Ability.PLAN)
def sending(meeting_id: int) -> ResponseReturnValue:
    """Show how far the mail about a meeting is, and what didn't arrive."""
    meeting = meetings.get_bare_meeting(meeting_id)
    standing = repairing.sending(meeting_id)
    undelivered = repairing.list_undelivered(meeting_id)
    return render_template(
        "invitations/sending.html",
        meeting=meeting,
        standing=standing,
        undelivered=undelivered,
        pace=outbox.pace(),
        delivers=outbox.delivers(),
        mark=_mark(meeting, standing, undelivered),
    )


@bp.get("/bijeenkomsten/<id:meeting_id>/uitnodigingen/onderweg/stand")
@may(Ability.PLAN)
def sending_state(meeting_id: int) -> ResponseReturnValue:
    """Answer 304 as long as nothing changed; asked every few seconds."""
    meeting = meetings.get_bare_meeting(meeting_id)
    return as_state(
        _mark(meeting, repairing.sending(meeting_id), repairing.list_undelivered(meeting_id))
    )


def _mark(meeting: Any, standing: Any, undelivered: Iterable[Any]) -> str:
    seen = (standing, meeting.sending_paused, [one.mail.id for one in undelivered])
    return sha256(repr(seen).encode()).hexdigest()[:16]


@bp.post("/bijeenkomsten/<id:meeting_id>/uitnodigingen/onderweg/wacht")
@may(Ability.PLAN)
def pause_sending(meeting_id: int) -> ResponseReturnValue:
    """Hold the mail about a meeting."""
    with unit_of_work():
        repairing.pause(meeting_id)
    flash(_("Het versturen wacht. Er gaat nu niets weg over deze bijeenkomst."), "info")
    return redirect(url_for(".sending", meeting_id=meeting_id), 303)


@bp.post("/bijeenkomsten/<id:meeting_id>/uitnodigingen/onderweg/verder")
@may(Ability.PLAN)
def resume_sending(meeting_id: int) -> ResponseReturnValue:
    """Let the mail about a meeting leave again."""
    with unit_of_work():
        repairing.resume(meeting_id)
    flash(_("Het versturen gaat verder."), "positive")
    return redirect(url_for(".sending", meeting_id=meeting_id), 303)


@bp.route("/uitnodigingen/e-mail/<id:mail_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def repair(mail_id: int) -> ResponseReturnValue:
    """Show why one mail didn't arrive, and send it to another address."""
    problem = repairing.get_undelivered(mail_id)
    form = AddressForm(data={"email": problem.row.person.email})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                row = repairing.repair_address(mail_id, form.email.data, now=clock.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Het adres is aangepast. De e-mail gaat nu daarheen."), "positive")
            return redirect(url_for(".sending", meeting_id=row.meeting_id), 303)
    return render_template(
        "invitations/repair.html",
        meeting=problem.row.meeting,
        problem=problem,
        form=form,
        Channel=Channel,
    ), 422 if form.errors else 200


@bp.post("/uitnodigingen/e-mail/<id:mail_id>/opnieuw")
@may(Ability.PLAN)
def send_same_mail(mail_id: int) -> ResponseReturnValue:
    """Hand the same mail over once more."""
    with unit_of_work():
        row = repairing.send_same_mail(mail_id, now=clock.now())
    flash(_("De e-mail gaat opnieuw op weg."), "positive")
    return redirect(url_for(".sending", meeting_id=row.meeting_id), 303)


@bp.post("/uitnodigingen/e-mail/<id:mail_id>/anders")
@may(Ability.PLAN)
def reach_otherwise(mail_id: int) -> ResponseReturnValue:
    """Phone somebody or send a letter instead, or leave it at that."""
    channel = WAYS.get(request.form.get("via", ""))
    with unit_of_work():
        if channel is None:
            row = repairing.leave_it(mail_id)
        else:
            row = repairing.reach_otherwise(mail_id, channel, now=clock.now())
    said = {
        Channel.PHONE: _("Deze persoon staat op de bellijst."),
        Channel.LETTER: _("Deze persoon krijgt een brief."),
        None: _("Goed, u hoeft hier niets meer mee."),
    }
    flash(said[channel], "positive")
    return redirect(url_for(".sending", meeting_id=row.meeting_id), 303)
