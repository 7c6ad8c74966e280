"""A meeting with a run sheet and tables, for tests of the day itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from flask.testing import FlaskClient

from dialoog.content import shipped_methods
from dialoog.domain.live import QuoteConsent
from dialoog.domain.meetings import MeetingState
from dialoog.services.live import ContributionWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import BlockRow
from dialoog.storage.seating import TableFacilitatorRow, TableRow
from tests.factories import make_meeting


@dataclass(frozen=True)
class Room:
    """The numbers of a meeting and its tables."""

    meeting_id: int
    table_ids: tuple[int, ...]

    @property
    def table_id(self) -> int:
        return self.table_ids[0]


def make_room(
    *,
    tables: int = 1,
    method: str = "appelboompje",
    state: MeetingState = MeetingState.PLANNED,
    guide: FlaskClient | None = None,
) -> Room:
    """Add a meeting with the run sheet of a method; ``guide`` guides its first table."""
    meeting = make_meeting(method=method, state=state)
    with unit_of_work():
        for position, phase in enumerate(shipped_methods()[method].meetings[0].phases):
            block = BlockRow(meeting_id=meeting.id, position=position)
            block.remember(phase)
            db.session.add(block)
        rows = [TableRow(meeting_id=meeting.id, number=n + 1, features=[]) for n in range(tables)]
        db.session.add_all(rows)
        db.session.flush()
        room = Room(meeting.id, tuple(row.id for row in rows))
        if guide:
            db.session.add(TableFacilitatorRow(table_id=room.table_id, user_id=user_of(guide)))
    db.session.expire_all()
    return room


def user_of(browser: FlaskClient) -> int:
    """Give the number of who is logged in."""
    with browser.session_transaction() as session:
        return int(session["user_id"])


def words(
    text: str = "De hulp kwam op tijd.",
    *,
    kind: str = "wortel",
    phase: str = "wortels",
    client_id: UUID | None = None,
    consent: QuoteConsent = QuoteConsent.ANONYMOUS,
) -> ContributionWords:
    """Give words as somebody writes them down."""
    return ContributionWords(
        client_id=client_id or uuid4(), phase_key=phase, kind=kind, text=text, consent=consent
    )
