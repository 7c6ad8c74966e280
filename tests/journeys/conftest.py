"""A real installation that each journey finds as new: a server, a mailbox and a browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
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
DATABASE = "dialoog.db"
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

    @cached_property
    def app(self) -> Flask:
        """The application of this installation, to look into its database from here."""
        return create_app(load_settings(self.environment))


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


@pytest.fixture(scope="session")
def house(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation whose pages are served to one journey after another: starting costs a lot."""
    with installed(prepared, tmp_path_factory.mktemp("house")) as site, served(site):
        yield site


@pytest.fixture
def site(house: Site, prepared: Path, chromium: Browser) -> Iterator[Site]:
    """The installation as it was prepared: nothing is left of the journey before, no login either."""
    with (
        closing(sqlite3.connect(prepared / DATABASE)) as fresh,
        closing(sqlite3.connect(house.instance / DATABASE)) as used,
    ):
        fresh.backup(used)
    house.sink.mails.clear()
    yield house
    close_windows(chromium)


@pytest.fixture
def worker(site: Site) -> Iterator[None]:
    """The work in the background of the installation: mail leaves, and tables are searched."""
    with running(site, "worker"):
        yield


@pytest.fixture
def whole_site(prepared: Path, tmp_path: Path, chromium: Browser) -> Iterator[Site]:
    """An installation of its own, with pages and background work started by one command."""
    with installed(prepared, tmp_path / "whole") as site, served(site, command="serve"):
        yield site
        close_windows(chromium)


def close_windows(chromium: Browser) -> None:
    """Close every window: pages that stay open go on asking."""
    for window in chromium.contexts:
        window.close()


@contextmanager
def installed(prepared: Path, instance: Path) -> Iterator[Site]:
    """Copy the prepared installation, with an address and a mail server of its own."""
    shutil.copytree(prepared, instance, dirs_exist_ok=True)
    url, sink = f"http://127.0.0.1:{_free_port()}", Sink()
    mail = Controller(sink, hostname="127.0.0.1", port=_free_port())
    mail.start()
    environment = {
        **os.environ,
        "DIALOOG_INSTANCE": str(instance),
        "DIALOOG_BASE_URL": url,
        "DIALOOG_SMTP_HOST": "127.0.0.1",
        "DIALOOG_SMTP_PORT": str(mail.port),
        "DIALOOG_SMTP_SECURITY": "none",
        "DIALOOG_SMTP_PER_MINUTE": "0",
    }
    try:
        yield Site(url=url, instance=instance, environment=environment, sink=sink)
    finally:
        mail.stop()


@contextmanager
def served(site: Site, *, command: str = "web") -> Iterator[None]:
    """Serve an installation while the block runs."""
    port = site.url.rpartition(":")[2]
    with running(site, command, "--port", port):
        wait_until(lambda: _answers(f"{site.url}/health"))
        yield


@contextmanager
def running(site: Site, *words: str) -> Iterator[None]:
    """Keep a command of Dialoog going while the block runs."""
    with (site.instance / f"{words[0]}.log").open("ab") as log:
        process = subprocess.Popen(
            [DIALOOG, *words],
            env=site.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            # All its processes at once: tidying up costs each of them as much as several pages.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)


def log_in(chromium: Browser, site: Site, role: str, *, width: int = 1280) -> Page:
    """Give a page of somebody who logged in with ``role`` before, in a browser of their own."""
    page = visitor(chromium, width=width)
    address, browser = f"{site.url}/inloggen", page.context.request
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', browser.get(address).text())[1]
    facts = {"csrf_token": token, "email": f"{role}@appelveld.example", "password": PASSWORD}
    assert browser.post(address, form=facts, max_redirects=0).status == 303
    return page


def log_in_on_screen(chromium: Browser, site: Site, role: str, *, width: int = 1280) -> Page:
    """Give a page on which somebody with ``role`` fills in the form to log in."""
    page = visitor(chromium, width=width)
    page.goto(f"{site.url}/inloggen")
    page.get_by_label("E-mailadres").fill(f"{role}@appelveld.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Inloggen").click()
    return page


def visitor(chromium: Browser, *, width: int = 1280) -> Page:
    """Give a page in a fresh browser, for somebody without an account."""
    viewport = {"width": width, "height": HEIGHTS.get(width, 900)}
    context = chromium.new_context(viewport=viewport, locale="nl-NL")
    context.set_default_timeout(PATIENCE * 1000)
    context.on("weberror", lambda broken: SCRIPT_ERRORS.append(str(broken.error)))
    return context.new_page()


def next_person(page: Page) -> None:
    """Let the page be that of somebody else: nothing is known any more of who used it before."""
    page.context.clear_cookies()


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
