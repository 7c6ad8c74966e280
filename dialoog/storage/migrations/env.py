"""Run migrations; on SQLite with foreign keys off, and checked afterwards.

Alembic changes a SQLite table by making a new one and dropping the old. With foreign keys on,
that drop would follow ON DELETE CASCADE and silently empty the tables that point to it.
"""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

db = current_app.extensions["migrate"].db


class BrokenReference(RuntimeError):
    """A migration left rows that point to nothing."""


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_on_sqlite(connection: Connection) -> None:
    raw = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        run(connection)
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BrokenReference(f"{len(broken)} rows point to nothing after the migration.")
    finally:
        # In a transaction the pragma does nothing, so this connection can't be trusted any more.
        connection.invalidate()


with db.engine.connect() as connection:
    if connection.dialect.name == "sqlite":
        run_on_sqlite(connection)
    else:
        run(connection)
