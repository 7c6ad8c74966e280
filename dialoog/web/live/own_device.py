"""Somebody's own phone: no account, only a key in the address and a number of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID, uuid4

from flask import abort, session

from dialoog.services import organisations
from dialoog.services.live.devices import Purpose, find_organisation
from dialoog.web.access import public

View = TypeVar("View", bound=Callable[..., Any])


def with_key(purpose: Purpose) -> Callable[[View], View]:
    """Open a page to whoever has the key of a table for this purpose; for others it isn't there."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(table_id: int, key: str, **values: Any) -> Any:
            organisation_id = find_organisation(table_id, key, purpose)
            if organisation_id is None:
                abort(404)
            organisations.enter(organisation_id)
            return view(table_id, **values)

        return public(guarded)  # type: ignore[return-value]

    return guard


def device() -> UUID:
    """Give the number of this phone, which says nothing about whose it is."""
    if "device" not in session:
        session["device"] = str(uuid4())
    return UUID(session["device"])
