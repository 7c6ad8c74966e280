"""The browser that the journeys use: this machine's Chromium, else one that Playwright fetches."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NotFoundError(Exception):
    """There is no browser, and none could be installed."""


def find() -> str | None:
    """Give the path of this machine's Chromium; None when Playwright has one of its own."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    fetched = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        capture_output=True,
        check=False,
    )
    if fetched.returncode:
        raise NotFoundError("Install Chromium (Debian's package is called chromium).")
    return None


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a browser without a window; stop it after."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=find(), args=list(QUIET))
        except Error as error:
            raise NotFoundError(str(error)) from error
        yield browser
        browser.close()
