"""Write down what is said at a table, mend it, take it back, choose a route for a wormpje."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.refusal import Refused
from dialoog.services import clock, live, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.language import choose
from dialoog.web.live.blueprint import bp, guides
from dialoog.web.live.forms import EditForm, TableForm
from dialoog.web.live.screen import render_table

UNUSABLE = 422


@bp.post("/tafels/<id:table_id>/inbreng")
@guides
def record(table: Any) -> ResponseReturnValue:
    """Write down one contribution."""
    form = TableForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                row = live.record(
                    form.command(), table_id=table.id, source=Source.TABLE, now=clock.now()
                )
                contribution_id = row.id
            return _back_to(table.id, contribution_id)
        except Refused as refused:
            form.refuse(refused)
    return render_table(table, form=form)


@bp.route("/tafels/<id:table_id>/inbreng/<id:contribution_id>", methods=["GET", "POST"])
@guides
def edit(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Mend the words of a contribution, or move it to another kind."""
    row = _of_table(table.id, contribution_id)
    sheet = live.read_sheet(meetings.get_meeting(table.meeting_id))
    form = EditForm(
        kinds=_kinds_beside(row, sheet),
        data={
            "text": row.text,
            "kind": row.kind,
            "consent": row.quote_consent.value,
            "version": row.version,
        },
    )
    if form.validate_on_submit():
        try:
            with unit_of_work():
                live.edit(
                    contribution_id,
                    text=form.text.data,
                    kind=form.kind.data,
                    consent=QuoteConsent(form.consent.data),
                    version=int(form.version.data or 0),
                )
            return _back_to(table.id, contribution_id)
        except Refused as refused:
            form.refuse(refused)
    page = render_template("live/edit.html", form=form, table=table, row=row)
    return page, UNUSABLE if form.errors else 200


def _kinds_beside(row: Any, sheet: live.Sheet) -> list[SelectChoice]:
    """Give the kinds of the phase in which the words were said."""
    position = sheet.position_of(row.phase_key)
    kind = sheet.find_kind(row.kind)
    kinds = sheet.kinds_of(sheet.phases[position]) if position is not None else (kind,)
    return [SelectChoice(kind.key, kind.label.in_language(choose())) for kind in kinds if kind]


@bp.post("/tafels/<id:table_id>/inbreng/<id:contribution_id>/ster")
@guides
def star(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Count one sticker more or less."""
    _of_table(table.id, contribution_id)
    with unit_of_work():
        live.star(contribution_id, more=-1 if "eraf" in request.form else 1)
    return _back_to(table.id, contribution_id)


@bp.post("/tafels/<id:table_id>/inbreng/<id:contribution_id>/plek")
@guides
def move(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Bring what was said one place up or down."""
    _of_table(table.id, contribution_id)
    with unit_of_work():
        live.move(contribution_id, up=request.form.get("richting") == "omhoog")
    return _back_to(table.id, contribution_id)


@bp.post("/tafels/<id:table_id>/inbreng/<id:contribution_id>/volgorde")
@guides
def sort(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Put what is of the same kind in the order of its stickers."""
    _of_table(table.id, contribution_id)
    with unit_of_work():
        live.sort_by_stars(contribution_id)
    return _back_to(table.id, contribution_id)


@bp.post("/tafels/<id:table_id>/inbreng/<id:contribution_id>/weg")
@guides
def withdraw(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Take words back; the page that follows offers to put them back."""
    _of_table(table.id, contribution_id)
    with unit_of_work():
        live.withdraw(contribution_id, now=clock.now())
    return redirect(url_for(".table", table_id=table.id, weg=contribution_id), 303)


@bp.post("/tafels/<id:table_id>/inbreng/<id:contribution_id>/terug")
@guides
def restore(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Put back words that were taken back."""
    _of_table(table.id, contribution_id)
    with unit_of_work():
        live.restore(contribution_id)
    return _back_to(table.id, contribution_id)


@bp.post("/tafels/<id:table_id>/inbreng/<id:contribution_id>/route")
@guides
def choose_route(table: Any, contribution_id: int) -> ResponseReturnValue:
    """Choose together with the person what happens with a wormpje."""
    _of_table(table.id, contribution_id)
    route = request.form.get("route", type=CareRoute)
    if route is None:
        abort(400)
    with unit_of_work():
        live.choose_route(contribution_id, route)
    flash(_("Dank u. Dit raakt niet kwijt."), "positive")
    return _back_to(table.id, contribution_id)


def _of_table(table_id: int, contribution_id: int) -> Any:
    row = live.get_contribution(contribution_id)
    if row.table_id != table_id:
        abort(404)
    return row


def _back_to(table_id: int, contribution_id: int) -> ResponseReturnValue:
    return redirect(url_for(".table", table_id=table_id, _anchor=f"inbreng-{contribution_id}"), 303)
