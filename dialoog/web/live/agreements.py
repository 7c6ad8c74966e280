"""The agreements of one table: written down, read aloud and confirmed where they were made."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.followup.forms import AgreementForm
from dialoog.web.live.blueprint import bp, guides
from dialoog.web.live.forms import NamelessReadBackForm


@bp.route("/tafels/<id:table_id>/afspraken", methods=["GET", "POST"])
@guides
def agreements(table: Any) -> ResponseReturnValue:
    """Show the agreements of a table, and write a new one down."""
    meeting = meetings.get_meeting(table.meeting_id)
    form = AgreementForm()
    if form.validate_on_submit():
        with unit_of_work():
            followup.make_agreement(
                form.command(),
                programme_id=meeting.programme_id,
                meeting_id=meeting.id,
                table_id=table.id,
                now=clock.now(),
            )
        flash(_("De afspraak is opgeschreven. Lees hem straks voor."), "positive")
        return _back_to(table.id)
    page = render_template(
        "live/agreements.html",
        table=table,
        meeting=meeting,
        form=form,
        agreements=[followup.standing(row) for row in followup.list_agreements(table_id=table.id)],
    )
    return page, _status(form)


@bp.route("/tafels/<id:table_id>/afspraken/<id:agreement_id>", methods=["GET", "POST"])
@guides
def edit_agreement(table: Any, agreement_id: int) -> ResponseReturnValue:
    """Write an agreement of a table down in better words."""
    row = _of_table(table.id, agreement_id)
    form = AgreementForm(obj=row)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                followup.reword(agreement_id, form.command(), version=int(form.version.data or 0))
            return _back_to(table.id)
        except Refused as refused:
            form.refuse(refused)
    page = render_template("live/edit_agreement.html", table=table, form=form)
    return page, _status(form)


@bp.route("/tafels/<id:table_id>/afspraken/<id:agreement_id>/voorlezen", methods=["GET", "POST"])
@guides
def read_back(table: Any, agreement_id: int) -> ResponseReturnValue:
    """Confirm an agreement that was read aloud, seat by seat."""
    row = _of_table(table.id, agreement_id)
    form = NamelessReadBackForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                followup.read_back(
                    agreement_id,
                    present=form.present.data or 0,
                    agreed=form.agreed.data or 0,
                    minority_note=form.minority_note.data or "",
                    now=clock.now(),
                )
            flash(_("De afspraak is bevestigd."), "positive")
            return _back_to(table.id)
        except Refused as refused:
            form.refuse(refused)
    page = render_template("live/read_back.html", table=table, agreement=row, form=form)
    return page, _status(form)


def _of_table(table_id: int, agreement_id: int) -> Any:
    row = followup.get_agreement(agreement_id)
    if row.table_id != table_id:
        abort(404)
    return row


def _back_to(table_id: int) -> ResponseReturnValue:
    return redirect(url_for(".agreements", table_id=table_id), 303)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
