"""Set an installation up, migrate its database and say what is wrong with it."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

import click
from flask import Flask
from flask_migrate import Migrate, upgrade

from dialoog.app import create_app
from dialoog.config import Settings, SettingsError, instance_folder, load_settings
from dialoog.paths import PACKAGE
from dialoog.services import health, jobs
from dialoog.storage import db as database

MIGRATIONS = PACKAGE / "storage" / "migrations"


@click.command()
def init() -> None:
    """Set up a new installation: a settings file with a fresh secret, and the database.

    Example: dialoog init
    """
    made = write_settings(instance_folder())
    click.echo(f"{made} is there." if made else "The settings file was there already.")
    upgrade_database(create_app())
    click.echo("The database is ready.")


@click.group()
def db() -> None:
    """Look after the database."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database up to date with this version of Dialoog.

    Example: dialoog db upgrade
    """
    upgrade_database(create_app())
    click.echo("The database is up to date.")


@click.command()
def doctor() -> None:
    """Say what is wrong with this installation.

    Example: dialoog doctor
    """
    complaints = _complaints()
    for complaint in complaints:
        click.echo(complaint, err=True)
    if complaints:
        sys.exit(1)
    click.echo("Everything is in order.")


def write_settings(instance: Path) -> Path | None:
    """Write a settings file with a fresh secret; leave one that is there alone."""
    path = instance / "dialoog.toml"
    if path.exists() or os.environ.get("DIALOOG_SECRET_KEY"):
        return None
    instance.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(f'secret_key = "{secrets.token_hex(32)}"\n', encoding="utf-8")
    return path


def upgrade_database(app: Flask) -> None:
    """Bring the database of ``app`` up to date; quiet, and nothing to do when it already is."""
    Migrate(app, database, directory=str(MIGRATIONS), render_as_batch=True)
    with app.app_context():
        upgrade()


def _complaints() -> list[str]:
    try:
        settings = load_settings()
    except SettingsError as error:
        return [str(error)]
    app = create_app(settings)
    complaints = _about_mail(settings)
    try:
        with app.app_context():
            health.check()
            complaints += _about_work(jobs.count_given_up())
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the database, say it
        complaints.append(f"The database does not answer: {error}")
    return complaints


def _about_work(given_up: int) -> list[str]:
    return (
        [f"{given_up} pieces of work failed too often; see the log of the worker."]
        if given_up
        else []
    )


def _about_mail(settings: Settings) -> list[str]:
    if not settings.smtp_host:
        return ["There is no smtp_host: mail is written to the folder 'mail' and reaches nobody."]
    return []
