"""Why the tables are as they are, and what everybody needs."""

from __future__ import annotations

from collections import Counter

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.services import meetings, seating
from dialoog.web.access import may
from dialoog.web.seating.blueprint import MEETING, bp, chosen_round
from dialoog.web.seating.notes import (
    alternative_words,
    broken_words,
    evenness_words,
    reason_words,
    uneven_words,
)


@bp.get(MEETING + "/waarom")
@may(Ability.PLAN)
def why(meeting_id: int) -> ResponseReturnValue:
    """Say how even the tables are, and per table who is there and why."""
    meeting = meetings.get_bare_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    board = seating.get_board(room, number=chosen_round(room))
    notes = {note.table: note for note in board.explanation.tables if note.number == board.number}
    return render_template(
        "seating/why.html",
        meeting=meeting,
        room=room,
        board=board,
        evenness=evenness_words(room, board.explanation.evenness),
        reasons={
            table.row.id: [
                reason_words(room, reason) for reason in notes[str(table.row.id)].reasons
            ]
            for table in board.tables
            if str(table.row.id) in notes
        },
        broken_words=broken_words,
        uneven_words=uneven_words,
    )


@bp.get(MEETING + "/waarom/<id:person_id>")
@may(Ability.PLAN)
def why_here(meeting_id: int, person_id: int) -> ResponseReturnValue:
    """Say why somebody sits at their table, and what every other table would bring."""
    meeting = meetings.get_bare_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    number = chosen_round(room)
    table = room.table_of(person_id, number=number)
    if str(person_id) not in room.ids or table is None:
        abort(404)
    why = seating.get_why(room, person_id, number=number)
    return render_template(
        "seating/why_here.html",
        meeting=meeting,
        room=room,
        number=number,
        person_id=person_id,
        name=room.names[str(person_id)],
        table=table,
        reasons=[reason_words(room, reason) for reason in why.reasons],
        alternatives=[alternative_words(room, other) for other in why.alternatives],
    )


@bp.get(MEETING + "/mensen")
@may(Ability.PLAN)
def people(meeting_id: int) -> ResponseReturnValue:
    """List everybody who comes: what they need, whom they bring and where they sit."""
    meeting = meetings.get_bare_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    counts = Counter(need.kind for row in room.guests for need in row.person.needs)
    return render_template(
        "seating/people.html",
        meeting=meeting,
        room=room,
        guests=sorted(room.guests, key=lambda row: room.names[str(row.person_id)]),
        counts=counts.most_common(),
    )
