"""The database that migrations make is the one that the rows expect."""

from __future__ import annotations

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect

from dialoog.app import create_app
from dialoog.cli.setup import MIGRATIONS, upgrade_database
from dialoog.config import Settings
from dialoog.storage import Base, db
from tests.conftest import database_url


@pytest.fixture
def migrated(tmp_path) -> Flask:
    """An application whose database was made by the migrations."""
    settings = Settings(
        instance=tmp_path,
        secret_key="a secret that is only used in tests",
        database_url=database_url(tmp_path, name="migrated"),
    )
    app = create_app(settings)
    upgrade_database(app)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_migrations_make_what_the_rows_expect(migrated):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, Base.metadata) == []


def test_migrations_keep_every_foreign_key(migrated):
    inspector = inspect(db.engine)

    made = {
        (table, key["constrained_columns"][0], (key["options"] or {}).get("ondelete"))
        for table in inspector.get_table_names()
        for key in inspector.get_foreign_keys(table)
    }

    expected = {
        (table.name, next(iter(key.columns)).name, key.ondelete)
        for table in Base.metadata.tables.values()
        for key in table.foreign_key_constraints
    }
    assert made == expected


def test_migrations_have_readable_names():
    names = list((MIGRATIONS / "versions").glob("*.py"))

    assert names
    for path in names:
        assert path.stem[:13].replace("_", "").isdigit()
        assert len(path.stem) > 14


def test_sqlite_keeps_its_manners(tmp_path):
    settings = Settings(
        instance=tmp_path,
        secret_key="a secret that is only used in tests",
        database_url=f"sqlite:///{tmp_path}/manners.db",
    )
    with create_app(settings).app_context():
        with db.engine.connect() as connection:
            raw: sqlite3.Connection = connection.connection.driver_connection
            asked = {
                name: raw.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
            }
        db.engine.dispose()

    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
