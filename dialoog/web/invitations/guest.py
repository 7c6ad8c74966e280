"""The pages for who is invited: open a personal link or type a code, answer, change it later."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.adapters.qr import qr_picture
from dialoog.domain.invitations import InvitationState
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel, ConsentPurpose, readable_phone
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, invitations, keys, measures, organisations, outbox, people
from dialoog.services.invitations import Guest
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.board import filled_answer, known_needs
from dialoog.web.invitations.forms import CodeForm, GuestForm
from dialoog.web.own_page import blueprint as own_page
from dialoog.web.words import sentence

OPEN = {MeetingState.PLANNED, MeetingState.UNDERWAY}
NO_MORE = {InvitationState.DRAFT, InvitationState.LAPSED, InvitationState.WITHDRAWN}


@bp.get("/uitnodiging/<key>")
@public
def open_link(key: str) -> ResponseReturnValue:
    """Exchange a personal link for a session, so that the key leaves the address bar.

    Looking is all it does: mail scanners open links too.
    """
    address = request.remote_addr or ""
    try:
        invitations.check_guesses(address, now=clock.now())
    except Refused:
        abort(429)
    guest = invitations.find_guest_by_key(key)
    if guest is None:
        with unit_of_work():
            invitations.note_wrong_guess(address, now=clock.now())
        return render_template("invitations/no_link.html", unknown=True), 404
    _receive(guest)
    return redirect(url_for(".answer"), 303)


@bp.route("/code", methods=["GET", "POST"])
@public
def enter_code() -> ResponseReturnValue:
    """Ask for the code from a letter or a card."""
    form = CodeForm()
    if form.validate_on_submit():
        try:
            return _open_with_code(str(form.code.data))
        except Refused as refused:
            form.refuse(refused, field="code")
        except Missing:
            form.code.errors = [_("Deze code kennen wij niet. Kijk of u alles goed hebt getypt.")]
    return render_template("invitations/enter_code.html", form=form), 422 if form.errors else 200


def _open_with_code(code: str) -> ResponseReturnValue:
    address, now = request.remote_addr or "", clock.now()
    invitations.check_guesses(address, now=now)
    guest, visitor = invitations.find_guest_by_code(code), people.find_by_code(code)
    if visitor is not None:
        own_page.receive(visitor)
        return redirect(url_for("own_page.show"), 303)
    if guest is None:
        with unit_of_work():
            invitations.note_wrong_guess(address, now=now)
        raise Missing("code")
    _receive(guest)
    return redirect(url_for(".answer"), 303)


@bp.route("/uitnodiging", methods=["GET", "POST"])
@public
def answer() -> ResponseReturnValue:
    """Show the invitation with its promise, and take an answer; it can be changed later."""
    row = _invited()
    if row is None:
        return render_template("invitations/no_link.html", unknown=False), 404
    known = known_needs(row)
    by_letter = invitations.can_reach(row.person, Channel.LETTER)
    form = GuestForm(by_letter=by_letter, data=_filled(row, known))
    if _is_open(row) and form.validate_on_submit():
        try:
            with unit_of_work():
                _store(row, form, known)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Dank u wel. Wij hebben uw antwoord."), "positive")
            return redirect(url_for(".answer"), 303)
    return render_template(
        "invitations/answer.html",
        row=row,
        invitation=row.as_invitation(),
        meeting=row.meeting,
        programme=row.meeting.programme,
        promise=row.meeting.programme.as_programme().promise,
        place=invitations.place_of(row),
        closed=None if _is_open(row) else _why_closed(row),
        door_picture=qr_picture(invitations.answer_link(row)),
        door_code=keys.in_groups(row.code),
        inviter=outbox.sender().name,
        form=form,
        measure=measures.find_moment(row, today=clock.today()),
        wishes=len({wish.other_name for wish in row.person.wishes}),
    ), 422 if form.errors else 200


def _store(row: Any, form: GuestForm, known: Any) -> None:
    now = clock.now()
    invitations.answer_by_link(row.id, form.answer(known), now=now)
    people.record_consents(row.person_id, form.consents(allowed(row)), now=now)
    if form.forget_wishes.data:
        people.remove_wishes(row.person_id)
    if form.apart.data:
        people.wish_apart(row.person_id, form.apart.data)


@bp.post("/uitnodiging/gezien")
@public
def seen() -> ResponseReturnValue:
    """Note that a person, not a mail scanner, has the page before them."""
    row = _invited()
    if row is not None and _is_open(row):
        with unit_of_work():
            invitations.note_seen(row.id, now=clock.now())
    return "", 204


@bp.get("/uitnodiging/agenda.ics")
@public
def calendar() -> ResponseReturnValue:
    """Give the meeting as a file for somebody's own calendar."""
    row = _invited()
    if row is None or not _is_open(row):
        abort(404)
    return Response(
        invitations.calendar_file(row),
        mimetype="text/calendar",
        headers={"Content-Disposition": 'attachment; filename="bijeenkomst.ics"'},
    )


def _receive(guest: Guest) -> None:
    session["invitation"] = [guest.organisation_id, guest.invitation_id]


def _invited() -> Any:
    """Give the invitation that this browser opened, in its organisation; None when it is gone."""
    opened = session.get("invitation")
    if not opened:
        return None
    organisations.enter(opened[0])
    try:
        return invitations.get_invitation(opened[1])
    except Missing:
        return None


def _is_open(row: Any) -> bool:
    return row.meeting.state in OPEN and row.state not in NO_MORE


def _why_closed(row: Any) -> str:
    if row.meeting.state is MeetingState.CANCELLED:
        return _("Deze bijeenkomst gaat niet door.")
    if row.state is InvitationState.WITHDRAWN:
        return sentence(Refused("invitation.withdrawn"))
    if row.state is InvitationState.LAPSED:
        return sentence(Refused("invitation.offer_lapsed"))
    return _("Deze bijeenkomst is geweest. U kunt niet meer antwoorden.")


def _filled(row: Any, known: Any) -> dict[str, Any]:
    return {
        **filled_answer(row, row.as_invitation(), known),
        "channel": row.person.channel.value,
        "email": row.person.email,
        "phone": readable_phone(row.person.phone),
        "call_time": row.person.call_time,
        "allowed": [purpose.value for purpose in allowed(row)],
    }


def allowed(row: Any) -> list[ConsentPurpose]:
    """Give what somebody allows until now."""
    consents = people.current_consents(row.person_id)
    return [purpose for purpose, consent in consents.items() if consent.given]
