"""Films and pictures by link on the public page: add them and take them off."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import programmes
from dialoog.services.feedback import showings as service
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.forms import ShowingForm


@bp.route("/trajecten/<id:programme_id>/film-en-beeld", methods=["GET", "POST"])
@may(Ability.PLAN)
def showings(programme_id: int) -> ResponseReturnValue:
    """Show what there is to see, and add to it."""
    programme = programmes.get_programme(programme_id)
    form = ShowingForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.show(programme_id, title=form.title.data or "", url=form.url.data or "")
        except Refused as refused:
            form.refuse(refused, field="url")
        else:
            flash(_("Het staat nu op de openbare pagina."), "positive")
            return redirect(url_for(".showings", programme_id=programme_id), 303)
    return render_template(
        "feedback/showings.html",
        programme=programme,
        form=form,
        rows=service.list_showings(programme_id),
    ), 422 if form.errors else 200


@bp.post("/film-en-beeld/<id:showing_id>/weg")
@may(Ability.PLAN)
def take_off(showing_id: int) -> ResponseReturnValue:
    """Take one of them off the page."""
    with unit_of_work():
        programme_id = service.take_off(showing_id)
    return redirect(url_for(".showings", programme_id=programme_id), 303)
