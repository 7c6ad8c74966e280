"""Sessions kept on the server: the browser only holds a key, which dies at logging out."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, Response, request
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from dialoog.config import Settings
from dialoog.services import accounts, clock, keys
from dialoog.services.accounts import Account, OpenSession
from dialoog.services.unit_of_work import unit_of_work


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """What one browser's session holds, the key under which it is stored, and who logged in."""

    def __init__(self, opened: OpenSession | None = None, *, key: str = "") -> None:
        super().__init__(opened.facts if opened else {}, _changed)
        self.opened = opened
        self.key = key
        self.old_key = ""
        self.modified = False

    @property
    def account(self) -> Account | None:
        return self.opened.account if self.opened else None

    def renew(self) -> None:
        """Get a new key, so that one that was known before logging in or out is worth nothing."""
        self.old_key, self.key = self.key, ""
        self.modified = True


def _changed(session: CallbackDict[str, Any]) -> None:
    session.modified = True  # type: ignore[attr-defined]


class DatabaseSessions(SessionInterface):
    """Find and store sessions in the database."""

    def __init__(self, settings: Settings) -> None:
        self._secure = settings.secure
        self._cookie = "__Host-dialoog" if settings.secure else "dialoog"

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        key = request.cookies.get(self._cookie, "")
        if not key or request.path.startswith("/static/"):
            return ServerSession()
        opened = accounts.open_session(key, now=clock.now())
        return ServerSession(opened, key=key) if opened else ServerSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        assert isinstance(session, ServerSession)  # noqa: S101 - Flask's type is wider than ours
        if not request.path.startswith("/static/"):
            response.vary.add("Cookie")
        if not session.modified and not self._stale(session):
            return
        if not session.key:
            session.key = keys.random_key()
        now = clock.now()
        with unit_of_work():
            if session.old_key:
                accounts.end_session(session.old_key)
            accounts.remember_session(
                session.key, dict(session), user_id=session.get("user_id"), now=now
            )
        response.set_cookie(
            self._cookie,
            session.key,
            max_age=int(accounts.SESSION_LIFE.total_seconds()),
            httponly=True,
            secure=self._secure,
            samesite="Lax",
            path="/",
        )

    def _stale(self, session: ServerSession) -> bool:
        opened = session.opened
        return bool(opened and clock.now() - opened.seen_at > accounts.SEEN_EVERY)
