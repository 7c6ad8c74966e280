"""The buttons and forms with which an organiser changes a run sheet."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import clock, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.language import choose
from dialoog.web.meetings.block_forms import AddBlockForm, BlockForm
from dialoog.web.meetings.blueprint import bp

RUN_SHEET = "/bijeenkomsten/<id:meeting_id>/programma"


@bp.post(f"{RUN_SHEET}/<id:block_id>/plek")
@may(Ability.PLAN)
def move_block(meeting_id: int, block_id: int) -> ResponseReturnValue:
    """Put a block one place earlier or later."""
    by = 1 if request.form.get("richting") == "later" else -1
    with unit_of_work():
        block = meetings.move_block(
            meeting_id, block_id, by=by, version=_version(), now=clock.now()
        )
        said = _(
            "%(title)s staat nu op plek %(place)s van %(places)s.",
            title=_title(block),
            place=block.position + 1,
            places=len(block.meeting.blocks),
        )
    return _back(meeting_id, said, block_id=block_id)


@bp.post(f"{RUN_SHEET}/<id:block_id>/duur")
@may(Ability.PLAN)
def set_minutes(meeting_id: int, block_id: int) -> ResponseReturnValue:
    """Give a block another duration."""
    minutes = request.form.get("minuten", 0, type=int)
    with unit_of_work():
        block = meetings.set_minutes(
            meeting_id, block_id, minutes=minutes, version=_version(), now=clock.now()
        )
        said = ngettext(
            "%(title)s duurt nu %(num)d minuut.",
            "%(title)s duurt nu %(num)d minuten.",
            minutes,
            title=_title(block),
        )
    return _back(meeting_id, said, block_id=block_id)


@bp.post(f"{RUN_SHEET}/<id:block_id>/knippen")
@may(Ability.PLAN)
def split_block(meeting_id: int, block_id: int) -> ResponseReturnValue:
    """Cut a block in two."""
    with unit_of_work():
        second = meetings.split_block(meeting_id, block_id, version=_version(), now=clock.now())
        said = _("In tweeën geknipt. Het tweede deel heet %(title)s.", title=_title(second))
    return _back(meeting_id, said, block_id=block_id)


@bp.post(f"{RUN_SHEET}/<id:block_id>/weg")
@may(Ability.PLAN)
def remove_block(meeting_id: int, block_id: int) -> ResponseReturnValue:
    """Take a block out."""
    with unit_of_work():
        phase = meetings.remove_block(meeting_id, block_id, version=_version(), now=clock.now())
    said = _("%(title)s is weggehaald.", title=phase.title.in_language(choose()))
    return _back(meeting_id, said)


@bp.post(f"{RUN_SHEET}/terug")
@may(Ability.PLAN)
def undo(meeting_id: int) -> ResponseReturnValue:
    """Bring the run sheet back as it was before the last change."""
    with unit_of_work():
        meetings.undo(meeting_id, version=_version(), now=clock.now())
    return _back(meeting_id, _("Het programma is weer zoals het was."))


@bp.route(f"{RUN_SHEET}/<id:block_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def edit_block(meeting_id: int, block_id: int) -> ResponseReturnValue:
    """Give a block other words, questions, materials and minutes."""
    row = meetings.get_meeting_to_change(meeting_id)
    phase = meetings.get_block(row, block_id).as_phase()
    form = BlockForm(method=row.as_method(), phase=phase, language=choose())
    if form.validate_on_submit():
        try:
            with unit_of_work():
                meetings.reword_block(
                    meeting_id,
                    block_id,
                    form.wording(),
                    minutes=form.minutes.data,
                    language=choose(),
                    version=_version(),
                    now=clock.now(),
                )
        except Refused as refused:
            about_tools = refused.code.startswith("meeting.tool_needs")
            form.refuse(refused, field="tools" if about_tools else None)
        else:
            said = _("%(title)s is bewaard.", title=form.title.data)
            return _back(meeting_id, said, block_id=block_id)
    form.version.data = form.version.data or row.version
    page = render_template(
        "meetings/edit_block.html",
        form=form,
        meeting=row,
        phase=phase,
        minutes_over=meetings.minutes_over(row),
    )
    return page, _status(form)


@bp.route(f"{RUN_SHEET}/nieuw", methods=["GET", "POST"])
@may(Ability.PLAN)
def add_block(meeting_id: int) -> ResponseReturnValue:
    """Put a block in; everything after it shifts."""
    row = meetings.get_meeting_to_change(meeting_id)
    form = AddBlockForm(
        addable=meetings.addable(row),
        lines=meetings.read_run_sheet(row),
        language=choose(),
        data={"version": row.version, "after": request.args.get("na", "")},
    )
    if form.validate_on_submit():
        try:
            block_id, said = _add(meeting_id, form)
        except Refused as refused:
            about_tools = refused.code.startswith("meeting.tool_needs")
            form.refuse(refused, field="block" if about_tools else None)
        else:
            return _back(meeting_id, said, block_id=block_id)
    page = render_template(
        "meetings/add_block.html",
        form=form,
        meeting=row,
        minutes_over=meetings.minutes_over(row),
    )
    return page, _status(form)


def _add(meeting_id: int, form: AddBlockForm) -> tuple[int, str]:
    with unit_of_work():
        block = meetings.add_block(
            meeting_id,
            form.block.data,
            after=int(form.after.data) if form.after.data else None,
            minutes=form.minutes.data,
            version=_version(),
            now=clock.now(),
        )
        return block.id, _("%(title)s staat erin. De rest schuift op.", title=_title(block))


def _back(meeting_id: int, said: str, *, block_id: int | None = None) -> ResponseReturnValue:
    """Go back to the block that changed and say there what happened."""
    flash(said, "here")
    anchor = "programma" if block_id is None else f"blok-{block_id}"
    return redirect(url_for(".show", meeting_id=meeting_id, blok=block_id, _anchor=anchor), 303)


def _version() -> int:
    return request.form.get("version", 0, type=int)


def _title(block: Any) -> str:
    return str(block.as_phase().title.in_language(choose()))


def _status(form: Any) -> int:
    return 422 if form.errors else 200
