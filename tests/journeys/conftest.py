"""A real installation for each journey: its own server and worker, a mailbox and a browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect

from dialoog.app import create_app
from dialoog.cli.setup import upgrade_database, write_settings
from dialoog.config import load_settings
from dialoog.domain.accounts import Role
from dialoog.services import accounts, clock, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from tests import browser as browsers

DIALOOG = str(Path(sys.executable).with_name("dialoog"))
PASSWORD = "appelboom-in-bloei"
ORGANISATION = "Gemeente Appelveld"
PATIENCE = 60
HEIGHTS = {390: 844, 820: 1180, 1180: 820}
SCRIPT_ERRORS: list[str] = []
expect.set_options(timeout=PATIENCE * 1000)


@dataclass
class Sink:
    """A mail server that keeps what it gets."""

    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Give what somebody got, oldest first."""
        return [mail for mail in self.mails if address in mail["To"]]


@dataclass
class Site:
    """An installation that runs."""

    url: str
    instance: Path
    environment: dict[str, str]
    sink: Sink


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys."""
    with browsers.launched() as browser:
        yield browser


@pytest.fixture(autouse=True)
def no_script_broke() -> Iterator[None]:
    """Fail a journey on which a script of a page stopped with an error."""
    SCRIPT_ERRORS.clear()
    yield
    assert SCRIPT_ERRORS == []


@pytest.fixture
def sink() -> Iterator[tuple[Sink, int]]:
    """A mail server on a port of its own."""
    kept = Sink()
    controller = Controller(kept, hostname="127.0.0.1", port=_free_port())
    controller.start()
    yield kept, controller.port
    controller.stop()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one organisation and a login for each role, made once to be copied."""
    instance = tmp_path_factory.mktemp("prepared")
    write_settings(instance)
    app = create_app(load_settings({"DIALOOG_INSTANCE": str(instance)}))
    upgrade_database(app)
    with app.app_context():
        with unit_of_work():
            organisation = accounts.create_organisation(
                ORGANISATION, mail_address="dialoog@appelveld.example", now=clock.now()
            )
            with organisations.within(organisation.id):
                for role in (Role.ORGANISER, Role.FACILITATOR, Role.MANAGER):
                    user = accounts.create_user(
                        f"{role}@appelveld.example", f"Sam {role}", PASSWORD, now=clock.now()
                    )
                    accounts.give_role(user, role)
        db.session.remove()
        db.engine.dispose()
    return instance


@pytest.fixture
def site(
    tmp_path: Path, prepared: Path, sink: tuple[Sink, int], chromium: Browser
) -> Iterator[Site]:
    """A fresh copy of the prepared installation, being served until its last window is closed."""
    port = _free_port()
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    running = Site(
        url=f"http://127.0.0.1:{port}",
        instance=tmp_path,
        environment={
            **os.environ,
            "DIALOOG_INSTANCE": str(tmp_path),
            "DIALOOG_BASE_URL": f"http://127.0.0.1:{port}",
            "DIALOOG_SMTP_HOST": "127.0.0.1",
            "DIALOOG_SMTP_PORT": str(sink[1]),
            "DIALOOG_SMTP_SECURITY": "none",
            "DIALOOG_SMTP_PER_MINUTE": "0",
        },
        sink=sink[0],
    )
    with served(running, port):
        yield running
        # Pages that stay open go on asking, and keep the server from stopping.
        for window in chromium.contexts:
            window.close()


@contextmanager
def served(site: Site, port: int) -> Iterator[None]:
    """Serve an installation while the block runs."""
    with (site.instance / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [DIALOOG, "serve", "--port", str(port)],
            env=site.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_until(lambda: _answers(f"{site.url}/health"))
            yield
        finally:
            # All its processes at once: tidying up costs each of them as much as several pages.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)


def log_in(chromium: Browser, site: Site, role: str, *, width: int = 1280) -> Page:
    """Give a page on which somebody with ``role`` is logged in, in a browser of their own."""
    page = visitor(chromium, width=width)
    page.goto(f"{site.url}/inloggen")
    page.get_by_label("E-mailadres").fill(f"{role}@appelveld.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    return page


def visitor(chromium: Browser, *, width: int = 1280) -> Page:
    """Give a page in a fresh browser, for somebody without an account."""
    viewport = {"width": width, "height": HEIGHTS.get(width, 900)}
    context = chromium.new_context(viewport=viewport, locale="nl-NL")
    context.set_default_timeout(PATIENCE * 1000)
    context.on("weberror", lambda broken: SCRIPT_ERRORS.append(str(broken.error)))
    return context.new_page()


def wait_until(happened, *, patience: float = PATIENCE) -> None:
    """Wait for something that another process does; fail when it doesn't come."""
    deadline = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < deadline, "It did not happen."
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
