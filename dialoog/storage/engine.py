"""SQLite's manners: foreign keys, durable commits, and one writer at a time in a fair queue.

A transaction that reads first and writes later fails at once on SQLite when another one wrote in
between, so a write transaction takes its lock at BEGIN. SQLite lets writers starve there; a file
lock shared by all processes keeps them in a queue. PostgreSQL needs none of this.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url

try:
    import fcntl
except ImportError:  # Windows: SQLite's own waiting has to do
    fcntl = None  # type: ignore[assignment]

_writing: ContextVar[bool] = ContextVar("writing", default=False)

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA secure_delete=ON",
)


@event.listens_for(Engine, "connect")
def _set_up_connection(connection: Any, _record: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


@contextmanager
def write_turn(engine: Engine | Connection) -> Iterator[None]:
    """Wait for this process's turn to write; transactions begun inside are write transactions."""
    token = _writing.set(True)
    try:
        database = engine.engine.url.database
        if engine.dialect.name == "sqlite" and fcntl and database and database != ":memory:":
            with Path(f"{database}.lock").open("w") as queue:
                fcntl.flock(queue, fcntl.LOCK_EX)
                yield
        else:
            yield
    finally:
        _writing.reset(token)


def stamp_of(database_url: str) -> tuple[int, ...] | None:
    """Give what changes whenever anything is written, without asking the database.

    SQLite appends every commit to a file beside the database. Elsewhere nothing is known: None.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    try:
        files = [Path(url.database).stat(), Path(f"{url.database}-wal").stat()]
    except FileNotFoundError:
        return None
    return tuple(number for file in files for number in (file.st_mtime_ns, file.st_size))
