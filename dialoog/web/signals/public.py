"""The public form, and the page on which somebody follows what became of their words."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.programmes import Origin
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import SignalState
from dialoog.services import accounts, clock, links, organisations, signals
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.signals.blueprint import bp
from dialoog.web.signals.forms import TellForm


@bp.route("/signaal/<key>", methods=["GET", "POST"])
@public
def tell(key: str) -> ResponseReturnValue:
    """Let anybody with the link tell something; nobody is asked who they are."""
    desk = signals.find_open_desk(key)
    if desk is None:
        return render_template("signals/closed.html"), 404
    organisations.enter(desk.organisation_id)
    host = accounts.get_organisation(desk.organisation_id)
    desk_id, answer_days = desk.id, desk.answer_days
    form = TellForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                followed_by = signals.tell(
                    form.text.data or "",
                    origin=Origin(form.origin.data),
                    quotable=bool(form.quotable.data),
                    desk_id=desk_id,
                    where_from=request.remote_addr or "",
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".follow", key=followed_by), 303)
    return render_template(
        "signals/tell.html", form=form, host=host, answer_days=answer_days
    ), 422 if form.errors else 200


@bp.get("/signaal/volg/<key>")
@public
def follow(key: str) -> ResponseReturnValue:
    """Thank for a signal, say what happens with it, and later what became of it."""
    row = signals.follow(key)
    if row is None:
        abort(404)
    organisations.enter(row.organisation_id)
    return render_template(
        "signals/follow.html",
        signal=row,
        expected_by=signals.expected_by(row),
        today=clock.today(),
        address=links.absolute("signals.follow", key=key),
        host=accounts.get_organisation(row.organisation_id),
        SignalState=SignalState,
    )
