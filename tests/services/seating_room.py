"""Make a meeting with people who are coming and tables to seat them at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from dialoog.content import shipped_methods
from dialoog.domain.invitations import AnswerChannel, Attendance, InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import to_json
from dialoog.domain.people import Channel, NeedKind, Perspective, WishKind
from dialoog.services import clock, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import NeedRow, PersonRow, WishRow
from tests import factories

_numbers = count(1)
GROUPS = (
    ("Zorgvrager", Perspective.LIVED_EXPERIENCE, 8),
    ("Zorgprofessional", Perspective.PROFESSION, 6),
    ("Ambtenaar", Perspective.GOVERNMENT, 4),
)


def make_meeting(state: MeetingState = MeetingState.PLANNED) -> int:
    """Add a meeting without anybody; gives its number."""
    programme = factories.make_programme()
    start = factories.afternoon(in_days=7)
    with unit_of_work():
        row = MeetingRow(
            programme_id=programme.id,
            title="Samen aan tafel",
            state=state,
            method_key="appelboompje",
            method=to_json(shipped_methods()["appelboompje"]),
            starts_at=start,
            ends_at=start + timedelta(hours=3),
            uid=f"meeting-{next(_numbers)}@proef.example",
            created_at=clock.now(),
            changed_at=clock.now(),
        )
        db.session.add(row)
    return row.id


def invite(
    meeting_id: int, person: PersonRow, *, reply: Reply | None = Reply.ACCEPTED, companion: str = ""
) -> None:
    """Let somebody be invited, and answer."""
    number = next(_numbers)
    with unit_of_work():
        db.session.add(
            InvitationRow(
                meeting_id=meeting_id,
                person_id=person.id,
                state=InvitationState.ANSWERED if reply else InvitationState.SENT,
                reply=reply,
                answered_at=clock.now() if reply else None,
                answered_through=AnswerChannel.LINK if reply else None,
                answered_sequence=0 if reply else None,
                sequence=0,
                channel=Channel.MAIL,
                attendance=Attendance.UNKNOWN,
                key_hash=f"key{number}",
                code=f"code{number}",
                companion=companion,
                created_at=clock.now(),
            )
        )


def make_room(*, tables: int = 3, seats: tuple[int, int] = (4, 8)) -> tuple[int, list[PersonRow]]:
    """Add a meeting with 18 people who are coming, and tables; gives its number and the people."""
    meeting_id = make_meeting()
    people = []
    for group, perspective, many in GROUPS:
        factories.make_group(group, perspective)
        people += [
            factories.make_person(f"{group[:5]}{number}", group=group) for number in range(many)
        ]
    for person in people:
        invite(meeting_id, person)
    with unit_of_work():
        seating.set_tables(meeting_id, count=tables, seats_min=seats[0], seats_max=seats[1])
    return meeting_id, people


def compose(meeting_id: int) -> seating.Room:
    """Compose the tables; gives the room as it is then."""
    room = seating.get_room(meeting_id)
    plan = seating.propose(room, seconds=0.05)
    with unit_of_work():
        seating.keep(meeting_id, plan, version=room.version, now=clock.now())
    return seating.get_room(meeting_id)


def set_rules(meeting_id: int, **rules: Any) -> None:
    """Choose some rules and leave the others as they are."""
    before = seating.get_room(meeting_id).balance
    with unit_of_work():
        seating.set_balance(meeting_id, replace(before, **rules), seen=before.mark, now=clock.now())


def wish(person: PersonRow, other: PersonRow | None, kind: WishKind, *, name: str = "") -> None:
    """Let somebody wish something about somebody else."""
    with unit_of_work():
        db.session.add(
            WishRow(
                person_id=person.id,
                kind=kind,
                other_id=other.id if other else None,
                other_name=name,
            )
        )


def need(person: PersonRow, kind: NeedKind) -> None:
    """Let somebody need something."""
    with unit_of_work():
        db.session.add(NeedRow(person_id=person.id, kind=kind))


def table_of(room: seating.Room, person: PersonRow) -> int:
    """Give the number of the table row where somebody sits."""
    table = room.table_of(person.id, number=0)
    assert table is not None
    return table.id
