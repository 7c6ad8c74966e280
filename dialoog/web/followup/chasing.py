"""Who does what: their links, and how they are reminded."""

from __future__ import annotations

from dataclasses import asdict

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import clock
from dialoog.services.followup import chasing as service
from dialoog.services.followup import owners as owner_service
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.followup.action_forms import ChasingForm
from dialoog.web.followup.blueprint import bp


@bp.get("/afspraken/mensen")
@may(Ability.SEE_PEOPLE)
def owners() -> ResponseReturnValue:
    """Show everybody who still has something to do."""
    return render_template(
        "followup/owners.html", owners=owner_service.list_owners(today=clock.today())
    )


@bp.post("/afspraken/mensen/link")
@may(Ability.SEE_PEOPLE)
def send_owner_link() -> ResponseReturnValue:
    """Mail an owner their own page; with a new link when the old one was taken back."""
    email = _known_email()
    with unit_of_work():
        if "nieuw" in request.form:
            owner_service.renew(email, now=clock.now())
        service.send_link(email, now=clock.now())
    flash(_("De e-mail met de link is onderweg."), "positive")
    return redirect(url_for(".owners"), 303)


@bp.post("/afspraken/mensen/link/intrekken")
@may(Ability.SEE_PEOPLE)
def revoke_owner_link() -> ResponseReturnValue:
    """Take an owner's link back."""
    email = _known_email()
    with unit_of_work():
        owner_service.revoke(email, now=clock.now())
    flash(_("De link werkt niet meer. Er gaan ook geen herinneringen meer heen."), "positive")
    return redirect(url_for(".owners"), 303)


@bp.route("/afspraken/herinneren", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def chasing() -> ResponseReturnValue:
    """Choose when owners and managers hear of actions."""
    form = ChasingForm(data=asdict(service.get_chasing()))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.change_chasing(form.command())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Bewaard."), "positive")
            return redirect(url_for(".chasing"), 303)
    return render_template("followup/chasing.html", form=form), 422 if form.errors else 200


def _known_email() -> str:
    """Give the address that was chosen, of somebody who still has something to do."""
    email = request.form.get("email", "").lower()
    known = {one.owned.email for one in owner_service.list_owners(today=clock.today())}
    if not email or email not in known:
        abort(400)
    return email
