"""Meetings: the list, planning one, its run sheet, moving it and calling it off."""

from __future__ import annotations

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.meetings import BEFORE_THE_DAY, MeetingState
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, meetings, methods, record
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.language import choose
from dialoog.web.meetings import blocks, kinds, stages
from dialoog.web.meetings.blueprint import bp
from dialoog.web.meetings.checklist import checklist
from dialoog.web.meetings.forms import CancelForm, ChangedMeetingForm, NewMeetingForm
from dialoog.web.words import label

SEE_SIDES = frozenset({Ability.PLAN, Ability.GUIDE})


@bp.get("/bijeenkomsten")
@may(Ability.SEE_OWN_TABLES)
def index() -> ResponseReturnValue:
    """Show an organiser all meetings, and a facilitator those with a table of their own."""
    now = clock.now()
    if Ability.PLAN not in g.account.abilities:
        mine = meetings.list_guided_by(g.account.user_id, now=now)
        return render_template(
            "meetings/mine.html",
            tables=mine,
            today=clock.today(),
            corrections=record.count_waiting(g.account.user_id),
        )
    page = max(1, request.args.get("pagina", 1, type=int))
    return render_template(
        "meetings/index.html",
        agenda=meetings.list_agenda(now=now, page=page),
        page=page,
        url_for_page=lambda number: url_for(".index", pagina=number),
        MeetingState=MeetingState,
    )


@bp.route("/trajecten/<id:programme_id>/bijeenkomsten/nieuw", methods=["GET", "POST"])
@may(Ability.PLAN)
def create(programme_id: int) -> ResponseReturnValue:
    """Make a meeting from a method."""
    programme = meetings.get_programme_to_plan(programme_id)
    form = NewMeetingForm()
    if form.validate_on_submit():
        method, step = form.chosen()
        with unit_of_work():
            row = meetings.create_meeting(
                programme_id,
                method=method.key,
                step=step.key,
                details=form.details(),
                now=clock.now(),
            )
            meeting_id = row.id
        flash(_("De bijeenkomst staat klaar als concept. Bekijk nu het programma."), "positive")
        return redirect(url_for(".show", meeting_id=meeting_id), 303)
    return render_template("meetings/create.html", form=form, programme=programme), _status(form)


@bp.get("/bijeenkomsten/<id:meeting_id>")
@may(Ability.SEE_PROGRAMMES)
def show(meeting_id: int) -> ResponseReturnValue:
    """Show the run sheet as blocks in time, what is still to do, and the tables."""
    row = meetings.get_meeting(meeting_id)
    tables = meetings.list_tables(meeting_id)
    preparation = meetings.prepare(row, tables=tables, today=clock.today())
    may_plan = Ability.PLAN in g.account.abilities
    return render_template(
        "meetings/show.html",
        meeting=row,
        tables=tables,
        preparation=preparation,
        checklist_items=checklist(row, preparation),
        perspectives=[(perspective, label(perspective)) for perspective in Perspective],
        may_plan=may_plan,
        sees_sides=bool(SEE_SIDES & g.account.abilities),
        to_discuss=followup.list_to_discuss(row),
        is_today=row.starts_at.astimezone(clock.ZONE).date() == clock.today(),
        MeetingState=MeetingState,
        **_run_sheet(row, may_change=may_plan and row.state in BEFORE_THE_DAY),
    )


def _run_sheet(row: Any, *, may_change: bool) -> dict[str, Any]:
    lines = meetings.read_run_sheet(row)
    language = choose()
    opened = request.args.get("blok", type=int)
    return {
        "lines": lines,
        "parts": [
            (line.phase.title.in_language(language), line.phase.minutes, line.phase.look)
            for line in lines
        ],
        "ends_at": lines[-1].ends_at if lines else row.starts_at,
        "opened": opened,
        "opened_here": may_change and opened in {line.block_id for line in lines},
        "durations": _durations,
        "may_change": may_change,
        "newer_method": methods.find_newer(row) if may_change else None,
    }


def _durations(minutes: int) -> list[int]:
    """Give the minutes to choose from: steps of five, and what it is now."""
    return sorted({*range(5, 125, 5), minutes})


@bp.route("/bijeenkomsten/<id:meeting_id>/gegevens", methods=["GET", "POST"])
@may(Ability.PLAN)
def edit(meeting_id: int) -> ResponseReturnValue:
    """Change the title, time, place and room of a meeting."""
    row = meetings.get_meeting_to_change(meeting_id)
    form = ChangedMeetingForm(data=_as_typed(row))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                moved = meetings.edit_meeting(
                    meeting_id,
                    form.details(),
                    version=int(form.version.data or 0),
                    now=clock.now(),
                )
        except Refused as refused:
            too_few = refused.code == "invitation.fewer_places_than_taken"
            form.refuse(refused, field="capacity" if too_few else None)
        else:
            flash(_said_of_edit(row.state, moved=moved), "positive")
            return redirect(url_for(".show", meeting_id=meeting_id), 303)
    return render_template("meetings/edit.html", form=form, meeting=row), _status(form)


def _as_typed(row: Any) -> dict[str, Any]:
    starts_at, ends_at = (at.astimezone(clock.ZONE) for at in (row.starts_at, row.ends_at))
    return {
        "version": row.version,
        "title": row.title,
        "day": starts_at.date(),
        "held_before": starts_at.date() < clock.today(),
        "starts": starts_at.time(),
        "ends": ends_at.time(),
        "place_name": row.place_name,
        "place_address": row.place_address,
        "place_route": row.place_route,
        "features": row.place_features,
        "contact": row.contact,
        "capacity": row.capacity,
    }


def _said_of_edit(state: MeetingState, *, moved: bool) -> str:
    if moved and state is MeetingState.PLANNED:
        return _("Bewaard. Wie is uitgenodigd, krijgt bericht van de verandering.")
    return _("Bewaard.")


@bp.post("/bijeenkomsten/<id:meeting_id>/plannen")
@may(Ability.PLAN)
def plan(meeting_id: int) -> ResponseReturnValue:
    """Turn a draft into a meeting that people can be invited to."""
    with unit_of_work():
        meetings.plan_meeting(meeting_id, now=clock.now())
    flash(_("De bijeenkomst is gepland. U kunt nu mensen uitnodigen."), "positive")
    return redirect(url_for(".show", meeting_id=meeting_id), 303)


@bp.route("/bijeenkomsten/<id:meeting_id>/afzeggen", methods=["GET", "POST"])
@may(Ability.PLAN)
def cancel(meeting_id: int) -> ResponseReturnValue:
    """Call a meeting off, with the reason that people will read."""
    row = meetings.get_meeting_to_change(meeting_id)
    form = CancelForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                meetings.cancel_meeting(meeting_id, reason=form.reason.data, now=clock.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(
                _("De bijeenkomst gaat niet door. Wie is uitgenodigd, krijgt bericht."), "positive"
            )
            return redirect(url_for(".show", meeting_id=meeting_id), 303)
    return render_template("meetings/cancel.html", form=form, meeting=row), _status(form)


def _status(form: Any) -> int:
    return 422 if form.errors else 200


__all__ = ["blocks", "bp", "kinds", "stages"]
