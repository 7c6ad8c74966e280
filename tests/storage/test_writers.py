"""Several writers at once: nobody is refused, nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.services import organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.people import PersonRow
from tests import factories
from tests.conftest import database_url

WRITERS = 8
TURNS = 10


@pytest.fixture
def shared(tmp_path) -> Flask:
    """An application on a database that really commits, for several threads at once."""
    settings = Settings(
        instance=tmp_path,
        secret_key="a secret that is only used in tests",
        database_url=database_url(tmp_path, name="writers"),
    )
    app = create_app(settings)
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.drop_all()
        db.engine.dispose()


def test_writers_that_read_first_all_get_their_turn(shared):
    with shared.app_context():
        organisation_id = factories.make_organisation()
        organisations.enter(organisation_id)
        person_id = factories.make_person("Anna", note="0").id

    def count_up(_writer: int) -> None:
        with shared.app_context():
            organisations.enter(organisation_id)
            for _ in range(TURNS):
                read()
                with unit_of_work():
                    row = read(lock=True)
                    row.note = str(int(row.note) + 1)

    def read(*, lock: bool = False) -> PersonRow:
        query = select(PersonRow).where(PersonRow.id == person_id)
        return db.session.execute(query.with_for_update() if lock else query).scalar_one()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(count_up, range(WRITERS)))

    with shared.app_context():
        organisations.enter(organisation_id)
        assert read().note == str(WRITERS * TURNS)
