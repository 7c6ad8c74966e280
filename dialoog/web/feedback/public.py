"""Pages for everybody: what was said and done, and one question to who took part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import abort, make_response, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.feedback import Verdict
from dialoog.domain.followup import ActionState
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, measures, organisations
from dialoog.services.feedback import checks
from dialoog.services.feedback import public as service
from dialoog.services.feedback.noticing import list_to_notice
from dialoog.services.feedback.public import ProgrammeRow
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.forms import CheckAnswerForm, told_before, with_agreements


@bp.get("/u-zei-wij-doen/<key>")
@public
def public_page(key: str) -> ResponseReturnValue:
    """Show what was said, what was decided and why, what is done and what people notice."""
    found = service.find_published(key)
    if found is None:
        abort(404)
    programme, told_at = found
    organisations.enter(programme.organisation_id)
    response = make_response(show_public_page(programme, told_at=told_at))
    # Who follows a link to a film is not told to the place where it stands.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def show_public_page(
    programme: ProgrammeRow, *, told_at: datetime | None, preview: bool = False
) -> str:
    """Show the page as it is when people were last told ``told_at``."""
    return render_template(
        "feedback/public_page.html",
        page=service.read_page(programme, told_at=told_at, today=clock.today()),
        programme=programme,
        host=programme.organisation,
        preview=preview,
        ActionState=ActionState,
        ProgrammeState=ProgrammeState,
        Verdict=Verdict,
    )


@bp.get("/beter/<key>")
@public
def open_check_link(key: str) -> ResponseReturnValue:
    """Exchange a personal link for a session, so that the key leaves the address bar."""
    row = checks.find_by_key(key)
    if row is None:
        abort(404)
    session["check_answer"] = [row.organisation_id, row.id]
    return redirect(url_for(".answer_check"), 303)


@bp.route("/beter", methods=["GET", "POST"])
@public
def answer_check() -> ResponseReturnValue:
    """Ask somebody whether it is really better; they may change their mind while it lasts."""
    row = _asked()
    if row is None:
        return render_template("feedback/no_link.html"), 404
    kind = with_agreements(CheckAnswerForm, list_to_notice(row.check.programme_id))
    form = kind(data=told_before(row))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                checks.answer(
                    row.id,
                    form.said,
                    words=form.words.data or "",
                    quotable=bool(form.quotable.data),
                    through=AnswerChannel.LINK,
                    notices=form.notices,
                    now=clock.now(),
                    today=clock.today(),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".thank_you"), 303)
    return render_template(
        "feedback/answer_check.html",
        asked=row,
        programme=row.check.programme,
        ended=clock.today() >= row.check.closes_on,
        form=form,
    ), 422 if form.errors else 200


@bp.get("/beter/dank")
@public
def thank_you() -> ResponseReturnValue:
    """Thank for the answer, and say what happens with it."""
    row = _asked()
    if row is None:
        return render_template("feedback/no_link.html"), 404
    programme = row.check.programme
    return render_template(
        "feedback/thank_you.html",
        asked=row,
        programme=programme,
        asks_measure=measures.is_asked_later(programme.id, row.person_id),
    )


def _asked() -> Any:
    """Give whose link this browser opened, in their organisation; None when it is gone."""
    opened = session.get("check_answer")
    if not opened:
        return None
    organisations.enter(opened[0])
    try:
        return checks.get_check_answer(opened[1])
    except Missing:
        return None
