"""Five dots each: typed as totals, or tapped on phones; then the top 5 with its reasons."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.adapters.qr import qr_picture
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.domain.wall import DOTS_EACH, PRESENT_WITHIN, WallStage
from dialoog.services import clock, seating, wall
from dialoog.services.live.devices import Purpose, device_link
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.forms import Form, given
from dialoog.web.live.blueprint import guides
from dialoog.web.live.tools import PAGES
from dialoog.web.wall.blueprint import bp
from dialoog.web.wall.forms import PeopleForm, PresentForm, paper_form, values_of, why_form

PAGES[Tool.DOTS] = "wall.dots"
DOTS = "/tafels/<id:table_id>/stippen"


@bp.get(DOTS)
@guides
def dots(table: Any) -> ResponseReturnValue:
    """Show how the choice stands."""
    return _page(table)


def _page(table: Any, **forms: Form) -> ResponseReturnValue:
    """Give the page, with what was typed where that could not be stored."""
    found = wall.look(table)
    link = device_link(table.id, Purpose.JOIN)
    held_on = clock.day_of(found.meeting.starts_at)
    seated = len(seating.get_company(table).names)
    shown = {
        "people": PeopleForm(
            formdata=None, data={"people": (found.row and found.row.people) or seated or None}
        ),
        "paper": paper_form(found) if not request.form else None,
        "why": why_form(found) if not request.form else None,
        "present": PresentForm(
            formdata=None,
            data={
                "day": (found.row and found.row.present_on)
                or held_on + PRESENT_WITHIN - timedelta(weeks=1)
            },
        ),
        **forms,
    }
    shown["paper"] = shown["paper"] or paper_form(found)
    shown["why"] = shown["why"] or why_form(found)
    page = render_template(
        "wall/dots.html",
        table=table,
        wall=found,
        forms=shown,
        link=link,
        picture=qr_picture(link),
        each=DOTS_EACH,
        WallStage=WallStage,
    )
    return page, 422 if forms else 200


@bp.post(f"{DOTS}/begin")
@guides
def begin_choosing(table: Any) -> ResponseReturnValue:
    """Let so many people choose."""
    form = PeopleForm()
    if form.validate_on_submit():
        people = given(form.people.data)
        try:
            with unit_of_work():
                if wall.look_from(table.id).stage is WallStage.CHOOSING:
                    wall.set_people(table.id, people)
                else:
                    wall.begin_choosing(table.id, people=people, now=clock.now())
            return _back(table.id)
        except Refused as refused:
            form.refuse(refused, field="people")
    return _page(table, people=form)


@bp.post(f"{DOTS}/papier")
@guides
def count_paper(table: Any) -> ResponseReturnValue:
    """Type how many paper dots each cluster has."""
    form = paper_form(wall.look(table))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wall.count_paper(table.id, values_of(form))
            return _back(table.id)
        except Refused as refused:
            form.refuse(refused)
    return _page(table, paper=form)


@bp.post(f"{DOTS}/klaar")
@guides
def end_choosing(table: Any) -> ResponseReturnValue:
    """Take what was chosen as the top."""
    with unit_of_work():
        wall.end_choosing(table.id, now=clock.now())
    return _back(table.id)


@bp.post(f"{DOTS}/terug")
@guides
def back_to_sorting(table: Any) -> ResponseReturnValue:
    """Go back to putting ideas together."""
    with unit_of_work():
        wall.back_to_sorting(table.id)
    return redirect(url_for(".clusters", table_id=table.id), 303)


@bp.post(f"{DOTS}/opnieuw")
@guides
def choose_again(table: Any) -> ResponseReturnValue:
    """Open the choice again that was closed too soon."""
    with unit_of_work():
        wall.choose_again(table.id)
    return _back(table.id)


@bp.post(f"{DOTS}/<id:cluster_id>/voor")
@guides
def prefer(table: Any, cluster_id: int) -> ResponseReturnValue:
    """Let one come before others with as many dots."""
    with unit_of_work():
        wall.prefer(table.id, cluster_id)
    return _back(table.id)


@bp.post(f"{DOTS}/waarom")
@guides
def say_why(table: Any) -> ResponseReturnValue:
    """Write down why each advice is in the top."""
    form = why_form(wall.look(table))
    if form.validate_on_submit():
        with unit_of_work():
            wall.say_why(table.id, values_of(form))
        flash(_("De redenen zijn bewaard."), "positive")
        return _back(table.id)
    return _page(table, why=form)


@bp.post(f"{DOTS}/presentatie")
@guides
def promise_presentation(table: Any) -> ResponseReturnValue:
    """Promise when the advice is told to the organisation."""
    form = PresentForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wall.promise_presentation(table.id, given(form.day.data))
            flash(_("De dag staat vast. De organisator ziet hem bij Te doen."), "positive")
            return _back(table.id)
        except Refused as refused:
            form.refuse(refused, field="day")
    return _page(table, present=form)


@bp.post(f"{DOTS}/antwoordbord")
@guides
def put_on_board(table: Any) -> ResponseReturnValue:
    """Let the top become advice that gets an answer."""
    with unit_of_work():
        made = wall.put_on_board(table.id, now=clock.now())
    flash(
        ngettext(
            "%(num)d advies staat op het antwoordbord.",
            "%(num)d adviezen staan op het antwoordbord.",
            made,
        ),
        "positive",
    )
    return _back(table.id)


def _back(table_id: int) -> ResponseReturnValue:
    return redirect(url_for(".dots", table_id=table_id), 303)
