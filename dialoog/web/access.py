"""Who may see this page: everybody, or whoever has the ability that the page asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.services import history, organisations

View = TypeVar("View", bound=Callable[..., Any])


def register(app: Flask) -> None:
    """Let every request know who asks and for which organisation."""
    app.before_request(_identify)
    app.teardown_request(_forget)


def _identify() -> None:
    g.outer_organisation = organisations.leave()
    g.account = None
    if request.path.startswith("/static/"):
        return
    g.account = session.account  # type: ignore[attr-defined]
    if g.account:
        organisations.enter(g.account.organisation_id)
        history.actor.set(g.account.user_id)


def _forget(_error: BaseException | None) -> None:
    if "outer_organisation" in g:
        organisations.enter_or_leave(g.pop("outer_organisation"))
    history.actor.set(None)


def public(view: View) -> View:
    """Open a page to everybody; said out loud, because every page must say who may see it."""
    view.open_to = "everybody"  # type: ignore[attr-defined]
    return view


def may(ability: Ability) -> Callable[[View], View]:
    """Open a page to whoever has ``ability``; others log in first, or hear that it isn't there."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **values: Any) -> Any:
            if g.account is None:
                return to_log_in()
            if ability not in g.account.abilities:
                abort(404)
            return view(*args, **values)

        guarded.open_to = ability  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return guard


def members_only(view: View) -> View:
    """Open a page to everybody who has logged in, whatever their role."""

    @wraps(view)
    def guarded(*args: Any, **values: Any) -> Any:
        if g.account is None:
            return to_log_in()
        return view(*args, **values)

    guarded.open_to = "members"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def to_log_in() -> ResponseReturnValue:
    """Ask who somebody is; after that they come back to the page that they asked for."""
    return redirect(url_for("accounts.log_in", next=_here()))


def _here() -> str | None:
    return request.full_path.rstrip("?") if request.method == "GET" else None


def safe_next(target: str | None) -> str | None:
    """Give ``target`` when it is a page of this site, else None (open redirects)."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc or "\\" in target else target


def came_from() -> str | None:
    """Give the page of this site where somebody pressed a button, if the browser tells."""
    origin = urlsplit(request.referrer or "")
    return origin._replace(scheme="", netloc="").geturl() if origin.netloc == request.host else None
