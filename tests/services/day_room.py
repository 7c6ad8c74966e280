"""Let things happen on the day of a meeting: people stay away or walk in, a table is gone."""

from __future__ import annotations

from collections.abc import Iterable

from dialoog.services import clock, invitations, seating
from dialoog.services.invitations import Newcomer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.people import PersonRow
from dialoog.storage.seating import TableRow
from tests import factories


def answer_of(meeting_id: int, person: PersonRow) -> int:
    """Give the number of somebody's invitation."""
    rows = invitations.list_of_meeting(meeting_id)
    return next(row.id for row in rows if row.person_id == person.id)


def absent(meeting_id: int, people: Iterable[PersonRow]) -> None:
    """Let people not be there."""
    wanted = {person.id for person in people}
    rows = [row.id for row in invitations.list_of_meeting(meeting_id) if row.person_id in wanted]
    with unit_of_work():
        for invitation_id in rows:
            invitations.mark_attendance(invitation_id, came=False)


def walk_in(meeting_id: int, name: str, *, group: str = "Zorgvrager") -> int:
    """Let somebody walk in whom nobody knew; gives the number of their invitation."""
    newcomer = Newcomer(name, factories.make_group(group).id)
    with unit_of_work():
        return _id(invitations.add_newcomer(meeting_id, newcomer, now=clock.now()))


def _id(row: object) -> int:
    factories.db.session.flush()
    return row.id


def close(table: TableRow) -> None:
    """Take a table out of use."""
    with unit_of_work():
        seating.use_table(table.id, used=False, now=clock.now())


def repair(meeting_id: int) -> seating.Room:
    """Propose a repair and take it over; gives the room as it is then."""
    room = seating.get_room(meeting_id)
    found = seating.find_repair(room)
    with unit_of_work():
        seating.keep_proposal(meeting_id, found, now=clock.now())
    proposal = seating.get_proposal(seating.get_room(meeting_id))
    with unit_of_work():
        seating.accept(meeting_id, digest=proposal.digest, now=clock.now())
    return seating.get_room(meeting_id)
