"""Run the whole suite: on SQLite with the browser journeys, and again on PostgreSQL.

What is missing on this machine is said aloud; with CI=true it is a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests import browser, dovecot, postgresql

IN_CI = os.environ.get("CI") == "true"


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
    return _pytest("SQLite", "-n", "2", "-m", "not journey and not postgresql")


def _on_postgresql() -> int:
    try:
        with postgresql.server() as url:
            return _pytest(
                "PostgreSQL",
                "-n",
                "2",
                "tests/storage",
                "tests/services",
                "tests/web",
                DIALOOG_TEST_DATABASE_URL=url,
            )
    except postgresql.NotFoundError as missing:
        return _missing("PostgreSQL", missing)


def _journeys() -> int:
    try:
        browser.find()
    except browser.NotFoundError as missing:
        return _missing("the browser journeys", missing)
    return _pytest("Journeys in a browser", "-n", "2", "-m", "journey", "tests/journeys")


def _missing(what: str, why: Exception) -> int:
    print(f"\n!!! NOT RUN: {what}. {why}", flush=True)
    return 1 if IN_CI else 0


if __name__ == "__main__":
    sys.exit(main())
