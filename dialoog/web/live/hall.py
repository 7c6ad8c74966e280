"""The hall: all tables at a glance, and begin and end of the day."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.hall import WORTH_SAYING
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, live, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.live.blueprint import bp
from dialoog.web.live.forms import AnnouncementForm
from dialoog.web.live.tables import as_state
from dialoog.web.live.tree import draw_hall_tree


@bp.route("/bijeenkomsten/<id:meeting_id>/zaal", methods=["GET", "POST"])
@may(Ability.PLAN)
def hall(meeting_id: int) -> ResponseReturnValue:
    """Show where every table is and who needs somebody; and tell all tables something."""
    meeting = meetings.get_whole_meeting(meeting_id)
    form = AnnouncementForm()
    if form.validate_on_submit() and _announce(meeting_id, form):
        flash(_("Alle tafels zien uw bericht."), "positive")
        return redirect(url_for(".hall", meeting_id=meeting_id, _anchor="verteld"), 303)
    whole = live.look_at_whole_hall(meeting, now=clock.now())
    by_number = request.args.get("volgorde") == "nummer"
    page = render_template(
        "live/hall.html",
        meeting=meeting,
        hall=whole,
        standings=whole.standings if by_number else whole.by_need,
        by_number=by_number,
        late_from=WORTH_SAYING,
        form=form,
        ready_words=_ready_words(),
        announced=live.list_announced(meeting_id, [one.table for one in whole.standings]),
        tree=draw_hall_tree(whole),
        MeetingState=MeetingState,
        mark=live.mark_of_hall(meeting_id),
    )
    return page, 422 if form.errors else 200


def _announce(meeting_id: int, form: AnnouncementForm) -> bool:
    try:
        with unit_of_work():
            live.announce(meeting_id, str(form.text.data), now=clock.now())
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _ready_words() -> tuple[str, ...]:
    """Give what is told so often that it needs no typing."""
    return (
        _("Over 5 minuten ronden we deze fase af."),
        _("Kijk even naar voren, alstublieft."),
        _("Het is pauze. Over een kwartier gaan we verder."),
    )


@bp.get("/bijeenkomsten/<id:meeting_id>/zaal/stand")
@may(Ability.PLAN)
def hall_state(meeting_id: int) -> ResponseReturnValue:
    """Answer 304 as long as nothing changed in the hall; asked every few seconds."""
    return as_state(live.mark_of_hall(meeting_id))


@bp.post("/bijeenkomsten/<id:meeting_id>/zaal/begin")
@may(Ability.PLAN)
def begin_day(meeting_id: int) -> ResponseReturnValue:
    """Open the meeting for all tables."""
    with unit_of_work():
        live.begin_day(meeting_id, now=clock.now())
    flash(_("De bijeenkomst is begonnen. Alle tafels zijn open."), "positive")
    return redirect(url_for(".hall", meeting_id=meeting_id), 303)


@bp.get("/bijeenkomsten/<id:meeting_id>/zaal/sluiten")
@may(Ability.PLAN)
def ask_to_end_day(meeting_id: int) -> ResponseReturnValue:
    """Ask whether the meeting may close, naming the tables that still talk."""
    meeting = meetings.get_meeting(meeting_id)
    if meeting.state is not MeetingState.UNDERWAY:
        return redirect(url_for(".hall", meeting_id=meeting_id))
    return render_template(
        "live/end_day.html",
        meeting=meeting,
        sheet=live.read_sheet(meeting),
        busy=_busy_tables(meeting),
    )


@bp.post("/bijeenkomsten/<id:meeting_id>/zaal/klaar")
@may(Ability.PLAN)
def end_day(meeting_id: int) -> ResponseReturnValue:
    """Close the meeting for all tables; while some of them still talk only after asking."""
    if "toch" not in request.form and _busy_tables(meetings.get_meeting(meeting_id)):
        return redirect(url_for(".ask_to_end_day", meeting_id=meeting_id), 303)
    with unit_of_work():
        live.end_day(meeting_id, now=clock.now())
    flash(_("De bijeenkomst is klaar. Alles is bewaard."), "positive")
    return redirect(url_for(".hall", meeting_id=meeting_id), 303)


def _busy_tables(meeting: Any) -> list[live.Standing]:
    return live.look_at_whole_hall(meeting, now=clock.now()).underway


@bp.post("/bijeenkomsten/<id:meeting_id>/zaal/open")
@may(Ability.PLAN)
def reopen_day(meeting_id: int) -> ResponseReturnValue:
    """Open a meeting again that was closed too soon."""
    with unit_of_work():
        live.reopen_day(meeting_id, now=clock.now())
    flash(_("De bijeenkomst is weer open."), "positive")
    return redirect(url_for(".hall", meeting_id=meeting_id), 303)
