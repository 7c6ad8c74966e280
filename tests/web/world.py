"""The whole demo in an application of its own, and browsers of people who look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.accounts import Role
from dialoog.services import clock, demo, organisations
from dialoog.storage import db
from tests import factories
from tests.conftest import database_url, log_in
from tests.web.walk import mapped


@contextmanager
def demo_world(instance: Path, *, name: str) -> Iterator[Flask]:
    """Give an application with the whole demo in it, in a database with this name."""
    app = create_app(
        Settings(
            instance=instance,
            secret_key="a secret that is only used in tests",
            database_url=database_url(instance, name=name),
            base_url="http://localhost",
        )
    )
    app.config["TESTING"] = True
    with app.app_context():
        db.create_all()
        demo.build(today=clock.today())
        yield app
        organisations.leave()
        db.session.remove()
        db.drop_all()
        db.engine.dispose()


def as_member(app: Flask, role: Role, *, of_the_demo: bool) -> FlaskClient:
    """Give a browser of somebody of the demo, or of an organisation that is new here."""
    if of_the_demo:
        query = select(mapped()["organisation"].id).where(mapped()["organisation"].demo)
        organisations.enter(db.session.execute(query).scalar_one())
    else:
        organisations.enter(factories.make_organisation())
    return log_in(app, role)
