"""Come to a table without an account: by a link, a square code, or a code that is typed."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, tickets
from dialoog.services.tickets import Ticket
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.headers import wipe_device
from dialoog.web.tickets import guidance
from dialoog.web.tickets.blueprint import bp
from dialoog.web.tickets.browser import hand_in, receive, table_of_browser
from dialoog.web.tickets.forms import TicketCodeForm

__all__ = ["bp", "guidance"]


@bp.route("/tafel/<key>", methods=["GET", "POST"])
@public
def open_link(key: str) -> ResponseReturnValue:
    """Exchange a link for a session, so that the key leaves the address bar.

    Who is logged in is asked first, because a ticket takes the place of an account.
    """
    ticket = tickets.find_by_key(key, now=clock.now())
    if ticket is None:
        return render_template("tickets/closed.html", ticket=None), 404
    if g.account and request.method == "GET":
        return render_template("tickets/logged_in.html", ticket=ticket)
    return _to_table(ticket)


@bp.route("/tafel", methods=["GET", "POST"])
@public
def enter_code() -> ResponseReturnValue:
    """Ask for the code of a table."""
    form = TicketCodeForm()
    if form.validate_on_submit():
        try:
            return _open_with_code(str(form.code.data))
        except Refused as refused:
            form.refuse(refused, field="code")
        except Missing:
            form.code.errors = [_("Deze code kennen wij niet. Kijk of u alles goed hebt getypt.")]
    return render_template("tickets/enter_code.html", form=form), 422 if form.errors else 200


def _open_with_code(code: str) -> ResponseReturnValue:
    address, now = request.remote_addr or "", clock.now()
    tickets.check_guesses(address, now=now)
    ticket = tickets.find_by_code(code, now=now)
    if ticket is None:
        with unit_of_work():
            tickets.note_wrong_guess(address, now=now)
        raise Missing("table_ticket")
    return _to_table(ticket)


def _to_table(ticket: Ticket) -> ResponseReturnValue:
    receive(ticket)
    return redirect(url_for("live.table", table_id=ticket.table_id), 303)


@bp.route("/tafel/klaar", methods=["GET", "POST"])
@public
def leave() -> ResponseReturnValue:
    """Let this device guide no table any more; asked first, for coming back takes the link."""
    if request.method == "GET":
        return render_template("tickets/leave.html", table_id=table_of_browser())
    hand_in()
    flash(_("Dank u wel. Dit apparaat hoort nu bij geen tafel meer."), "positive")
    return wipe_device(redirect(url_for(".enter_code"), 303))
