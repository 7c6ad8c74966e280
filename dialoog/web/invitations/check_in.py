"""Checking in at the door by what people show: a code that is typed, or a square code."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import invitations, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.headers import WITH_CAMERA
from dialoog.web.invitations.attendance import DOOR
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.door_forms import CheckInForm


@bp.route(DOOR + "/code", methods=["GET", "POST"])
@may(Ability.PLAN)
def check_in(meeting_id: int) -> ResponseReturnValue:
    """Note who is there, one after the other; this page alone may use the camera."""
    meeting = meetings.get_meeting(meeting_id)
    form = CheckInForm()
    if form.validate_on_submit() and _check_in(meeting_id, form):
        return redirect(url_for(".check_in", meeting_id=meeting_id), 303)
    page = render_template("invitations/check_in.html", meeting=meeting, form=form)
    response = make_response(page, 422 if form.errors else 200)
    response.headers["Permissions-Policy"] = WITH_CAMERA
    return response


def _check_in(meeting_id: int, form: CheckInForm) -> bool:
    try:
        with unit_of_work():
            row = invitations.check_in(meeting_id, str(form.code.data))
            name, person_id = row.person.full_name, row.person_id
    except Missing:
        form.code.errors = [
            _("Deze code hoort niet bij deze bijeenkomst. Kijk of u alles goed hebt getypt.")
        ]
        return False
    except Refused as refused:
        form.refuse(refused, field="code")
        return False
    flash(_welcome(name, seating.find_table_number(meeting_id, person_id)), "positive")
    return True


def _welcome(name: str, table: int | None) -> str:
    if table is None:
        return _("%(name)s is er, en heeft nog geen tafel.", name=name)
    return _("%(name)s is er: tafel %(number)s.", name=name, number=table)
