"""Rows that papers are made of."""

from __future__ import annotations

from uuid import uuid4

from dialoog.content import shipped_methods
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.methods import TreePart, phase_to_json
from dialoog.domain.people import Channel
from dialoog.services import clock, invitations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import BlockRow, MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.seating import PlanRow, SeatRow, TableFacilitatorRow, TableRow
from tests.factories import make_meeting, make_person


def make_planned_meeting() -> MeetingRow:
    """Add a planned meeting with the run sheet of the Appelboompje."""
    row = make_meeting(place_name="De Linde", place_address="Lindelaan 4, Appelveld")
    with unit_of_work():
        for position, phase in enumerate(shipped_methods()["appelboompje"].phases):
            block = BlockRow(position=position, minutes=phase.minutes, phase=phase_to_json(phase))
            row.blocks.append(block)
    return row


def seat(meeting: MeetingRow, *people: PersonRow, guide_id: int | None = None) -> TableRow:
    """Invite people and put them at table 3."""
    with unit_of_work():
        invitations.choose(meeting.id, [person.id for person in people], now=clock.now())
        table = TableRow(meeting_id=meeting.id, number=3)
        if guide_id:
            table.facilitators.append(TableFacilitatorRow(user_id=guide_id))
        plan = PlanRow(meeting_id=meeting.id, changed_at=clock.now())
        db.session.add_all([table, plan])
        db.session.flush()
        for person in people:
            plan.seats.append(SeatRow(table_id=table.id, person_id=person.id))
    return table


def say(meeting: MeetingRow, text: str, **columns: object) -> None:
    """Record an idea, shared with everybody unless ``columns`` say otherwise."""
    shared = {"quote_consent": QuoteConsent.ANONYMOUS, "kind": "appel"}
    values = {**shared, "tree_part": TreePart.APPLES, **columns}
    with unit_of_work():
        db.session.add(
            ContributionRow(
                client_id=uuid4(),
                programme_id=meeting.programme_id,
                meeting_id=meeting.id,
                text=text,
                source=Source.TABLE,
                recorded_at=clock.now(),
                **values,
            )
        )


def invite(meeting: MeetingRow, person: PersonRow, **columns: object) -> InvitationRow:
    """Put somebody on the list and ask them, in the way they chose."""
    with unit_of_work():
        invitations.choose(meeting.id, [person.id], now=clock.now())
    row = next(row for row in invitations.list_of_meeting(meeting.id) if row.person_id == person.id)
    with unit_of_work():
        for name, value in columns.items():
            setattr(row, name, value)
    return row


def by_post(first_name: str = "Anna", **columns: object) -> PersonRow:
    """Somebody who gets letters."""
    address = {"street": "Dijk 1", "postal_code": "1234 AB", "town": "Appelveld"}
    return make_person(first_name, channel=Channel.LETTER, **{**address, **columns})
