"""Mail that waits for somebody: what a machine may not decide, decided in one click."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import Reply
from dialoog.domain.invitations.incoming import Outcome
from dialoog.services import clock, meetings
from dialoog.services.invitations import mailbox, reviewing
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import came_from, may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.words import label


@bp.get("/uitnodigingen/nakijken")
@bp.get("/bijeenkomsten/<id:meeting_id>/nakijken")
@may(Ability.PLAN)
def review(meeting_id: int | None = None) -> ResponseReturnValue:
    """Show the mails that wait for somebody, of one meeting or of all."""
    return render_template(
        "invitations/review.html",
        meeting=None if meeting_id is None else meetings.get_meeting(meeting_id),
        waiting=reviewing.list_for_review(meeting_id, now=clock.now()),
        refused=reviewing.list_refused(now=clock.now()),
        reads_mail=mailbox.is_set(),
        Outcome=Outcome,
        Reply=Reply,
    )


@bp.post("/uitnodigingen/nakijken/<id:mail_id>/overnemen/<id:invitation_id>")
@may(Ability.PLAN)
def apply_mail(mail_id: int, invitation_id: int) -> ResponseReturnValue:
    """Take a mail as the answer of this person."""
    word = request.form.get("antwoord", "")
    if word not in set(Reply):
        abort(400)
    reply = Reply(word)
    with unit_of_work():
        row = reviewing.apply_for(mail_id, invitation_id, reply, now=clock.now())
        counts = row.as_invitation().answer is not None and row.reply is reply
        name = row.person.full_name
    if counts:
        flash(_("Overgenomen: %(name)s zegt %(reply)s.", name=name, reply=label(reply)), "positive")
    else:
        flash(
            _("Van %(name)s hadden wij al een nieuwer antwoord. Dat blijft staan.", name=name),
            "info",
        )
    return _back()


@bp.post("/uitnodigingen/nakijken/<id:mail_id>/opnieuw")
@may(Ability.PLAN)
def send_again_by_mail(mail_id: int) -> ResponseReturnValue:
    """Send the invitation once more to a calendar that asks for it."""
    with unit_of_work():
        reviewing.send_again(mail_id, now=clock.now())
    flash(_("De uitnodiging gaat opnieuw op weg."), "positive")
    return _back()


@bp.post("/uitnodigingen/nakijken/<id:mail_id>/gezien")
@may(Ability.PLAN)
def set_mail_aside(mail_id: int) -> ResponseReturnValue:
    """Note that somebody saw a mail, and that nothing more need be done."""
    with unit_of_work():
        reviewing.set_aside(mail_id, now=clock.now())
    flash(_("Gezien. Deze e-mail is van de lijst."), "positive")
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(came_from() or url_for(".review"), 303)
