"""What every test can ask for: an application, a database that forgets, browsers per role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.accounts import Role
from dialoog.services import organisations
from dialoog.storage import db
from tests import factories


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an installation for tests; DIALOOG_TEST_DATABASE_URL chooses the database."""
    instance = tmp_path_factory.mktemp("instance")
    return Settings(
        instance=instance,
        secret_key="a secret that is only used in tests",
        database_url=os.environ.get("DIALOOG_TEST_DATABASE_URL") or f"sqlite:///{instance}/test.db",
        base_url="http://localhost",
    )


@pytest.fixture(scope="session")
def app(settings: Settings) -> Iterator[Flask]:
    """The application on a fresh database."""
    app = create_app(settings)
    app.config["TESTING"] = True
    with app.app_context():
        db.drop_all()
        db.create_all()
    yield app
    with app.app_context():
        db.drop_all()
        db.engine.dispose()


@pytest.fixture
def rows(app: Flask) -> Iterator[None]:
    """A real database in which everything, commits included, is undone after the test."""
    with app.app_context():
        engine, connection = db.engine, db.engine.connect()
        outer = connection.begin()
        db.engines[None] = connection
        yield
        db.session.remove()
        db.engines[None] = engine
        outer.rollback()
        connection.close()
        organisations.leave()


@pytest.fixture
def organisation(rows: None) -> int:
    """An organisation that is entered; gives its number."""
    organisation_id = factories.make_organisation()
    organisations.enter(organisation_id)
    return organisation_id


@pytest.fixture
def client(app: Flask, organisation: int) -> FlaskClient:
    """A browser that nobody is logged in with."""
    return _browser(app)


@pytest.fixture
def as_organiser(app: Flask, organisation: int) -> FlaskClient:
    """A browser in which an organiser is logged in."""
    return log_in(app, Role.ORGANISER)


@pytest.fixture
def as_facilitator(app: Flask, organisation: int) -> FlaskClient:
    """A browser in which a facilitator is logged in."""
    return log_in(app, Role.FACILITATOR)


@pytest.fixture
def as_manager(app: Flask, organisation: int) -> FlaskClient:
    """A browser in which a manager is logged in."""
    return log_in(app, Role.MANAGER)


def log_in(app: Flask, role: Role, *, email: str | None = None) -> FlaskClient:
    """Give a browser in which somebody with ``role``, of the organisation entered, is logged in."""
    user_id = factories.make_user(role, email=email)
    browser = _browser(app)
    with browser.session_transaction() as session:
        session["user_id"] = user_id
    return browser


def _browser(app: Flask) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


@pytest.fixture
def queries(app: Flask) -> Iterator[list[str]]:
    """The SQL that was asked since the list was last cleared."""
    asked: list[str] = []

    def remember(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append(statement)

    with app.app_context():
        target = db.engine if not hasattr(db.engine, "engine") else db.engine.engine
        event.listen(target, "before_cursor_execute", remember)
        yield asked
        event.remove(target, "before_cursor_execute", remember)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with files that tests read."""
    return Path(__file__).parent / "data"
