"""How things stand for a meeting, and for one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import AnswerChannel, Invitation, InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel, Need, NeedKind, match_key
from dialoog.domain.refusal import Refused
from dialoog.services import clock, invitations, meetings, outbox
from dialoog.services.invitations import reviewing
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.forms import AnswerForForm
from dialoog.web.words import label


def _answered(reply: Reply) -> Any:
    return lambda one: one.state is InvitationState.ANSWERED and one.answer.reply is reply


PER_PAGE = 100
FILTERS: dict[str, Any] = {
    "klaar": lambda one: one.is_to_be_asked,
    "open": lambda one: one.state in {InvitationState.QUEUED, InvitationState.SENT},
    "ja": _answered(Reply.ACCEPTED),
    "misschien": _answered(Reply.TENTATIVE),
    "nee": _answered(Reply.DECLINED),
    "niet-aangekomen": lambda one: one.state is InvitationState.BOUNCED,
    "wachtlijst": lambda one: one.state in {InvitationState.WAITING, InvitationState.OFFERED},
    "ingetrokken": lambda one: one.state in {InvitationState.WITHDRAWN, InvitationState.LAPSED},
}


@bp.get("/bijeenkomsten/<id:meeting_id>/uitnodigingen")
@may(Ability.PLAN)
def index(meeting_id: int) -> ResponseReturnValue:
    """Show who was reached how and who answered what."""
    meeting = meetings.get_meeting(meeting_id)
    rows = invitations.list_of_meeting(meeting_id)
    shown = _shown(rows, request.args)
    return render_template(
        "invitations/index.html",
        meeting=meeting,
        cancelled=meeting.state is MeetingState.CANCELLED,
        shown=shown,
        anybody=bool(rows),
        by_channel=[(label(Channel(one.who)), one) for one in invitations.reached_by_channel(rows)],
        by_group=[(one.who, one) for one in invitations.reached_by_group(rows)],
        figures=invitations.figures(rows, seats=meeting.capacity),
        delivers=outbox.delivers(),
        to_review=reviewing.count_for_review(meeting_id),
        InvitationState=InvitationState,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """The part of the list that fits what was asked for, page by page."""

    state: str
    text: str
    group: str
    pairs: list[tuple[Any, Invitation]]
    count: int
    page: int
    pages: int


def _shown(rows: Sequence[Any], asked: Mapping[str, str]) -> _Shown:
    state, text, group = asked.get("stand", ""), asked.get("zoek", ""), asked.get("groep", "")
    fits = FILTERS.get(state, lambda _one: True)
    words = match_key(text).split()
    pairs = [
        (row, one)
        for row, one in ((row, row.as_invitation()) for row in rows)
        if fits(one)
        and group in {"", row.person.group.name}
        and all(word in match_key(row.person.full_name) for word in words)
    ]
    pages = max(1, -(-len(pairs) // PER_PAGE))
    number = asked.get("bladzijde", "")
    page = min(int(number), pages) if number.isdecimal() and number != "0" else 1
    first = (page - 1) * PER_PAGE
    return _Shown(state, text, group, pairs[first : first + PER_PAGE], len(pairs), page, pages)


@bp.route("/uitnodigingen/<id:invitation_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def answer_for(invitation_id: int) -> ResponseReturnValue:
    """Show everything about one invitation, and write down an answer given by phone or on paper."""
    row = invitations.get_invitation(invitation_id)
    known = known_needs(row)
    form = AnswerForForm(data=_filled(row, row.as_invitation(), known))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                invitations.answer_for(
                    invitation_id,
                    form.answer(known),
                    through=AnswerChannel(form.through.data),
                    at=form.moment(),
                )
                say_if_waiting(row)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Het antwoord staat genoteerd."), "positive")
            return redirect(url_for(".index", meeting_id=row.meeting_id), 303)
    return render_template(
        "invitations/person.html",
        row=row,
        invitation=row.as_invitation(),
        meeting=row.meeting,
        mails=invitations.mails_of(invitation_id),
        form=form,
        InvitationState=InvitationState,
        Channel=Channel,
    ), 422 if form.errors else 200


def _filled(row: Any, invitation: Invitation, known: tuple[Need, ...]) -> dict[str, Any]:
    letter = row.channel is Channel.LETTER
    return {
        **filled_answer(row, invitation, known),
        "through": AnswerChannel.LETTER.value if letter else AnswerChannel.PHONE.value,
        "answered_on": clock.today(),
    }


def filled_answer(row: Any, invitation: Invitation, known: tuple[Need, ...]) -> dict[str, Any]:
    """Give what an answer form begins with: what was said before."""
    current = invitation.answer if not invitation.answer_is_for_old_time else None
    details = {need.kind: need.detail for need in known if need.detail}
    told = details.get(NeedKind.OTHER) or next(iter(details.values()), "")
    return {
        "sequence": row.sequence,
        "reply": current.reply.value if current else None,
        "needs": [need.kind.value for need in known],
        "needs_detail": told,
        "companion": row.companion,
        "note": row.note,
    }


def say_if_waiting(row: Any) -> None:
    """Tell the organiser at once that somebody who said yes has no place yet."""
    if row.state is InvitationState.WAITING:
        name = row.person.full_name
        flash(_("Er is geen plaats meer. %(name)s staat nu op de wachtlijst.", name=name), "info")


def known_needs(row: Any) -> tuple[Need, ...]:
    """Give what we know that somebody needs."""
    return tuple(Need(need.kind, need.detail) for need in row.person.needs)


@bp.post("/uitnodigingen/<id:invitation_id>/opnieuw")
@may(Ability.PLAN)
def send_again(invitation_id: int) -> ResponseReturnValue:
    """Ask somebody once more, after an address was repaired or the invitation was taken back."""
    with unit_of_work():
        invitations.send_again(invitation_id, now=clock.now())
    flash(_("De uitnodiging gaat opnieuw op weg."), "positive")
    return redirect(url_for(".answer_for", invitation_id=invitation_id), 303)


@bp.post("/uitnodigingen/<id:invitation_id>/intrekken")
@may(Ability.PLAN)
def withdraw(invitation_id: int) -> ResponseReturnValue:
    """Take one person's invitation back."""
    with unit_of_work():
        invitations.withdraw(invitation_id, now=clock.now())
    flash(_("De uitnodiging is ingetrokken."), "positive")
    return redirect(url_for(".answer_for", invitation_id=invitation_id), 303)
