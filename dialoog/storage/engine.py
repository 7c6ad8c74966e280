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

from sqlalchemy import Connection, Engine, event

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
