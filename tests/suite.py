"""Run the whole suite on SQLite, what asks the database again on PostgreSQL, and the journeys.

On PostgreSQL run all of tests/storage and tests/services, and of tests/web what is marked
``queries`` or counts them. Left out is what says the same whatever the database: rendering, words
and headers of pages, and what brings a SQLite file of its own (see ``one_database``).

What is missing on this machine is said aloud; with CI=true it is a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests import browser, dovecot, postgresql

IN_CI = os.environ.get("CI") == "true"
# Neighbours stay together, for they share what is costly to make; who is done takes over.
SIDE_BY_SIDE = ("-n", "2", "--dist", "worksteal")


def main() -> int:
    """Run everything; give the exit code."""
    return max(_mail_server(), _on_sqlite(), _on_postgresql(), _journeys())


def _pytest(title: str, *words: str, **environment: str) -> int:
    print(f"\n=== {title}", flush=True)
    command = [sys.executable, "-m", "pytest", *words]
    # Hundreds of processes start here: let them compile the sources once, not each for itself.
    compiled = {"PYTHONDONTWRITEBYTECODE": ""}
    environment = {**os.environ, **compiled, **environment}
    return subprocess.run(command, env=environment, check=False).returncode


def _mail_server() -> int:
    try:
        dovecot.find()
    except dovecot.NotFoundError as missing:
        return _missing("the tests with a real mailbox", missing)
    return 0


def _on_sqlite() -> int:
    return _pytest("SQLite", *SIDE_BY_SIDE, "-m", "not journey")


def _on_postgresql() -> int:
    try:
        with postgresql.server() as url:
            return _pytest(
                "PostgreSQL",
                *SIDE_BY_SIDE,
                *("-m", "not one_database"),
                *("tests/storage", "tests/services", "tests/web"),
                DIALOOG_TEST_DATABASE_URL=url,
            )
    except postgresql.NotFoundError as missing:
        return _missing("PostgreSQL", missing)


def _journeys() -> int:
    try:
        browser.find()
    except browser.NotFoundError as missing:
        return _missing("the browser journeys", missing)
    return _pytest("Journeys in a browser", *SIDE_BY_SIDE, "tests/journeys")


def _missing(what: str, why: Exception) -> int:
    print(f"\n!!! NOT RUN: {what}. {why}", flush=True)
    return 1 if IN_CI else 0


if __name__ == "__main__":
    sys.exit(main())
