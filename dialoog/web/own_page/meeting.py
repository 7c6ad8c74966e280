"""The words of one's own table: read them again, take them away, or say how it really was."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.refusal import Refused
from dialoog.services import clock, own_page
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.forms import Form
from dialoog.web.own_page.blueprint import bp, visitors_only
from dialoog.web.own_page.forms import OtherWordsForm


@bp.get("/mijn-pagina/bijeenkomst/<id:meeting_id>")
@visitors_only
def meeting(person: Any, meeting_id: int) -> ResponseReturnValue:
    """Show what was said and agreed where somebody was."""
    return render_template(
        "own_page/meeting.html",
        own=own_page.read_meeting(person.id, meeting_id, today=clock.today()),
    )


@bp.post("/mijn-pagina/bijeenkomst/<id:meeting_id>/klopt")
@visitors_only
def approve(person: Any, meeting_id: int) -> ResponseReturnValue:
    """Take the word of somebody that the record is right."""
    with unit_of_work():
        own_page.approve(person.id, meeting_id, now=clock.now(), today=clock.today())
    flash(_("Dank u wel. Wij weten nu dat het klopt."), "positive")
    return redirect(url_for(".meeting", meeting_id=meeting_id), 303)


@bp.route(
    "/mijn-pagina/bijeenkomst/<id:meeting_id>/woorden/<id:contribution_id>/weg",
    methods=["GET", "POST"],
)
@visitors_only
def withdraw(person: Any, meeting_id: int, contribution_id: int) -> ResponseReturnValue:
    """Say what happens when words are taken away, and take them away."""
    words = own_page.get_words(person.id, contribution_id, meeting_id=meeting_id)
    form = Form()
    if form.validate_on_submit():
        with unit_of_work():
            own_page.withdraw_consent(
                person.id, contribution_id, meeting_id=meeting_id, now=clock.now()
            )
        flash(_("Deze woorden zijn weg. Niemand anders leest ze nog."), "positive")
        return redirect(url_for(".meeting", meeting_id=meeting_id), 303)
    return render_template("own_page/withdraw.html", words=words, form=form)


@bp.route(
    "/mijn-pagina/bijeenkomst/<id:meeting_id>/woorden/<id:contribution_id>/anders",
    methods=["GET", "POST"],
)
@visitors_only
def correct(person: Any, meeting_id: int, contribution_id: int) -> ResponseReturnValue:
    """Take how it was really said."""
    words = own_page.get_words(person.id, contribution_id, meeting_id=meeting_id)
    form = OtherWordsForm(data={"words": words.row.text})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                own_page.propose(
                    person.id,
                    contribution_id,
                    form.words.data or "",
                    meeting_id=meeting_id,
                    now=clock.now(),
                    today=clock.today(),
                )
        except Refused as refused:
            form.refuse(refused, field="words")
        else:
            flash(_("Dank u wel. U leest hier wat ermee gebeurt."), "positive")
            return redirect(url_for(".meeting", meeting_id=meeting_id), 303)
    page = render_template("own_page/correct.html", words=words, form=form)
    return page, 422 if form.errors else 200
