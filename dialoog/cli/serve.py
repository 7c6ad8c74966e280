"""Serve the pages and do the work in the background, together or apart."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask

from dialoog.app import create_app
from dialoog.config import Settings, load_settings
from dialoog.services import worker as background
from dialoog.services.live import Unchanged
from dialoog.web.live.polls import UnchangedPolls

THREADS = 8
WORKERS = 2
REST_SECONDS = 2


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve pages and do background work, on one machine.

    Example: dialoog serve --port 8000
    """
    serve_with_worker(load_settings(port=port), host=host, port=port)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
def web(host: str, port: int) -> None:
    """Serve pages only; run 'dialoog worker' beside it.

    Example: dialoog web --host 0.0.0.0
    """
    serve_pages(create_app(load_settings(port=port)), host=host, port=port)


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now and stop.")
def worker(once: bool) -> None:
    """Do the work in the background: send mail, warn, remind.

    Example: dialoog worker
    """
    work(create_app(), once=once)


def serve_with_worker(settings: Settings, *, host: str, port: int) -> None:
    """Serve pages in this process and do background work in a child that ends with it."""
    with background_worker(settings):
        serve_pages(create_app(settings), host=host, port=port)


@contextmanager
def background_worker(settings: Settings) -> Iterator[None]:
    """Keep a worker running in a process of its own while the block runs.

    The server forks workers of its own, which leave this block too when they stop; only the
    process that started the background worker may stop it.
    """
    owner, stop = os.getpid(), threading.Event()
    keeper = threading.Thread(target=_keep_working, args=(settings, stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        if os.getpid() == owner:
            stop.set()
            keeper.join()


def _keep_working(settings: Settings, stop: threading.Event) -> None:
    """Run the worker as a command, and start it again when it dies.

    Each time it waits a moment first: pages come before work in the background.
    """
    environment = {**os.environ, "DIALOOG_BASE_URL": settings.base_url}
    while not stop.wait(REST_SECONDS):
        child = subprocess.Popen([sys.executable, "-m", "dialoog", "worker"], env=environment)
        while child.poll() is None and not stop.wait(0.2):
            pass
        if child.poll() is None:
            child.terminate()
            child.wait()


def serve_pages(app: Flask, *, host: str, port: int) -> None:
    """Serve pages with gunicorn, or with waitress where there is none."""
    before_the_pages(app)
    try:
        from dialoog.cli.gunicorn import Server  # noqa: PLC0415 - not on every platform
    except ImportError:
        from waitress import serve as waitress_serve  # noqa: PLC0415 - only where it is needed

        waitress_serve(app, host=host, port=port, threads=THREADS)
    else:
        Server(app, host=host, port=port, workers=WORKERS, threads=THREADS).run()


def before_the_pages(app: Flask) -> Unchanged:
    """Answer tablets at the door that ask whether anything changed when nothing did."""
    unchanged = Unchanged(app.extensions["settings"].database_url)
    app.wsgi_app = UnchangedPolls(app.wsgi_app, unchanged)  # type: ignore[method-assign]
    return unchanged


def work(app: Flask, *, once: bool = False) -> None:
    """Do background work until this process is told to stop."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    with app.app_context():
        background.run(stop, once=once)
