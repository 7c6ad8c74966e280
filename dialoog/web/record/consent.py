"""Take words away for who said them, and put them back when that was a mistake."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.services import clock, live, meetings, record
from dialoog.services.record import AskedBy
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.record.blueprint import bp


@bp.get("/bijeenkomsten/<id:meeting_id>/woorden-weghalen")
@may(Ability.PLAN)
def words(meeting_id: int) -> ResponseReturnValue:
    """Show what was said at a meeting, so that the words of who phones can be found."""
    text = request.args.get("zoek", "")
    return render_template(
        "record/words.html",
        meeting=meetings.get_meeting(meeting_id),
        said=record.list_words(meeting_id, holding=text),
        text=text,
    )


@bp.post("/bijeenkomsten/<id:meeting_id>/woorden-weghalen/<id:contribution_id>/weg")
@may(Ability.PLAN)
def take_back(meeting_id: int, contribution_id: int) -> ResponseReturnValue:
    """Take the words of who asks for it away, also when the record is locked."""
    _require_said_at(meeting_id, contribution_id)
    with unit_of_work():
        record.take_back(
            contribution_id, asked_by=AskedBy.TELLER_THROUGH_ORGANISER, now=clock.now()
        )
    flash(_("Deze woorden zijn weg. Niemand anders leest ze nog."), "positive")
    return _back_to(meeting_id, contribution_id)


@bp.post("/bijeenkomsten/<id:meeting_id>/woorden-weghalen/<id:contribution_id>/terug")
@may(Ability.PLAN)
def give_again(meeting_id: int, contribution_id: int) -> ResponseReturnValue:
    """Put words back for who took them away by mistake."""
    _require_said_at(meeting_id, contribution_id)
    with unit_of_work():
        record.give_again(contribution_id, asked_by=AskedBy.TELLER_THROUGH_ORGANISER)
    flash(_("Deze woorden staan er weer."), "positive")
    return _back_to(meeting_id, contribution_id)


def _require_said_at(meeting_id: int, contribution_id: int) -> None:
    if live.get_contribution(contribution_id).meeting_id != meeting_id:
        abort(404)


def _back_to(meeting_id: int, contribution_id: int) -> ResponseReturnValue:
    place = f"inbreng-{contribution_id}"
    return redirect(url_for(".words", meeting_id=meeting_id, _anchor=place), 303)
