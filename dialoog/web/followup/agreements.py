"""Agreements of a meeting: written down, put in better words, read back."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web import names
from dialoog.web.access import may
from dialoog.web.followup.blueprint import bp
from dialoog.web.followup.forms import AgreementForm, ReadBackForm
from dialoog.web.forms import given


@bp.route("/bijeenkomsten/<id:meeting_id>/afspraken", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def meeting(meeting_id: int) -> ResponseReturnValue:
    """Show the agreements of one meeting, and write a new one down."""
    row = meetings.get_meeting(meeting_id)
    form = AgreementForm()
    if form.validate_on_submit():
        with unit_of_work():
            followup.make_agreement(
                form.command(),
                programme_id=row.programme_id,
                meeting_id=meeting_id,
                now=clock.now(),
            )
        flash(_("De afspraak staat op papier."), "positive")
        return redirect(url_for(".meeting", meeting_id=meeting_id), 303)
    rows = followup.list_agreements(meeting_id=meeting_id)
    return render_template(
        "followup/meeting.html",
        meeting=row,
        form=form,
        agreements=[followup.standing(agreement) for agreement in rows],
    ), _status(form)


@bp.route("/afspraken/<id:agreement_id>", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def edit_agreement(agreement_id: int) -> ResponseReturnValue:
    """Write an agreement down in better words."""
    row = followup.get_agreement(agreement_id)
    form = AgreementForm(obj=row)
    names.conceal(form, row.owned_by)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                followup.reword(
                    agreement_id,
                    form.reworded(row.owned_by),
                    version=int(form.version.data or 0),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De afspraak is veranderd."), "positive")
            return redirect(_home_of(row), 303)
    return render_template("followup/edit_agreement.html", agreement=row, form=form), _status(form)


@bp.route("/afspraken/<id:agreement_id>/voorlezen", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def read_back(agreement_id: int) -> ResponseReturnValue:
    """Confirm an agreement that was read aloud at the table."""
    row = followup.get_agreement(agreement_id)
    form = ReadBackForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                followup.read_back(
                    agreement_id,
                    present=given(form.present.data),
                    agreed=given(form.agreed.data),
                    minority_note=form.minority_note.data or "",
                    now=clock.now(),
                )
        except Refused as refused:
            missing_note = refused.code == "agreement.minority_note_missing"
            form.refuse(refused, field="minority_note" if missing_note else None)
        else:
            flash(_("De afspraak is bevestigd."), "positive")
            return redirect(_home_of(row), 303)
    return render_template("followup/read_back.html", agreement=row, form=form), _status(form)


@bp.post("/afspraken/<id:agreement_id>/weg")
@may(Ability.FOLLOW_UP)
def remove_agreement(agreement_id: int) -> ResponseReturnValue:
    """Take away an agreement that was written down by mistake."""
    back = _home_of(followup.get_agreement(agreement_id))
    with unit_of_work():
        followup.remove_agreement(agreement_id)
    flash(_("De afspraak is weg."), "info")
    return redirect(back, 303)


@bp.post("/afspraken/<id:agreement_id>/actie")
@may(Ability.FOLLOW_UP)
def put_on_action_list(agreement_id: int) -> ResponseReturnValue:
    """Make the first action of an agreement."""
    with unit_of_work():
        action_id = followup.put_on_action_list(agreement_id, now=clock.now()).id
    flash(_("De afspraak staat op de actielijst."), "positive")
    return redirect(url_for(".show_action", action_id=action_id), 303)


def _home_of(agreement: Any) -> str:
    if agreement.meeting_id is None:
        return url_for("programmes.show", programme_id=agreement.programme_id)
    return url_for(".meeting", meeting_id=agreement.meeting_id)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
