"""SQLite's manners: foreign keys, durable commits, and one writer at a time in a fair queue.

A transaction that reads first and writes later fails at once on SQLite when another one wrote in
between, so a write transaction takes its lock at BEGIN. SQLite lets writers starve there; a file
lock shared by all processes keeps them in a queue. PostgreSQL needs none of this.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

try:
    import fcntl
except ImportError:  # Windows: SQLite's own waiting has to do
    fcntl = None  # type: ignore[assignment]

Stamp = tuple[int | str, ...]
"""What tells one moment of a database from another."""

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


class Watch:
    """Tells one moment of a database from another: what it says changes with everything written.

    SQLite appends every commit to a file beside the database. PostgreSQL tells which transactions
    can be seen (``pg_current_snapshot``), which changes with each that wrote.
    """

    def __init__(self, database_url: str) -> None:
        url = make_url(database_url)
        self._files: tuple[Path, ...] = ()
        self._engine: Engine | None = None
        if url.get_backend_name() == "postgresql":
            self._engine = create_engine(
                url,
                isolation_level="AUTOCOMMIT",
                pool_size=2,
                max_overflow=0,
                pool_reset_on_return=None,
            )
        elif url.database and url.database != ":memory:":
            self._files = Path(url.database), Path(f"{url.database}-wal")

    def stamp(self) -> Stamp | None:
        """Give what this moment is called, or None when nobody knows."""
        if self._engine:
            return _snapshot(self._engine)
        return _written(self._files) if self._files else None

    def close(self) -> None:
        """Let the database go."""
        if self._engine:
            self._engine.dispose()


def _snapshot(engine: Engine) -> Stamp | None:
    """Ask PostgreSQL without the layers above its driver: tablets ask this every few seconds."""
    unreachable = engine.dialect.loaded_dbapi.OperationalError
    try:
        with closing(engine.raw_connection()) as connection:
            try:
                cursor = connection.cursor()
                cursor.execute("SELECT pg_current_snapshot()::text")
                return cursor.fetchone()
            except unreachable:
                connection.invalidate()
                raise
    except unreachable:
        return None


def _written(files: Iterable[Path]) -> Stamp | None:
    try:
        stats = [file.stat() for file in files]
    except FileNotFoundError:
        return None
    return tuple(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size))
