"""How many tables there are, what each of them offers, and the rules that hold at all of them."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.seating.blueprint import MEETING, back, bp, status
from dialoog.web.seating.forms import RulesForm, TableForm, TablesForm


@bp.route(MEETING + "/inrichten", methods=["GET", "POST"])
@may(Ability.PLAN)
def set_up(meeting_id: int) -> ResponseReturnValue:
    """Choose how many tables there are, and see what each of them offers."""
    meeting = meetings.get_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    form = TablesForm(data=seating.suggested_tables(meeting, room))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                seating.set_tables(
                    meeting_id,
                    count=form.count.data,
                    seats_min=form.seats_min.data,
                    seats_max=form.seats_max.data,
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De tafels staan klaar."), "positive")
            return redirect(url_for(".set_up", meeting_id=meeting_id), 303)
    return render_template(
        "seating/set_up.html",
        meeting=meeting,
        room=room,
        form=form,
        sides=seating.sides(room),
    ), status(form)


@bp.route("/tafels/<id:table_id>/inrichten", methods=["GET", "POST"])
@may(Ability.PLAN)
def arrange(table_id: int) -> ResponseReturnValue:
    """Say what one table offers and who guides it."""
    table = seating.get_table(table_id)
    who_can = {user.id: user.name for user in accounts.list_facilitators()}
    who_do = [guide.user_id for guide in table.facilitators]
    form = TableForm(guides=who_can, obj=table, data={"facilitators": who_do})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                seating.arrange_table(
                    table_id,
                    seats_min=form.seats_min.data,
                    seats_max=form.seats_max.data,
                    features=form.features.data or [],
                    facilitator_ids=form.facilitators.data or [],
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".set_up", meeting_id=table.meeting_id), 303)
    meeting = meetings.get_meeting(table.meeting_id)
    return render_template("seating/arrange.html", meeting=meeting, table=table, form=form), status(
        form
    )


@bp.route(MEETING + "/regels", methods=["GET", "POST"])
@may(Ability.PLAN)
def rules(meeting_id: int) -> ResponseReturnValue:
    """Choose the rules that every table keeps, and what counts when mixing."""
    meeting = meetings.get_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    form = RulesForm(balance=room.balance)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                seating.set_balance(
                    meeting_id, form.asked(), seen=form.seen.data or "", now=clock.now()
                )
        except Refused as refused:
            form.refuse(refused)
            form.seen.data = seating.get_room(meeting_id).balance.mark
        else:
            flash(_("De regels zijn bewaard. Stel de tafels opnieuw samen."), "positive")
            return back(meeting_id)
    return render_template(
        "seating/rules.html", meeting=meeting, form=form, wishes=len(room.wishes)
    ), status(form)
