"""When people hear again of a meeting, what they read then, and who must be phoned or written."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import ReminderKind, reminder_day
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, meetings
from dialoog.services.invitations import reminding
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.sending_forms import RemindingForm

OPEN = {MeetingState.DRAFT, MeetingState.PLANNED}
WRITTEN = (ReminderKind.REMINDER, ReminderKind.SECOND, ReminderKind.THANKS)


@bp.route("/bijeenkomsten/<id:meeting_id>/uitnodigingen/herinneringen", methods=["GET", "POST"])
@may(Ability.PLAN)
def reminders(meeting_id: int) -> ResponseReturnValue:
    """Show and change when people hear again."""
    meeting = meetings.get_meeting(meeting_id)
    form = RemindingForm(data=RemindingForm.filled(meeting.as_reminding()))
    if meeting.state in OPEN and form.validate_on_submit():
        try:
            with unit_of_work():
                reminding.change_reminding(meeting_id, form.reminding())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Bewaard. De herinneringen gaan vanzelf weg."), "positive")
            return redirect(url_for(".reminders", meeting_id=meeting_id), 303)
    return render_template(
        "invitations/reminders.html",
        meeting=meeting,
        form=form,
        is_open=meeting.state in OPEN,
        planned=_planned(meeting),
        told=reminding.count_told(meeting_id),
        to_do=reminding.list_to_do(meeting_id),
        previews=_previews(meeting),
        ReminderKind=ReminderKind,
    ), 422 if form.errors else 200


def _planned(meeting: Any) -> list[tuple[int, Any]]:
    on = clock.day_of(meeting.starts_at)
    return [(days, reminder_day(days, on=on)) for days in meeting.as_reminding().days_before]


def _previews(meeting: Any) -> list[Any]:
    if meeting.programme.as_programme().promise is None:
        return []
    return [reminding.preview_reminder(meeting, kind) for kind in WRITTEN]


@bp.post("/herinneringen/<id:reminder_id>/gedaan")
@may(Ability.PLAN)
def mark_reminded(reminder_id: int) -> ResponseReturnValue:
    """Note that somebody was phoned, or that the letter is on the post."""
    with unit_of_work():
        row = reminding.mark_reminded(reminder_id, now=clock.now())
        meeting_id = row.invitation.meeting_id
    flash(_("Genoteerd."), "positive")
    return redirect(url_for(".reminders", meeting_id=meeting_id), 303)
