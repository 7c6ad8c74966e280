"""What comes from the outer circle, as the guide sees it: questions, and sentences to take along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.live import Source
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.services import clock, live, mirror
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.live.blueprint import guides
from dialoog.web.mirror.blueprint import bp
from dialoog.web.mirror.forms import SentenceForm, SlipForm


@bp.route("/tafels/<id:table_id>/vraagbriefjes", methods=["GET", "POST"])
@guides
def slips(table: Any) -> ResponseReturnValue:
    """Show the questions of the outer circle, and type over one from paper."""
    form = SlipForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                mirror.ask(
                    table.id,
                    form.text.data or "",
                    client_id=UUID(form.client_id.data),
                    source=Source.TABLE,
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused, field="text")
        else:
            return redirect(url_for(".slips", table_id=table.id), 303)
    conversation = mirror.look(table)
    return render_template(
        "mirror/slips.html",
        table=table,
        conversation=conversation,
        slips=mirror.list_slips(conversation),
        form=form,
        mark=live.mark_of_table(conversation.circles.inner),
    ), 422 if form.errors else 200


@bp.post("/tafels/<id:table_id>/vraagbriefjes/<id:contribution_id>")
@guides
def mark_asked(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Say that a question was asked, or after all wasn't."""
    with unit_of_work():
        mirror.mark_asked(
            table.id, contribution_id, asked="niet" not in request.form, now=clock.now()
        )
    return redirect(url_for(".slips", table_id=table.id), 303)


@bp.route("/tafels/<id:table_id>/spiegelzinnen", methods=["GET", "POST"])
@guides
def sentences(table: Any) -> ResponseReturnValue:
    """Show what listeners take to their work, and type over a sentence that was spoken."""
    form = SentenceForm()
    conversation = mirror.look(table)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                mirror.say(
                    mirror.look_from(table.id),
                    Tool.MIRROR,
                    form.text.data or "",
                    client_id=UUID(form.client_id.data),
                    source=Source.TABLE,
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused, field="text")
        else:
            return redirect(url_for(".sentences", table_id=table.id), 303)
    return render_template(
        "mirror/sentences.html",
        table=table,
        conversation=conversation,
        sentences=mirror.list_said(conversation, Tool.MIRROR),
        form=form,
        mark=live.mark_of_table(conversation.circles.inner),
    ), 422 if form.errors else 200
