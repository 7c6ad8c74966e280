"""Serve the pages and do the work in the background, together or apart."""

from __future__ import annotations

import multiprocessing
import signal
import threading

import click
from flask import Flask

from dialoog.app import create_app
from dialoog.config import Settings, load_settings
from dialoog.services import worker as background

THREADS = 8
WORKERS = 2


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
    child = multiprocessing.get_context("spawn").Process(
        target=_work_in_child, args=(settings,), daemon=True
    )
    child.start()
    try:
        serve_pages(create_app(settings), host=host, port=port)
    finally:
        child.terminate()
        child.join()


def serve_pages(app: Flask, *, host: str, port: int) -> None:
    """Serve pages with gunicorn, or with waitress where there is none."""
    try:
        from dialoog.cli.gunicorn import Server  # noqa: PLC0415 - not on every platform
    except ImportError:
        from waitress import serve as waitress_serve  # noqa: PLC0415 - only where it is needed

        waitress_serve(app, host=host, port=port, threads=THREADS)
    else:
        Server(app, host=host, port=port, workers=WORKERS, threads=THREADS).run()


def work(app: Flask, *, once: bool = False) -> None:
    """Do background work until this process is told to stop."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    with app.app_context():
        background.run(stop, once=once)


def _work_in_child(settings: Settings) -> None:
    work(create_app(settings))
