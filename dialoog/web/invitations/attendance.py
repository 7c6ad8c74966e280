"""The list at the door: who came, who didn't, and who came without being asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import Attendance
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import match_key
from dialoog.services import clock, invitations, meetings, people, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.door_forms import NewcomerForm, somebody
from dialoog.web.seating.day_words import count_words

DOOR = "/bijeenkomsten/<id:meeting_id>/aanwezig"
OPEN = frozenset({MeetingState.PLANNED, MeetingState.UNDERWAY})
AWAY = frozenset({Attendance.ABSENT, Attendance.LEFT})
HERE = frozenset({Attendance.PRESENT, Attendance.WALK_IN})


@bp.get(DOOR)
@may(Ability.PLAN)
def attendance(meeting_id: int) -> ResponseReturnValue:
    """Show who is expected and who is there."""
    meeting = meetings.get_meeting(meeting_id)
    text = request.args.get("zoek", "").strip()
    rows = sorted(
        invitations.list_of_meeting(meeting_id, with_needs=True),
        key=lambda row: row.person.sort_key,
    )
    coming = {row.person_id for row in rows if _is_expected(row) and not _is_absent(row)}
    counts = seating.count_changes(meeting_id, coming) if meeting.state in OPEN else None
    return render_template(
        "invitations/attendance.html",
        meeting=meeting,
        text=text,
        found=invitations.find_uninvited(meeting_id, text),
        changes=count_words(counts) if counts else [],
        Attendance=Attendance,
        underway=meeting.state is MeetingState.UNDERWAY,
        here=sum(row.attendance in HERE for row in rows),
        gone=sum(_is_absent(row) for row in rows),
        to_come=sum(_is_expected(row) and row.attendance is Attendance.UNKNOWN for row in rows),
        alike=_alike(rows),
        **_shown(rows, match_key(text)),
    )


def _shown(rows: Sequence[Any], words: str) -> dict[str, list[Any]]:
    """Give who is looked for: those who are expected or were seen at the door, and the others."""
    shown = [row for row in rows if words in row.person.search_key]
    return {
        "expected": [row for row in shown if _is_expected(row)],
        "others": [row for row in shown if not _is_expected(row)],
    }


def _alike(rows: Sequence[Any]) -> set[str]:
    """Give the names that several people on the list have."""
    counts = Counter(row.person.full_name for row in rows)
    return {name for name, count in counts.items() if count > 1}


def _is_expected(row: Any) -> bool:
    return row.as_invitation().is_coming or row.attendance is not Attendance.UNKNOWN


def _is_absent(row: Any) -> bool:
    return row.attendance in AWAY


@bp.route(DOOR + "/nieuw", methods=["GET", "POST"])
@may(Ability.PLAN)
def newcomer(meeting_id: int) -> ResponseReturnValue:
    """Put somebody on the list whom nobody knew."""
    meeting = meetings.get_meeting(meeting_id)
    groups = [(row.id, row.name) for row, _count in people.list_groups()]
    form = NewcomerForm(groups=groups, data={"first_name": request.args.get("naam", "")})
    if form.validate_on_submit():
        with unit_of_work():
            row = invitations.add_newcomer(meeting_id, form.command(), now=clock.now())
        return _back(meeting_id, row.id, _("%(name)s staat op de lijst. Welkom!"))
    page = render_template("invitations/newcomer.html", meeting=meeting, form=form)
    return page, 422 if form.errors else 200


@bp.post("/uitnodigingen/<id:invitation_id>/aanwezig")
@may(Ability.PLAN)
def mark_attendance(invitation_id: int) -> ResponseReturnValue:
    """Note whether somebody is there, or goes home before the end."""
    with unit_of_work():
        if "left" in request.form:
            row, said = invitations.leave(invitation_id, seen=seen()), _("%(name)s gaat weg.")
        elif "came" in request.form:
            row = invitations.mark_attendance(invitation_id, came=True, seen=seen())
            said = _("%(name)s is er.")
        else:
            row = invitations.mark_attendance(invitation_id, came=False, seen=seen())
            said = _("%(name)s is er niet.")
    return _back(row.meeting_id, row.id, said)


def seen() -> Attendance | None:
    """Give what the screen showed on which somebody tapped."""
    return request.form.get("gezien", type=Attendance)


@bp.post("/uitnodigingen/<id:invitation_id>/aanwezig/terug")
@may(Ability.PLAN)
def take_back(invitation_id: int) -> ResponseReturnValue:
    """Undo a slip of the finger."""
    with unit_of_work():
        row = invitations.take_back(invitation_id, seen=seen())
        meeting_id, name = row.meeting_id, row.person.full_name
    flash(_("Teruggezet: %(name)s.", name=name), "info")
    return redirect(_door(meeting_id, invitation_id), 303)


@bp.post("/uitnodigingen/<id:invitation_id>/iemand-mee")
@may(Ability.PLAN)
def set_companion(invitation_id: int) -> ResponseReturnValue:
    """Note that somebody comes along, or that nobody does."""
    accompanied = request.form.get("mee") == "1"
    with unit_of_work():
        row = invitations.set_companion(invitation_id, somebody() if accompanied else "")
    said = _("%(name)s neemt iemand mee.") if accompanied else _("%(name)s komt alleen.")
    return _back(row.meeting_id, row.id, said)


@bp.post(DOOR + "/<id:person_id>")
@may(Ability.PLAN)
def walk_in(meeting_id: int, person_id: int) -> ResponseReturnValue:
    """Put somebody on the list who is known but was not asked."""
    with unit_of_work():
        row = invitations.add_walk_in(meeting_id, person_id, now=clock.now())
    return _back(meeting_id, row.id, _("%(name)s staat op de lijst. Welkom!"))


def _back(meeting_id: int, invitation_id: int, said: str) -> ResponseReturnValue:
    row = invitations.get_invitation(invitation_id)
    flash(said % {"name": row.person.full_name}, "positive")
    return redirect(_door(meeting_id, invitation_id), 303)


def _door(meeting_id: int, invitation_id: int) -> str:
    text = request.form.get("zoek") or None
    return url_for(".attendance", meeting_id=meeting_id, zoek=text, _anchor=f"mens-{invitation_id}")
