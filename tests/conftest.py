"""What every test can ask for: an application, a database that forgets, browsers per role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis
from sqlalchemy import create_engine, event, make_url, text

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.accounts import Role
from dialoog.services import accounts, organisations
from dialoog.storage import current_organisation_id, db, enter_organisation
from tests import dovecot, factories

# How long an example takes says something about the machine, not about Dialoog.
# In CI each law tries the same cases every time; elsewhere it looks for new ones.
hypothesis.register_profile("dialoog", deadline=None, derandomize=os.environ.get("CI") == "true")
hypothesis.load_profile("dialoog")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[PasswordHasher]:
    """Let a password cost next to nothing, for nearly every test makes users; gives the real one."""
    real = accounts._hasher
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        )
        yield real


@pytest.fixture
def real_passwords(quick_passwords: PasswordHasher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a password cost what it costs outside the tests."""
    monkeypatch.setattr(accounts, "_hasher", quick_passwords)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an installation for tests; DIALOOG_TEST_DATABASE_URL chooses the database."""
    instance = tmp_path_factory.mktemp("instance")
    return Settings(
        instance=instance,
        secret_key="a secret that is only used in tests",
        database_url=database_url(instance),
        base_url="http://localhost",
    )


def database_url(instance: Path, *, name: str = "test") -> str:
    """Give a fresh database: one of its own for each process that tests side by side."""
    given = os.environ.get("DIALOOG_TEST_DATABASE_URL")
    if not given:
        return f"sqlite:///{instance}/{name}.db"
    name = f"dialoog_{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    server = create_engine(given, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return make_url(given).set(database=name).render_as_string(hide_password=False)


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
    organisation_id = current_organisation_id()
    user_id = factories.make_user(role, email=email)
    browser = _browser(app)
    with browser.session_transaction() as session:
        session["user_id"] = user_id
    enter_organisation(organisation_id)
    return browser


class Browser(FlaskClient):
    """A browser whose requests choose an organisation for themselves, not for the test."""

    def open(self, *args, **kwargs):
        return copy_context().run(super().open, *args, **kwargs)


def _browser(app: Flask) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = False
    app.test_client_class = Browser
    return app.test_client()


@pytest.fixture
def queries(app: Flask) -> Iterator[list[str]]:
    """The SQL that was asked since the list was last cleared."""
    with app.app_context(), listening() as asked:
        yield asked


@contextmanager
def listening() -> Iterator[list[str]]:
    """Give a list that grows with every question to the database."""
    asked: list[str] = []

    def remember(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append(statement)

    target = db.engine if not hasattr(db.engine, "engine") else db.engine.engine
    event.listen(target, "before_cursor_execute", remember)
    yield asked
    event.remove(target, "before_cursor_execute", remember)


@pytest.fixture
def quick_repairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a repair of the tables take little time; small rooms need no more."""
    monkeypatch.setattr("dialoog.services.seating.day.REPAIR_SECONDS", 0.2)


@pytest.fixture(scope="session")
def imap_server() -> Iterator[dovecot.Server]:
    """A real IMAP server; where there is none the test is left out, but never in CI."""
    try:
        with dovecot.server() as server:
            yield server
    except dovecot.NotFoundError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@pytest.fixture
def imap(imap_server: dovecot.Server, monkeypatch: pytest.MonkeyPatch) -> dovecot.Server:
    """The IMAP server with an empty mailbox, whose certificate is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.certificate))
    imap_server.empty()
    return imap_server


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with files that tests read."""
    return Path(__file__).parent / "data"
