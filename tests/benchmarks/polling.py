"""Ask of a table over and over whether it changed; print what that takes beside a bare Flask answer.

    python -m tests.benchmarks.polling [--times 2000] [--profile]

A tablet asks every four seconds. Both are asked in this process, without a network, so what is
measured is the work of the server alone. The clock is read, never judged.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from statistics import median

from flask import Flask
from flask.testing import FlaskClient

from dialoog.app import create_app
from dialoog.cli.serve import before_the_pages
from dialoog.config import Settings
from dialoog.domain.accounts import Role
from dialoog.services import organisations
from dialoog.storage import db
from tests.conftest import log_in
from tests.factories import make_organisation
from tests.live_room import begin, make_room
from tests.postgresql import NotFoundError, server

ROUNDS = 5


def main() -> None:
    """Measure on a fresh database with a table where something was said."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", f"sqlite:///{folder}/dialoog.db", arguments)
    try:
        with server() as address:
            _measure("PostgreSQL", address, arguments)
    except NotFoundError:
        print("no PostgreSQL on this machine")


def _measure(name: str, database_url: str, arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(_settings(Path(folder), database_url))
        with app.app_context():
            db.drop_all()
            db.create_all()
            organisations.enter(make_organisation("Gemeente Appelveld"))
            tablet = log_in(app, Role.FACILITATOR)
            room = begin(make_room(guide=tablet))
        unchanged = before_the_pages(app)
        state = f"/tafels/{room.table_id}/stand"
        headers = {"If-None-Match": tablet.get(state).headers["ETag"]}
        with cProfile.Profile() if arguments.profile else nullcontext() as profile:
            bare, poll = _compare(_bare(), tablet, state, headers, times=arguments.times)
        unchanged.close()
    print(
        f"{name}: unchanged poll {poll * 1e6:.0f} µs, bare Flask answer {bare * 1e6:.0f} µs: "
        f"{poll / bare:.2f} times as much"
    )
    if profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(50)


def _compare(
    bare: FlaskClient, tablet: FlaskClient, state: str, headers: dict[str, str], *, times: int
) -> tuple[float, float]:
    """Give the seconds that one answer takes, of both: in turns, because machines have moods."""
    bares, polls = [], []
    for _ in range(ROUNDS):
        bares.append(_seconds(lambda: bare.get("/").status_code, 200, times=times))
        polls.append(
            _seconds(lambda: tablet.get(state, headers=headers).status_code, 304, times=times)
        )
    return median(bares), median(polls)


def _seconds(ask, expected: int, *, times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        assert ask() == expected
    return (time.process_time() - began) / times


def _bare() -> FlaskClient:
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "")
    return app.test_client()


def _settings(folder: Path, database_url: str) -> Settings:
    return Settings(
        instance=folder,
        secret_key="a secret that is only used in measurements",
        database_url=database_url,
        base_url="http://localhost",
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--profile", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
