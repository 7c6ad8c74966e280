"""A table of Adviesvangers, for tests."""

from __future__ import annotations

from uuid import uuid4

from flask.testing import FlaskClient

from dialoog.domain.live import Source
from dialoog.services import wall
from dialoog.services.live.devices import Purpose, device_link
from tests.factories import NOW
from tests.live_room import Room, begin, do, go_to, make_room

IDEAS = 1
THOUGHTS = ["Bel als de hulp later komt.", "Een vaste hulp.", "Een vaste dag.", "Koffie in de hal."]


def make_wall(*, at: int | None = IDEAS, guide: FlaskClient | None = None, ideas: int = 0) -> Room:
    """Add a table of Adviesvangers at a phase, with so many ideas."""
    room = make_room(method="adviesvangers", guide=guide)
    if at is not None:
        go_to(begin(room), at)
    for text in THOUGHTS[:ideas]:
        add(room, text)
    return room


def add(room: Room, text: str, source: Source = Source.TABLE) -> int:
    """Write an idea down; give its number."""
    return do(
        lambda: wall.add_idea(room.table_id, text, client_id=uuid4(), source=source, now=NOW).id
    )


def look(room: Room) -> wall.Wall:
    """Give the wall as it is now."""
    return wall.look_from(room.table_id)


def shown(room: Room) -> Room:
    """Hang the ideas on the wall."""
    do(lambda: wall.show(room.table_id, now=NOW))
    return room


def choosing(room: Room, *, people: int = 2) -> Room:
    """Let people choose."""
    do(lambda: wall.begin_choosing(room.table_id, people=people, now=NOW))
    return room


def chosen(room: Room, dots: tuple[int, ...] = (3, 2)) -> Room:
    """Let the first clusters get these dots on paper, and close the choice."""
    clusters = look(room).clusters
    totals = {each.row.id: number for each, number in zip(clusters, dots, strict=False)}
    do(lambda: wall.count_paper(room.table_id, totals))
    do(lambda: wall.end_choosing(room.table_id, now=NOW))
    return room


def join_link(room: Room) -> str:
    """Give the address on people's own phones, without the name of the host."""
    return device_link(room.table_id, Purpose.JOIN).removeprefix("http://localhost")
