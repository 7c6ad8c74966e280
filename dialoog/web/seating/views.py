"""Seating: the board, the tables and the rules of one meeting."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.seating.forms import RulesForm, TableForm, TablesForm, TradeForm
from dialoog.web.seating.notes import broken_words, need_words, uneven_words
from dialoog.web.words import label, sentence

bp = Blueprint("seating", __name__)

MEETING = "/bijeenkomsten/<id:meeting_id>/tafels"


@bp.get(MEETING)
@may(Ability.PLAN)
def index(meeting_id: int) -> ResponseReturnValue:
    """Show who sits at which table in one round, and what is wrong or uneven."""
    meeting = meetings.get_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    number = _round(room)
    return render_template(
        "seating/index.html",
        meeting=meeting,
        room=room,
        board=seating.get_board(room, number=number) if room.tables else None,
        improving=seating.is_improving(room.row, now=clock.now()),
        broken_words=broken_words,
        uneven_words=uneven_words,
        need_words=need_words,
        perspectives=[(who.value, label(who)) for who in Perspective],
    )


@bp.post(MEETING + "/samenstellen")
@may(Ability.PLAN)
def compose(meeting_id: int) -> ResponseReturnValue:
    """Compose the tables; searching happens outside the unit of work, for it takes seconds."""
    meetings.get_meeting(meeting_id)
    plan = seating.propose(seating.get_room(meeting_id))
    with unit_of_work():
        seating.keep(meeting_id, plan, version=_version(), now=clock.now())
    flash(_("De tafels zijn samengesteld."), "positive")
    return _back(meeting_id)


@bp.post(MEETING + "/nog-beter")
@may(Ability.PLAN)
def improve(meeting_id: int) -> ResponseReturnValue:
    """Let the search go on in the background."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        seating.improve_later(meeting_id, now=clock.now())
    flash(_("Dialoog zoekt verder. Dat duurt ongeveer 10 seconden."), "info")
    return _back(meeting_id)


@bp.post(MEETING + "/terug")
@may(Ability.PLAN)
def undo(meeting_id: int) -> ResponseReturnValue:
    """Take back the last change."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        seating.undo(meeting_id, version=_version(), now=clock.now())
    flash(_("De laatste verandering is teruggezet."), "positive")
    return _back(meeting_id)


@bp.post(MEETING + "/vastzetten/<id:person_id>")
@may(Ability.PLAN)
def pin(meeting_id: int, person_id: int) -> ResponseReturnValue:
    """Keep somebody at their table, or let them go."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        seating.pin(
            meeting_id,
            person_id=person_id,
            number=_number(),
            pinned=request.form.get("pinned") == "1",
            version=_version(),
            now=clock.now(),
        )
    return _back(meeting_id, anchor=f"persoon-{person_id}")


