"""What people see: parse a wish, call one service, show the result."""

from __future__ import annotations

from importlib import import_module

from flask import Flask
from flask_babel import Babel
from flask_wtf import CSRFProtect
from werkzeug.routing import IntegerConverter

from dialoog.config import Settings
from dialoog.web import access, errors, filters, frame, headers, language, names
from dialoog.web.sessions import DatabaseSessions
from dialoog.web.words import TOPICS


class NumberConverter(IntegerConverter):
    """The number of a row in an address; larger ones than the database knows don't exist."""

    def __init__(self, url_map: object) -> None:
        super().__init__(url_map, max=2**31 - 1)  # type: ignore[arg-type]


def register(app: Flask, settings: Settings) -> None:
    """Add pages, errors, filters and headers to the application."""
    app.url_map.converters["id"] = NumberConverter
    app.session_interface = DatabaseSessions(settings)
    CSRFProtect(app)
    Babel(
        app,
        locale_selector=language.choose,
        default_locale="nl",
        default_timezone="Europe/Amsterdam",
    )
    access.register(app)
    headers.register(app, secure=settings.secure)
    errors.register(app)
    filters.register(app)
    names.register(app)
    frame.register(app)
    for topic in ("home", *TOPICS):
        app.register_blueprint(import_module(f"dialoog.web.{topic}.views").bp)
