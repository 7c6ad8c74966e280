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
from dialoog.services.feedback.reporting import DeliveryRow, MessageRow
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.forms import ReportForm
from dialoog.web.feedback.public import show_public_page

SEND = "send"


@bp.route("/trajecten/<id:programme_id>/terugkoppeling", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def report(programme_id: int) -> ResponseReturnValue:
    """Show what people get per channel, and send it when everything has an answer."""
    form = ReportForm()
    if form.validate_on_submit():
        if request.form.get("do") != SEND:
            with unit_of_work():
                service.keep_opening(programme_id, form.opening.data or "")
            flash(_("Uw woorden zijn bewaard. Zo ziet het bericht er nu uit."), "positive")
            here = url_for(".report", programme_id=programme_id, voor=_planned())
            return redirect(here + "#voorbeeld", 303)
        try:
            message_id = _send(programme_id, form.opening.data or "")
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(
                _("Het bericht gaat weg. De belofte is nagekomen als iedereen het heeft gehoord."),
                "positive",
            )
            return redirect(url_for(".message", message_id=message_id), 303)
    return _report_page(programme_id, form), 422 if form.errors else 200


def _send(programme_id: int, opening: str) -> int:
    with unit_of_work():
        return service.send_report(
            programme_id,
            opening=opening,
            now=clock.now(),
            today=clock.today(),
            user_id=g.account.user_id,
            update_id=_planned(),
        ).id


def _planned() -> int | None:
    """Give the planned update that is being written, when somebody came from the calendar."""
    return request.args.get("voor", type=int)


def _report_page(programme_id: int, form: ReportForm) -> str:
    shown = service.preview(programme_id)
    if not form.is_submitted():
        form.opening.data = shown.board.programme.report_opening
    messages = service.list_messages_by_reach(programme_id)
    return render_template(
        "feedback/report.html",
        form=form,
        preview=shown,
        board=shown.board,
        programme=shown.board.programme,
        public_url=service.public_address(shown.board.programme),
        messages=[(row, coverage(reach.elements())) for row, reach in messages],
        Channel=Channel,
        DeliveryState=DeliveryState,
    )


@bp.get("/trajecten/<id:programme_id>/terugkoppeling/mail")
@may(Ability.FOLLOW_UP)
def preview_mail(programme_id: int) -> ResponseReturnValue:
    """Show the report-back as the mail that people get, in either language."""
    language = "en" if request.args.get("taal") == "en" else "nl"
    shown = service.preview(programme_id, language=language)
    words = service.mail_as_read(
        shown.subject,
        shown.text,
        name=_("(naam)"),
        own_url=_("(de link naar de eigen pagina)"),
        language=language,
        now=clock.now(),
    )
    return render_template(
        "feedback/preview_mail.html",
        programme=shown.board.programme,
        subject=shown.subject,
        words=words,
        not_yet=shown.not_yet,
        spoken=language,
    )


@bp.get("/trajecten/<id:programme_id>/terugkoppeling/telefoon")
@may(Ability.FOLLOW_UP)
def preview_phone(programme_id: int) -> ResponseReturnValue:
    """Show what somebody says who phones with the report-back."""
    shown = service.preview(programme_id)
    return render_template(
        "feedback/preview_phone.html",
        programme=shown.board.programme,
        text=shown.text,
        not_yet=shown.not_yet,
    )


@bp.get("/trajecten/<id:programme_id>/terugkoppeling/zaal")
@may(Ability.FOLLOW_UP)
def in_the_hall(programme_id: int) -> ResponseReturnValue:
    """Show the report-back to everybody in the hall: one answer at a time, to read aloud."""
    shown = service.preview(programme_id)
    return render_template(
        "feedback/hall.html",
        programme=shown.board.programme,
        answers=[(row, service.newest_decision(row)) for row in shown.board.advices],
        unused=service.unused(shown.board),
    )


@bp.get("/trajecten/<id:programme_id>/terugkoppeling/openbaar")
@may(Ability.FOLLOW_UP)
def preview_public(programme_id: int) -> ResponseReturnValue:
    """Show the public page as it will be once this report-back is sent."""
    programme = service.get_programme(programme_id)
    return show_public_page(programme, told_at=clock.now(), preview=True)


@bp.get("/berichten/<id:message_id>")
@may(Ability.FOLLOW_UP)
def message(message_id: int) -> ResponseReturnValue:
    """Show one message and whom it reached."""
    row = service.get_message(message_id)
    return render_template(
        "feedback/message.html",
        message=row,
        coverage=coverage(sent.state for sent in row.deliveries),
        by_channel=[
            (channel, coverage(sent.state for sent in row.deliveries if sent.channel is channel))
            for channel in Channel
            if any(sent.channel is channel for sent in row.deliveries)
        ],
        to_do=[
            (channel, waiting)
            for channel in (Channel.PHONE, Channel.LETTER)
            if (waiting := _waiting(row, channel))
        ],
        Channel=Channel,
        DeliveryState=DeliveryState,
    )


def _waiting(row: MessageRow, channel: Channel) -> list[DeliveryRow]:
    return [
        sent
        for sent in row.deliveries
        if sent.channel is channel and sent.state is DeliveryState.WAITING
    ]


@bp.post("/berichten/aan/<id:delivery_id>")
@may(Ability.PLAN)
def mark_told(delivery_id: int) -> ResponseReturnValue:
    """Say that somebody was phoned, or that their letter was posted, or that it failed."""
    reached = request.form.get("bereikt") == "ja"
    state = DeliveryState.REACHED if reached else DeliveryState.NOT_REACHABLE
    with unit_of_work():
        message_id = service.mark_told(delivery_id, state, now=clock.now()).message_id
    return redirect(url_for(".message", message_id=message_id) + "#mensen", 303)
