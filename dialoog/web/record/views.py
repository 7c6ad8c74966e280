"""Make the record of a meeting complete, let people read it, and lock it; answer corrections."""

from __future__ import annotations

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.record import DAYS_TO_CORRECT, CorrectionState, RecordState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, live, record
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.forms import given
from dialoog.web.record import consent
from dialoog.web.record.blueprint import bp
from dialoog.web.record.forms import KeepBothForm, LockForm, SendForm, UnlockForm
from dialoog.web.record.gaps import repairs

__all__ = ["bp", "consent"]


@bp.route("/bijeenkomsten/<id:meeting_id>/verslag-afmaken", methods=["GET", "POST"])
@may(Ability.PLAN)
def finish(meeting_id: int) -> ResponseReturnValue:
    """Show what is open in a record; send it, lock it, or open it again."""
    progress = record.read(meeting_id)
    forms = {
        RecordState.MAKING: SendForm(data={"days": DAYS_TO_CORRECT}),
        RecordState.READING: LockForm(),
        RecordState.LOCKED: UnlockForm(data={"name": g.account.name}),
    }
    form = forms.get(progress.state)
    if form is not None and form.validate_on_submit():
        try:
            with unit_of_work():
                said = _take_step(meeting_id, form)
        except Refused as refused:
            form.refuse(
                refused, field="reason" if refused.code == "record.reason_missing" else None
            )
            progress = record.read(meeting_id)
        else:
            flash(said, "positive")
            return redirect(url_for(".finish", meeting_id=meeting_id), 303)
    page = render_template(
        "record/finish.html",
        progress=progress,
        meeting=progress.meeting,
        repairs=repairs(progress),
        form=form,
        last_day=progress.record.closes_on,
        may_lock=_may_lock(progress),
        RecordState=RecordState,
        CorrectionState=CorrectionState,
    )
    wrong = form is not None and (form.errors or form.form_errors)
    return page, 422 if wrong else 200


def _take_step(meeting_id: int, form: SendForm | LockForm | UnlockForm) -> str:
    now, today = clock.now(), clock.today()
    if isinstance(form, SendForm):
        record.send(meeting_id, days=given(form.days.data), now=now, today=today)
        return _("Het verslag gaat naar iedereen die er was.")
    if isinstance(form, LockForm):
        record.lock(meeting_id, reason=form.reason.data or "", now=now, today=today)
        return _("Het verslag is vast. Niemand verandert er nog iets in.")
    name, reason = form.name.data or "", form.reason.data or ""
    record.unlock(meeting_id, name=name, reason=reason, now=now)
    return _("Het verslag is weer open. Stuur het straks opnieuw rond.")


def _may_lock(progress: Any) -> bool:
    closes_on = progress.record.closes_on
    return closes_on is not None and clock.today() > closes_on and not progress.somebody_waits


@bp.route("/correcties/<id:correction_id>", methods=["GET", "POST"])
@may(Ability.GUIDE)
def correction(correction_id: int) -> ResponseReturnValue:
    """Take other words over, or keep both with a note that the proposer reads."""
    row = _own_correction(correction_id)
    form = KeepBothForm(data={"version": row.version})
    if form.validate_on_submit():
        version = int(form.version.data or 0)
        try:
            with unit_of_work():
                if request.form.get("do") == "take_over":
                    record.take_over(correction_id, version=version, now=clock.now())
                else:
                    note = form.note.data or ""
                    record.keep_both(correction_id, note=note, version=version, now=clock.now())
        except Refused as refused:
            form.refuse(refused, field="note" if refused.code == "record.note_missing" else None)
        else:
            flash(_("Bewaard. Wie het voorstelde, leest dit op de eigen pagina."), "positive")
            return redirect(_back_from(row), 303)
    page = render_template(
        "record/correction.html",
        row=row,
        form=form,
        back=_back_from(row),
        CorrectionState=CorrectionState,
    )
    return page, 422 if form.errors or form.form_errors else 200


@bp.get("/tafels/<id:table_id>/correcties")
@may(Ability.GUIDE)
def corrections(table_id: int) -> ResponseReturnValue:
    """Show who guides a table what people would say otherwise."""
    table = _own_table(table_id)
    return render_template(
        "record/corrections.html",
        table=table,
        corrections=record.list_of_table(table.meeting_id, table_id=table_id),
        CorrectionState=CorrectionState,
    )


def _own_correction(correction_id: int) -> Any:
    """Give a correction to who guides its table or organises the meeting."""
    row = record.get_correction(correction_id)
    if Ability.PLAN not in g.account.abilities:
        _own_table(row.contribution.table_id or 0)
    return row


def _own_table(table_id: int) -> Any:
    return live.get_own_table(
        table_id, user_id=g.account.user_id, sees_all=Ability.PLAN in g.account.abilities
    )


def _back_from(row: Any) -> str:
    if Ability.PLAN in g.account.abilities:
        return url_for("record.finish", meeting_id=row.meeting_id)
    return url_for("record.corrections", table_id=row.contribution.table_id)
