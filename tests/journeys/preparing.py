"""What stands ready in an installation before anybody opens a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dialoog.services import accounts, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.accounts import find_user_by_email
from dialoog.storage.seating import TableFacilitatorRow
from tests.journeys.conftest import ORGANISATION, Site
from tests.live_room import Room


@contextmanager
def inside(site: Site) -> Iterator[None]:
    """Look into the database of an installation, or prepare something there."""
    with site.app.app_context():
        organisations.enter(accounts.get_organisation_id(ORGANISATION))
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()
            organisations.leave()


def guided_by_facilitator(room: Room) -> Room:
    """Let the facilitator of the site guide the first table of a room."""
    with unit_of_work():
        guide = find_user_by_email("facilitator@appelveld.example")
        db.session.add(TableFacilitatorRow(table_id=room.table_id, user_id=guide.id))
    return room
