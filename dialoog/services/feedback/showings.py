"""Put films and pictures by link on the public page of a programme, and take them off."""

from __future__ import annotations

from dialoog.domain.feedback.showing import make_showing
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import ShowingRow
from dialoog.storage.programmes import get_programme

list_showings = storage.list_showings


def show(programme_id: int, *, title: str, url: str) -> ShowingRow:
    """Add a film, a picture or a page elsewhere."""
    programme = get_programme(programme_id)
    made = make_showing(title=title, url=url)
    row = ShowingRow(programme_id=programme.id, title=made.title, url=made.url)
    db.session.add(row)
    db.session.flush()
    history.note("showing.added", "programme", programme.id)
    return row


def take_off(showing_id: int) -> int:
    """Take it off the page; gives the number of its programme."""
    row = storage.get_showing(showing_id)
    db.session.delete(row)
    history.note("showing.removed", "programme", row.programme_id)
    return row.programme_id
