"""The board: who sits at which table, composing it, and the search that goes on meanwhile."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from flask import Response, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.people import Perspective
from dialoog.domain.seating import SearchOutcome
from dialoog.services import clock, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.seating.blueprint import MEETING, back, bp, chosen_round, whole
from dialoog.web.seating.conflicts import tell_conflict
from dialoog.web.seating.notes import broken_words, uneven_words
from dialoog.web.words import label


@bp.get(MEETING)
@may(Ability.PLAN)
def index(meeting_id: int) -> ResponseReturnValue:
    """Show who sits at which table, in one round or in all, and what is wrong or uneven."""
    meeting = meetings.get_bare_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    number = chosen_round(room)
    boards = seating.list_boards(room) if room.tables else []
    search = room.row.search if room.row else None
    conflict = seating.get_conflict(search, room)
    return render_template(
        "seating/index.html",
        meeting=meeting,
        meeting_id=meeting_id,
        room=room,
        boards=boards,
        board=boards[number] if boards else None,
        all_rounds=len(boards) > 1 and request.args.get("beeld") == "alle",
        search=_about(search, room),
        conflict=tell_conflict(room, conflict) if conflict else None,
        broken_words=broken_words,
        uneven_words=uneven_words,
        perspectives=[(who.value, label(who)) for who in Perspective],
    )


@bp.get(MEETING + "/groot")
@may(Ability.PLAN)
def wall(meeting_id: int) -> ResponseReturnValue:
    """Show the tables for everybody in the hall: numbers and shapes, no names."""
    meeting = meetings.get_bare_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    board = seating.get_board(room, number=chosen_round(room))
    return render_template(
        "seating/wall.html",
        meeting=meeting,
        board=board,
        perspectives=[(who.value, label(who)) for who in Perspective],
    )


@bp.post(MEETING + "/samenstellen")
@may(Ability.PLAN)
def compose(meeting_id: int) -> ResponseReturnValue:
    """Show a first plan at once, and let the search go on; it runs outside the unit of work."""
    meetings.get_bare_meeting(meeting_id)
    plan = seating.propose(seating.get_room(meeting_id))
    with unit_of_work():
        seating.keep(meeting_id, plan, version=whole("version"), now=clock.now())
        seating.search_later(meeting_id, now=clock.now())
    flash(_("De eerste indeling staat er. Dialoog zoekt nu verder naar een betere."), "positive")
    return back(meeting_id)


@bp.post(MEETING + "/nog-beter")
@may(Ability.PLAN)
def improve(meeting_id: int) -> ResponseReturnValue:
    """Let the search go on in the background."""
    meetings.get_bare_meeting(meeting_id)
    with unit_of_work():
        seating.search_later(meeting_id, now=clock.now())
    return back(meeting_id)


@bp.post(MEETING + "/stop")
@may(Ability.PLAN)
def stop(meeting_id: int) -> ResponseReturnValue:
    """End the search and keep the best plan it found."""
    meetings.get_bare_meeting(meeting_id)
    with unit_of_work():
        seating.stop_search(meeting_id)
    flash(_("Het zoeken stopt. De beste indeling tot nu toe blijft staan."), "info")
    return back(meeting_id)


@bp.get(MEETING + "/stand")
@may(Ability.PLAN)
def search_state(meeting_id: int) -> ResponseReturnValue:
    """Say how far the search is; 304 as long as nothing changed. Asked every second."""
    search = seating.find_search(meeting_id)
    if search is None:
        abort(404)
    page = render_template(
        "seating/_search.html", meeting_id=meeting_id, search=_about(search, None)
    )
    response = Response(page, mimetype="text/html")
    response.set_etag(sha256(page.encode()).hexdigest()[:16])
    response.make_conditional(request)
    return response


@bp.post(MEETING + "/terug")
@may(Ability.PLAN)
def undo(meeting_id: int) -> ResponseReturnValue:
    """Take back the last change."""
    meetings.get_bare_meeting(meeting_id)
    with unit_of_work():
        seating.undo(meeting_id, version=whole("version"), now=clock.now())
    flash(_("De laatste verandering is teruggezet."), "positive")
    return back(meeting_id)


def _about(search: Any, room: seating.Room | None) -> dict[str, Any] | None:
    """Give what the page says about the search, or nothing when it is about an older plan."""
    if search is None:
        return None
    going_on = seating.is_searching(search, now=clock.now())
    lost = not going_on and not search.outcome.is_over
    if lost or (room and not going_on and not _is_news(search, room)):
        return None
    gained = search.first_cost - search.cost
    return {
        "going_on": going_on,
        "outcome": search.outcome,
        "broken": search.broken,
        "percent": round(100 * gained / search.first_cost) if search.first_cost else 0,
        "perfect": search.cost == 0,
        "Outcome": SearchOutcome,
    }


def _is_news(search: Any, room: seating.Room) -> bool:
    return search.outcome is SearchOutcome.OVERTAKEN or search.version == room.version
