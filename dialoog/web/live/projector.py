"""The large screen in the hall: for everybody in the room, so without names and without pain."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import TreePart
from dialoog.services import clock, live, meetings
from dialoog.services.live import HallNow
from dialoog.web.access import may
from dialoog.web.live.blueprint import bp
from dialoog.web.live.tree import draw_hall_tree

MOST_WORDS = 5


@bp.get("/bijeenkomsten/<id:meeting_id>/groot-scherm")
@may(Ability.PLAN)
def projector(meeting_id: int) -> ResponseReturnValue:
    """Show the phase, the time, the tree, and words that everybody may read."""
    meeting, now = meetings.get_whole_meeting(meeting_id), clock.now()
    hall = live.look_at_whole_hall(meeting, now=now)
    return render_template(
        "live/projector.html",
        meeting=meeting,
        hall=hall,
        clock=live.clock_of_hall(hall, now=now),
        underway=meeting.state is MeetingState.UNDERWAY,
        tree=draw_hall_tree(hall),
        words=_words_for_all(hall),
        mark=live.mark_of_hall(meeting_id),
    )


def _words_for_all(hall: HallNow) -> list[str]:
    """Give apples that everybody may read: those with most stickers, then the newest."""
    apples = [
        row for row in hall.said if row.tree_part is TreePart.APPLES and row.may_be_read_by_all
    ]
    apples.sort(key=lambda row: (row.stars, row.recorded_at, row.id), reverse=True)
    return [row.text for row in apples[:MOST_WORDS]]
