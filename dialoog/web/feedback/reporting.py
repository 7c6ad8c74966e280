"""The report-back: see what people will get, send it, and tell it to who is phoned or written to."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.feedback import DeliveryState, coverage
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused
from dialoog.services import clock
from dialoog.services.feedback import reporting as service
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.forms import ReportForm

SEND = "send"


@bp.route("/trajecten/<id:programme_id>/terugkoppeling", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def report(programme_id: int) -> ResponseReturnValue:
    """Show what people get per channel, and send it when everything has an answer."""
    form = ReportForm()
    if form.validate_on_submit() and request.form.get("do") == SEND:
        try:
            with unit_of_work():
                message_id = service.send_report(
                    programme_id,
                    opening=form.opening.data or "",
                    now=clock.now(),
                    today=clock.today(),
                    user_id=g.account.user_id,
                ).id
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(
                _("Het bericht gaat weg. De belofte is nagekomen als iedereen het heeft gehoord."),
                "positive",
            )
            return redirect(url_for(".message", message_id=message_id), 303)
    preview = service.preview(programme_id, opening=form.opening.data or "")
    messages = service.list_messages(programme_id)
    return render_template(
        "feedback/report.html",
        form=form,
        preview=preview,
        board=preview.board,
        programme=preview.board.programme,
        public_url=service.public_address(preview.board.programme),
        messages=[(row, coverage(sent.state for sent in row.deliveries)) for row in messages],
    ), 422 if form.errors else 200


@bp.get("/berichten/<id:message_id>")
@may(Ability.FOLLOW_UP)
def message(message_id: int) -> ResponseReturnValue:
    """Show one message and whom it reached."""
    row = service.get_message(message_id)
    return render_template(
        "feedback/message.html",
        message=row,
        coverage=coverage(sent.state for sent in row.deliveries),
        Channel=Channel,
        DeliveryState=DeliveryState,
    )


@bp.post("/berichten/aan/<id:delivery_id>")
@may(Ability.PLAN)
def mark_told(delivery_id: int) -> ResponseReturnValue:
    """Say that somebody was phoned, or that their letter was posted, or that it failed."""
    reached = request.form.get("bereikt") == "ja"
    state = DeliveryState.REACHED if reached else DeliveryState.NOT_REACHABLE
    with unit_of_work():
        message_id = service.mark_told(delivery_id, state, now=clock.now()).message_id
    return redirect(url_for(".message", message_id=message_id) + "#mensen", 303)
