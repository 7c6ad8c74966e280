"""Come in by a personal link, see what came of it, and leave; ask for the link once more."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock, invitations, own_page, people
from dialoog.services.feedback import checks
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.own_page import choices, meeting
from dialoog.web.own_page.blueprint import bp, receive, visitors_only
from dialoog.web.own_page.forms import AskAgainForm

__all__ = ["bp", "choices", "meeting"]


@bp.get("/mijn/<key>")
@public
def open_link(key: str) -> ResponseReturnValue:
    """Exchange a personal link for a session, so that the key leaves the address bar."""
    address = request.remote_addr or ""
    try:
        invitations.check_guesses(address, now=clock.now())
    except Refused:
        abort(429)
    visitor = people.find_by_key(key)
    if visitor is None:
        with unit_of_work():
            invitations.note_wrong_guess(address, now=clock.now())
        return render_template("own_page/no_link.html", unknown=True), 404
    receive(visitor)
    return redirect(url_for(".show"), 303)


@bp.get("/mijn-pagina")
@visitors_only
def show(person: Any) -> ResponseReturnValue:
    """Show what somebody took part in, what came of it, and what waits for them."""
    return render_template(
        "own_page/show.html",
        person=person,
        page=own_page.read_page(person.id, today=clock.today()),
        host=accounts.get_organisation(person.organisation_id),
    )


@bp.post("/mijn-pagina/verhaal/<id:answer_id>/weg")
@visitors_only
def keep_story_back(person: Any, answer_id: int) -> ResponseReturnValue:
    """Let nobody read any more what somebody wrote with their answer."""
    with unit_of_work():
        checks.take_words_back(answer_id, person_id=person.id)
    flash(_("Niemand leest deze woorden meer. Uw antwoord telt nog mee."), "positive")
    return redirect(url_for(".show"), 303)


@bp.post("/mijn-pagina/dicht")
@public
def leave() -> ResponseReturnValue:
    """Close the page, for who reads on a computer that others use too."""
    session.pop("own_page", None)
    session.pop("invitation", None)
    session.pop("check_answer", None)
    flash(_("Uw pagina is dicht. Met uw link opent u hem weer."), "positive")
    return redirect(url_for(".ask_again"), 303)


@bp.route("/mijn-link", methods=["GET", "POST"])
@public
def ask_again() -> ResponseReturnValue:
    """Mail somebody their link once more; the answer is the same for every address."""
    form = AskAgainForm()
    asked = False
    if form.validate_on_submit():
        try:
            with unit_of_work():
                people.ask_again(
                    form.address, where_from=request.remote_addr or "", now=clock.now()
                )
            asked = True
        except Refused as refused:
            form.refuse(refused)
    page = render_template("own_page/ask_again.html", form=form, asked=asked)
    return page, 422 if form.errors or form.form_errors else 200