@bp.route(MEETING + "/verplaatsen/<id:person_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def move(meeting_id: int, person_id: int) -> ResponseReturnValue:
    """Show where somebody can sit, and why not elsewhere; move them, or let two change places."""
    meeting = meetings.get_meeting(meeting_id)
    if request.method == "POST":
        return _move(meeting_id, person_id)
    room = seating.get_room(meeting_id)
    number = _round(room)
    guests = {guest.id: guest for guest in seating.list_guests(room, number=number)}
    if person_id not in guests or not room.tables:
        abort(404)
    return render_template(
        "seating/move.html",
        meeting=meeting,
        room=room,
        number=number,
        person=guests[person_id],
        here=room.table_of(person_id, number=number),
        options=seating.list_options(room, person_id, number=number),
        trade=TradeForm(
            trades=[
                (_("Tafel %(number)s", number=table.number), [guests[other] for other in others])
                for table, others in seating.list_trades(room, person_id, number=number)
            ],
            data={"number": number, "version": room.version},
        ),
        sentence=sentence,
    )


def _move(meeting_id: int, person_id: int) -> ResponseReturnValue:
    change: dict[str, Any] = {
        "person_id": person_id,
        "number": _number(),
        "version": _version(),
        "now": clock.now(),
    }
    with unit_of_work():
        if "other_id" in request.form:
            seating.swap(meeting_id, other_id=_whole("other_id"), **change)
        else:
            seating.move(meeting_id, table_id=_whole("table_id"), **change)
    room = seating.get_room(meeting_id)
    table = room.table_of(person_id, number=_number())
    flash(
        _(
            "%(name)s zit nu aan tafel %(table)s.",
            name=room.names[str(person_id)],
            table=table.number if table else "?",
        ),
        "positive",
    )
    return _back(meeting_id, anchor=f"persoon-{person_id}")


@bp.route(MEETING + "/inrichten", methods=["GET", "POST"])
@may(Ability.PLAN)
def set_up(meeting_id: int) -> ResponseReturnValue:
    """Choose how many tables there are, and see what each of them offers."""
    meeting = meetings.get_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    form = TablesForm(data=_first_tables(room))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                seating.set_tables(
                    meeting_id,
                    count=form.count.data,
                    seats_min=form.seats_min.data,
                    seats_max=form.seats_max.data,
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De tafels staan klaar."), "positive")
            return redirect(url_for(".set_up", meeting_id=meeting_id), 303)
    return render_template(
        "seating/set_up.html", meeting=meeting, room=room, form=form, need_words=need_words
    ), _status(form)


def _first_tables(room: seating.Room) -> dict[str, int]:
    rows = room.tables
    return {
        "count": len(rows) or seating.suggested_count(room.seats_needed),
        "seats_min": min((row.seats_min for row in rows), default=4),
        "seats_max": max((row.seats_max for row in rows), default=8),
    }


@bp.route("/tafels/<id:table_id>/inrichten", methods=["GET", "POST"])
@may(Ability.PLAN)
def arrange(table_id: int) -> ResponseReturnValue:
    """Say what one table offers and who guides it."""
    table = seating.get_table(table_id)
    who_can = {user.id: user.name for user in accounts.list_facilitators()}
    who_do = [guide.user_id for guide in table.facilitators]
    form = TableForm(guides=who_can, obj=table, data={"facilitators": who_do})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                seating.arrange_table(
                    table_id,
                    seats_min=form.seats_min.data,
                    seats_max=form.seats_max.data,
                    features=form.features.data or [],
                    facilitator_ids=form.facilitators.data or [],
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".set_up", meeting_id=table.meeting_id), 303)
    meeting = meetings.get_meeting(table.meeting_id)
    return render_template(
        "seating/arrange.html", meeting=meeting, table=table, form=form
    ), _status(form)


@bp.route(MEETING + "/regels", methods=["GET", "POST"])
@may(Ability.PLAN)
def rules(meeting_id: int) -> ResponseReturnValue:
    """Choose the rules that every table keeps."""
    meeting = meetings.get_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    balance = room.balance
    form = RulesForm(
        data={
            "version": room.version,
            "rounds": balance.rounds,
            "company": balance.never_alone > 1,
            "government_minority": balance.government_minority,
        }
    )
    if form.validate_on_submit():
        try:
            with unit_of_work():
                seating.set_balance(
                    meeting_id, form.balance(), version=int(form.version.data or 0), now=clock.now()
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De regels zijn bewaard. Stel de tafels opnieuw samen."), "positive")
            return _back(meeting_id)
    return render_template("seating/rules.html", meeting=meeting, form=form), _status(form)


def _round(room: seating.Room) -> int:
    """Give the round in the address, counted from 0; the first one when there is no such round."""
    wanted = request.args.get("ronde", 1, type=int) - 1
    return wanted if 0 <= wanted < room.balance.rounds else 0


def _whole(name: str) -> int:
    value = request.form.get(name, type=int)
    if value is None:
        abort(400)
    return value


def _number() -> int:
    return _whole("number")


def _version() -> int:
    return _whole("version")


def _back(meeting_id: int, *, anchor: str | None = None) -> ResponseReturnValue:
    number = request.form.get("number", 0, type=int)
    values: dict[str, Any] = {"ronde": number + 1} if number else {}
    return redirect(url_for(".index", meeting_id=meeting_id, _anchor=anchor, **values), 303)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
