"""Choose whom to ask, read what they will get, and send it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused
from dialoog.services import clock, invitations, meetings, outbox
from dialoog.services.invitations import Selection
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.words import sentence


@bp.route("/bijeenkomsten/<id:meeting_id>/uitnodigingen/kiezen", methods=["GET", "POST"])
@may(Ability.PLAN)
def choose(meeting_id: int) -> ResponseReturnValue:
    """Choose people for a meeting; nothing is sent yet."""
    meeting = meetings.get_meeting(meeting_id)
    if request.method == "POST":
        return _choose(meeting_id)
    everybody = invitations.list_candidates(meeting_id)
    selection = Selection(
        search=request.args.get("zoek", ""),
        group_id=request.args.get("groep", type=int),
        district=request.args.get("wijk", ""),
    )
    return render_template(
        "invitations/choose.html",
        meeting=meeting,
        candidates=invitations.select(everybody, selection),
        selection=selection,
        groups=sorted({(one.person.group.name, one.person.group_id) for one in everybody}),
        districts=sorted({one.person.district for one in everybody} - {""}),
        on_the_list=invitations.count_of_meeting(meeting_id),
        advised=invitations.advised(meeting.capacity),
    )


def _choose(meeting_id: int) -> ResponseReturnValue:
    chosen = set(request.form.getlist("getoond" if "allen" in request.form else "mens", type=int))
    if not chosen:
        flash(_("U hebt niemand gekozen."), "warning")
        return redirect(url_for(".choose", meeting_id=meeting_id), 303)
    with unit_of_work():
        added = invitations.choose(meeting_id, chosen, now=clock.now())
    flash(
        ngettext(
            "%(num)d mens staat klaar. Er is nog niets verstuurd.",
            "%(num)d mensen staan klaar. Er is nog niets verstuurd.",
            added,
        ),
        "positive",
    )
    return redirect(url_for(".index", meeting_id=meeting_id), 303)


@bp.post("/uitnodigingen/<id:invitation_id>/van-de-lijst")
@may(Ability.PLAN)
def take_off(invitation_id: int) -> ResponseReturnValue:
    """Take somebody off the list who was not asked yet."""
    with unit_of_work():
        meeting_id = invitations.take_off(invitation_id)
    flash(_("Deze persoon staat niet meer op de lijst."), "positive")
    return redirect(url_for(".index", meeting_id=meeting_id), 303)


@bp.route("/bijeenkomsten/<id:meeting_id>/uitnodigingen/versturen", methods=["GET", "POST"])
@may(Ability.PLAN)
def send(meeting_id: int) -> ResponseReturnValue:
    """Show what people will get, and send it."""
    meeting = meetings.get_meeting(meeting_id)
    if request.method == "POST":
        with unit_of_work():
            sent = invitations.send_all(meeting_id, now=clock.now())
        flash(_say_sent(sent), "positive")
        page = ".sending" if sent[Channel.MAIL] else ".index"
        return redirect(url_for(page, meeting_id=meeting_id), 303)
    refusal = _why_not(meeting)
    rows = invitations.list_chosen(meeting_id)
    by_channel = {channel: [row for row in rows if row.channel is channel] for channel in Channel}
    show_preview = bool(rows) and refusal is None
    return render_template(
        "invitations/send.html",
        meeting=meeting,
        rows=rows,
        by_channel=by_channel,
        refusal=refusal,
        preview=invitations.preview((by_channel[Channel.MAIL] or rows)[0])
        if show_preview
        else None,
        estimate=outbox.minutes_for([row.person.email for row in by_channel[Channel.MAIL]]),
        delivers=outbox.delivers(),
        sender=outbox.sender(),
        Channel=Channel,
    )


def _why_not(meeting: Any) -> str | None:
    try:
        invitations.check_may_ask(meeting)
    except Refused as refused:
        return sentence(refused)
    return None


def _say_sent(sent: dict[Channel, int]) -> str:
    said = [
        (Channel.MAIL, _("%(number)s per e-mail", number=sent[Channel.MAIL])),
        (Channel.PHONE, _("%(number)s op de bellijst", number=sent[Channel.PHONE])),
        (Channel.LETTER, _("%(number)s per brief", number=sent[Channel.LETTER])),
    ]
    words = ", ".join(text for channel, text in said if sent[channel])
    return _("De uitnodigingen gaan op weg: %(words)s.", words=words)
