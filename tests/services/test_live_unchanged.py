"""What is certainly unchanged is known without asking; any write of anybody ends that."""

from contextlib import closing

import pytest

from dialoog.app import create_app
from dialoog.cli.serve import before_the_pages
from dialoog.config import Settings
from dialoog.domain.accounts import Role
from dialoog.services import organisations
from dialoog.services.live import Unchanged
from dialoog.storage import db
from tests.conftest import database_url, log_in
from tests.factories import make_organisation
from tests.live_room import WORTELS, begin, go_to, make_room, record


@pytest.fixture
def site(tmp_path):
    """An installation of its own as it is served; its database really writes."""
    settings = Settings(
        instance=tmp_path,
        secret_key="a secret that is only used in tests",
        database_url=database_url(tmp_path, name="unchanged"),
        base_url="http://localhost",
    )
    app = create_app(settings)
    with app.app_context():
        db.create_all()
        organisations.enter(make_organisation())
        with closing(before_the_pages(app)):
            yield app
        db.session.remove()
        db.engine.dispose()
        organisations.leave()


def test_unchanged_table_is_known_until_anything_is_written(site):
    tablet = log_in(site, Role.FACILITATOR)
    room = go_to(begin(make_room(guide=tablet)), WORTELS)
    place = f"/tafels/{room.table_id}/stand"
    mark = tablet.get(place).headers["ETag"]
    stranger = site.test_client()

    def ask(browser, mark):
        return browser.get(place, headers={"If-None-Match": mark}).status_code

    before = ask(tablet, mark), ask(stranger, mark), ask(stranger, '"geraden"')
    record(room)
    after = ask(stranger, mark), ask(tablet, mark)

    assert before == (304, 304, 302)
    assert after == (302, 200)


def test_nothing_is_known_of_a_database_that_does_not_answer():
    unchanged = Unchanged("postgresql+psycopg://localhost:1/nowhere")

    unchanged.learn("/tafels/1/stand", "mark", stamp=unchanged.stamp())

    assert not unchanged.holds("/tafels/1/stand", "mark", stamp=unchanged.stamp())
