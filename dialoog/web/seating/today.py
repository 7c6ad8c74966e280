"""The tables of today: one is gone or comes, and somebody else guides."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.services import accounts, clock, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.seating.blueprint import bp
from dialoog.web.seating.day import DAY
from dialoog.web.seating.day_forms import GuidesForm
from dialoog.web.seating.notes import need_words


@bp.get(DAY + "/tafels")
@may(Ability.PLAN)
def today(meeting_id: int) -> ResponseReturnValue:
    """Show the tables of today, who guides them, and what can be different."""
    meeting = meetings.get_meeting(meeting_id)
    rows = seating.list_all_tables(meeting_id)
    names = {user.id: user.name for user in accounts.list_facilitators()}
    return render_template(
        "seating/today.html",
        meeting=meeting,
        tables=[(row, _guides_form(row, rows, names)) for row in rows],
        need_words=need_words,
    )


def _guides_form(row: Any, rows: list[Any], names: dict[int, str]) -> GuidesForm:
    elsewhere = {
        guide.user_id: other.number
        for other in rows
        for guide in other.facilitators
        if other.id != row.id and not other.closed
    }
    return GuidesForm(
        prefix=f"tafel-{row.id}",
        names=names,
        elsewhere=elsewhere,
        data={"guides": [guide.user_id for guide in row.facilitators]},
    )


@bp.post("/tafels/<id:table_id>/vandaag")
@may(Ability.PLAN)
def use_table(table_id: int) -> ResponseReturnValue:
    """Take a table out of use today, or bring it back."""
    used = request.form.get("gebruik") == "1"
    with unit_of_work():
        row = seating.use_table(table_id, used=used, now=clock.now())
    said = _("Tafel %(number)s doet weer mee.") if used else _("Tafel %(number)s vervalt vandaag.")
    flash(said % {"number": row.number}, "positive")
    return _back(row.meeting_id, table_id)


@bp.post("/tafels/<id:table_id>/vandaag/begeleiding")
@may(Ability.PLAN)
def let_guide(table_id: int) -> ResponseReturnValue:
    """Say who guides a table today."""
    table = seating.get_table(table_id)
    names = {user.id: user.name for user in accounts.list_facilitators()}
    form = GuidesForm(prefix=f"tafel-{table_id}", names=names, elsewhere={})
    if not form.validate_on_submit():
        abort(400)
    with unit_of_work():
        seating.let_guide(table_id, form.guides.data or [], now=clock.now())
    flash(_("Genoteerd wie tafel %(number)s leidt.", number=table.number), "positive")
    return _back(table.meeting_id, table_id)


@bp.post(DAY + "/tafels/erbij")
@may(Ability.PLAN)
def add_table(meeting_id: int) -> ResponseReturnValue:
    """Add a table."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        row = seating.add_table(meeting_id, now=clock.now())
        number = row.number
    flash(_("Tafel %(number)s staat erbij.", number=number), "positive")
    return _back(meeting_id, row.id)


def _back(meeting_id: int, table_id: int) -> ResponseReturnValue:
    return redirect(url_for(".today", meeting_id=meeting_id, _anchor=f"tafel-{table_id}"), 303)
