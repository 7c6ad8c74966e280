"""The room of the tables, and what its views have in common."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from dialoog.services import seating

bp = Blueprint("seating", __name__)

MEETING = "/bijeenkomsten/<id:meeting_id>/tafels"


def chosen_round(room: seating.Room) -> int:
    """Give the round in the address, counted from 0; the first one when there is no such round."""
    wanted = request.args.get("ronde", 1, type=int) - 1
    return wanted if 0 <= wanted < room.balance.rounds else 0


def whole(name: str) -> int:
    """Give a whole number that a form of ours always sends."""
    value = request.form.get(name, type=int)
    if value is None:
        abort(400)
    return value


def back(
    meeting_id: int, *, anchor: str | None = None, number: int | None = None
) -> ResponseReturnValue:
    """Go back to the board, to the round and the view that it showed."""
    if number is None:
        number = request.form.get("number", 0, type=int)
    values: dict[str, Any] = {"ronde": number + 1} if number else {}
    if request.form.get("view") == "all":
        values["beeld"] = "alle"
    return redirect(url_for("seating.index", meeting_id=meeting_id, _anchor=anchor, **values), 303)


def status(form: Any) -> int:
    """Give the status of a page with a form: 422 when something in it is wrong."""
    return 422 if form.errors else 200
