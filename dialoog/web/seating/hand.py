"""Changes by hand: move, swap, pin, lock; each is checked at once and says what it brings."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Consequences
from dialoog.services import clock, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.seating.blueprint import MEETING, back, bp, chosen_round, whole
from dialoog.web.seating.forms import TradeForm
from dialoog.web.seating.notes import change_words
from dialoog.web.words import sentence

MEANWHILE = {"seating.moved_meanwhile", "seating.unseated_meanwhile"}


@bp.route(MEETING + "/verplaatsen/<id:person_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def move(meeting_id: int, person_id: int) -> ResponseReturnValue:
    """Show where somebody can sit, and why not elsewhere; move them, or let two change places."""
    meeting = meetings.get_bare_meeting(meeting_id)
    if request.method == "POST":
        return _move(meeting_id, person_id)
    room = seating.get_room(meeting_id)
    number = chosen_round(room)
    guests = {guest.id: guest for guest in seating.list_guests(room, number=number)}
    if person_id not in guests or not room.tables:
        abort(404)
    options = seating.list_options(room, person_id, number=number)
    wanted = request.args.get("naar", type=int)
    return render_template(
        "seating/move.html",
        meeting=meeting,
        room=room,
        number=number,
        person=guests[person_id],
        here=room.table_of(person_id, number=number),
        options=options,
        wanted=next((option for option in options if option.table.id == wanted), None),
        trade=_trade_form(room, person_id, guests, number=number),
        sentence=sentence,
    )


def _trade_form(
    room: seating.Room, person_id: int, guests: dict[int, seating.Guest], *, number: int
) -> TradeForm:
    trades = seating.list_trades(room, person_id, number=number)
    return TradeForm(
        trades=[(table, [guests[other] for other in others]) for table, others in trades],
        data={"number": number, "other": request.args.get("ruil")},
    )


def _move(meeting_id: int, person_id: int) -> ResponseReturnValue:
    number = whole("number")
    change: dict[str, Any] = {"person_id": person_id, "number": number, "now": clock.now()}
    seen = {person_id: request.form.get("seen", type=int)}
    intention: dict[str, Any] = {}
    try:
        with unit_of_work():
            if "other" in request.form:
                other_id, other_table = _other()
                intention["ruil"] = request.form["other"]
                seen[other_id] = other_table
                brought = seating.swap(meeting_id, other_id=other_id, seen=seen, **change)
            else:
                intention["naar"] = whole("table_id")
                brought = seating.move(meeting_id, table_id=intention["naar"], seen=seen, **change)
    except Refused as refused:
        if refused.code not in MEANWHILE:
            raise
        # Somebody else was quicker: say so, and keep what was wanted ready to do.
        flash(sentence(refused), "warning")
        intention |= {"meeting_id": meeting_id, "person_id": person_id, "ronde": number + 1}
        return redirect(url_for(".move", **intention), 303)
    _say(seating.get_room(meeting_id), brought)
    return back(meeting_id, anchor=f"persoon-{person_id}", number=number)


def _other() -> tuple[int, int]:
    """Read whom to change places with, and at which table that person was seen."""
    person, _dash, table = request.form["other"].partition("-")
    if not (person.isdigit() and table.isdigit()):
        abort(400)
    return int(person), int(table)


def _say(room: seating.Room, brought: Consequences) -> None:
    """Say who moved, and what became better and worse by it."""
    tables = {str(row.id): row.number for row in room.tables}
    done = [
        _(
            "%(name)s zit nu aan tafel %(table)s.",
            name=room.names[who.person],
            table=tables[who.after],
        )
        for who in brought.moved
        if who.person.isdigit()
    ]
    better = change_words(room, brought.better)
    worse = change_words(room, brought.worse)
    if better:
        done.append(_("Dit is nu gelijker verdeeld: %(what)s.", what="; ".join(better)))
    if not better and not worse:
        done.append(_("De tafels zijn nu even gelijk verdeeld als daarvoor."))
    flash(" ".join(done), "positive")
    if worse:
        flash(_("Dit is nu minder gelijk verdeeld: %(what)s.", what="; ".join(worse)), "warning")


@bp.post(MEETING + "/vastzetten/<id:person_id>")
@may(Ability.PLAN)
def pin(meeting_id: int, person_id: int) -> ResponseReturnValue:
    """Keep somebody at their table, or let them go."""
    meetings.get_bare_meeting(meeting_id)
    number = request.args.get("ronde", 1, type=int) - 1
    with unit_of_work():
        seating.pin(
            meeting_id,
            person_id=person_id,
            number=number,
            pinned=request.form.get("pinned") == "1",
            seen={person_id: request.args.get("tafel", type=int)},
            now=clock.now(),
        )
    return back(meeting_id, anchor=f"persoon-{person_id}", number=number)


@bp.post("/tafels/<id:table_id>/vergrendelen")
@may(Ability.PLAN)
def lock(table_id: int) -> ResponseReturnValue:
    """Let nobody come to a table or leave it, or open it again."""
    with unit_of_work():
        table = seating.lock(table_id, locked=request.form.get("locked") == "1", now=clock.now())
    return back(table.meeting_id, anchor=f"tafel-{table_id}")
