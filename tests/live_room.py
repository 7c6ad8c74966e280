"""A meeting with a run sheet and tables, for tests of the day itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient

from dialoog.content import shipped_methods
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.services import live
from dialoog.services.live import ContributionWords, TableNow
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import BlockRow, get_meeting
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.seating import PlanRow, SeatRow, TableFacilitatorRow, TableRow
from tests.after_the_day import come
from tests.factories import NOW, make_meeting

WORTELS = 2
Result = TypeVar("Result")


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
    programme: ProgrammeRow | None = None,
    step: int = 0,
) -> Room:
    """Add a meeting with the run sheet of a method; ``guide`` guides its first table.

    ``step`` is which of the meetings of the method it is.
    """
    meeting = make_meeting(programme, method=method, state=state)
    with unit_of_work():
        for position, phase in enumerate(shipped_methods()[method].meetings[step].phases):
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


def do(act: Callable[[], Result]) -> Result:
    """Do something in a unit of work of its own."""
    with unit_of_work():
        return act()


def refusal(act: Callable[[], object]) -> str:
    """Give the code with which something is refused."""
    with pytest.raises(Refused) as caught:
        do(act)
    return caught.value.code


def begin(room: Room) -> Room:
    """Begin the day of a meeting."""
    do(lambda: live.begin_day(room.meeting_id, now=NOW))
    return room


def go_to(room: Room, position: int) -> Room:
    """Bring the first table from its first phase to another."""
    for here in range(position):
        do(lambda here=here: live.go_on(room.table_id, from_position=here, now=NOW))
    return room


def look(room: Room, *, later: timedelta = timedelta(0)) -> TableNow:
    """Give what the screen of the first table shows, some time after the beginning."""
    table = live.get_own_table(room.table_id, user_id=0, sees_all=True)
    return live.look_at_table(table, now=NOW + later)


def record(room: Room, text: str = "De hulp kwam op tijd.", **changes: object) -> ContributionRow:
    """Write something down at the first table."""
    said = words(text, **changes)
    return do(lambda: live.record(said, table_id=room.table_id, source=Source.TABLE, now=NOW))


def seat(room: Room, *, first_name: str = "Toos") -> int:
    """Let somebody come and sit at the first table; gives their number."""
    person_id = come(get_meeting(room.meeting_id), first_name=first_name)
    with unit_of_work():
        plan = PlanRow(meeting_id=room.meeting_id, changed_at=NOW)
        plan.seats.append(
            SeatRow(
                organisation_id=get_meeting(room.meeting_id).organisation_id,
                person_id=person_id,
                table_id=room.table_id,
            )
        )
        db.session.add(plan)
    return person_id
