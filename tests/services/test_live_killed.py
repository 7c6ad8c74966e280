"""A server that is killed while a tablet sends its steps loses none of them and takes none twice.

Everything is real here: the server's command, its database, and a browser's session.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.cookiejar import CookieJar
from json import dumps
from pathlib import Path
from urllib.parse import urlencode

import pytest

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.accounts import Role
from dialoog.services import organisations
from dialoog.storage import db
from tests.factories import PASSWORD, make_organisation, make_user
from tests.live_room import WORTELS, begin, go_to, look, make_room
from tests.table_steps import note

pytestmark = pytest.mark.one_database

NOTES = 60
BATCH = 10
SECRET = "a secret that is only used in tests"
GUIDE = "begeleider@proef.example"


@pytest.fixture
def room(tmp_path):
    """A meeting that is being held, in an installation of its own."""
    settings = Settings(
        instance=tmp_path,
        secret_key=SECRET,
        database_url=f"sqlite:///{tmp_path}/dialoog.db",
        base_url="http://localhost",
    )
    with create_app(settings).app_context():
        db.create_all()
        organisations.enter(make_organisation())
        make_user(Role.ORGANISER, email=GUIDE)
        yield go_to(begin(make_room()), WORTELS)
        db.session.remove()
        db.engine.dispose()
        organisations.leave()


@contextmanager
def server(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server for the block, and kill it and its children at once when that ends."""
    environment = {
        **os.environ,
        "DIALOOG_INSTANCE": str(folder),
        "DIALOOG_SECRET_KEY": SECRET,
        "DIALOOG_BASE_URL": f"http://127.0.0.1:{port}",
    }
    command = [sys.executable, "-m", "dialoog", "web", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Tablet:
    """A browser that is logged in and sends steps of one table."""

    def __init__(self, port: int, table_id: int) -> None:
        self.site, self.table_id = f"http://127.0.0.1:{port}", table_id
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def log_in(self) -> None:
        form = {"email": GUIDE, "password": PASSWORD, "csrf_token": self._token("/inloggen")}
        self._ask("/inloggen", urlencode(form).encode())
        self.token = self._token(f"/tafels/{self.table_id}")

    def send(self, steps: list[dict]) -> None:
        """Send steps until they have been answered."""
        self._ask(
            f"/tafels/{self.table_id}/stappen",
            dumps({"steps": steps}).encode(),
            {"Content-Type": "application/json", "X-CSRFToken": self.token},
        )

    def _token(self, path: str) -> str:
        return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self._ask(path))[1]

    def _ask(self, path: str, body: bytes | None = None, headers: dict | None = None) -> str:
        for _ in range(600):
            try:
                request = urllib.request.Request(self.site + path, body, headers or {})
                with self.opener.open(request, timeout=10) as answer:
                    return answer.read().decode()
            except urllib.error.HTTPError:
                raise
            except OSError:
                time.sleep(0.05)
        raise AssertionError("The server did not come back.")


def test_a_killed_server_loses_no_steps_and_takes_none_twice(room, tmp_path):
    notes = [note(f"Zin {n}", later=timedelta(seconds=n)) for n in range(NOTES)]
    batches = [notes[start : start + BATCH] for start in range(0, NOTES, BATCH)]
    port = _free_port()
    tablet = Tablet(port, room.table_id)
    sender = threading.Thread(target=lambda: [tablet.send(batch) for batch in batches * 2])

    with server(tmp_path, port):
        tablet.log_in()
        sender.start()
        _wait_until(lambda: 0 < len(stored(room)) < NOTES)
    before = len(stored(room))
    with server(tmp_path, port):
        sender.join(60)

    assert 0 < before < NOTES
    assert stored(room) == [f"Zin {n}" for n in range(NOTES)]


def stored(room) -> list[str]:
    """Give what has been written down until now."""
    db.session.rollback()
    return [row.text for row in look(room).contributions]


def _wait_until(happened) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline, "It did not happen."


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
