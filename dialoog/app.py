"""Put the house together: the only file that knows all parts."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined
from sqlalchemy import make_url
from werkzeug.middleware.proxy_fix import ProxyFix

from dialoog import web
from dialoog.config import Settings, load_settings
from dialoog.paths import resource_dir
from dialoog.storage import db, models


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application for these settings, or for those of the installation."""
    settings = settings or load_settings()
    app = Flask(
        "dialoog",
        template_folder=str(resource_dir("templates")),
        static_folder=str(resource_dir("static")),
        instance_path=str(settings.instance),
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=_with_driver(settings.database_url),
        SQLALCHEMY_ENGINE_OPTIONS={"pool_pre_ping": True}
        if "postgres" in settings.database_url
        else {},
        TRUSTED_HOSTS=settings.hosts,
        # Twice as much as a file may be: what is somewhat too large gets its words at the field.
        MAX_CONTENT_LENGTH=2 * settings.max_upload_mb * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        MAX_FORM_PARTS=5000,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.extensions["settings"] = settings
    # There are more templates than the 400 that Jinja keeps compiled by itself.
    app.jinja_options = {**app.jinja_options, "cache_size": -1}
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    web.register(app, settings)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    return app


def _with_driver(url: str) -> str:
    """Let a plain postgresql:// address use the driver that Dialoog brings."""
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


__all__ = ["create_app", "models"]
