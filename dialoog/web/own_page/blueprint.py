"""Whose own page this browser opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, render_template, session

from dialoog.services import organisations, people
from dialoog.services.people import Visitor
from dialoog.web.access import public

bp = Blueprint("own_page", __name__)

View = TypeVar("View", bound=Callable[..., Any])


def receive(visitor: Visitor) -> None:
    """Let this browser in until it is closed, the session ends, or the link does."""
    session["own_page"] = [visitor.organisation_id, visitor.door_id, visitor.key_hash]


def visitors_only(view: View) -> View:
    """Open a page to whoever came in by a personal link; the view gets their number."""

    @wraps(view)
    def guarded(**values: Any) -> Any:
        opened = session.get("own_page")
        if not opened:
            return render_template("own_page/no_link.html", unknown=False), 404
        organisations.enter(opened[0])
        door = people.enter(Visitor(*opened))
        if door is None:
            session.pop("own_page")
            return render_template("own_page/no_link.html", unknown=True), 404
        return view(person=door.person, **values)

    return public(guarded)  # type: ignore[return-value]
