"""A meeting that is over: who sat at its table, what was said there, and its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dialoog.domain.invitations import Attendance, InvitationState, Reply
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, followup, own_page, people, record
from dialoog.services.followup import AgreementWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.seating import PlanRow, SeatRow
from tests import factories, live_room
from tests.factories import NOW
from tests.live_room import Room, do, words

TODAY = clock.today()
DAYS = 10
AFTER = TODAY + timedelta(days=DAYS + 1)
SAID = "De hulp kwam op dinsdag"


@dataclass(frozen=True)
class Evening:
    """The numbers of a meeting that is over, its tables, and what was said at the first one."""

    meeting_id: int
    programme_id: int
    table_ids: tuple[int, ...]
    said_id: int

    @property
    def meeting(self) -> MeetingRow:
        return db.session.get_one(MeetingRow, self.meeting_id)

    @property
    def said(self) -> ContributionRow:
        return db.session.get_one(ContributionRow, self.said_id)


def hold(*, tables: int = 2, consent: QuoteConsent = QuoteConsent.ANONYMOUS) -> Evening:
    """Hold a meeting at which one thing was said at the first table."""
    room: Room = live_room.begin(live_room.make_room(tables=tables))
    live_room.go_to(room, live_room.WORTELS)
    said = live_room.record(room, SAID, consent=consent)
    with unit_of_work():
        meeting = db.session.get_one(MeetingRow, room.meeting_id)
        meeting.state = MeetingState.HELD
        db.session.add(PlanRow(meeting_id=meeting.id, changed_at=NOW))
        programme_id = meeting.programme_id
    return Evening(room.meeting_id, programme_id, room.table_ids, said.id)


def sit(
    evening: Evening,
    *,
    table: int = 0,
    attendance: Attendance = Attendance.PRESENT,
    **person: object,
) -> PersonRow:
    """Let somebody have been at a table of a meeting."""
    row = factories.make_person(**person)
    bring(row, evening.meeting, attendance=attendance)
    with unit_of_work():
        plan = db.session.query(PlanRow).filter_by(meeting_id=evening.meeting_id).one()
        db.session.add(
            SeatRow(plan_id=plan.id, table_id=evening.table_ids[table], person_id=row.id)
        )
    return row


def bring(
    person: PersonRow, meeting: MeetingRow, *, attendance: Attendance = Attendance.PRESENT
) -> None:
    """Let somebody have been asked for a meeting, and have come."""
    with unit_of_work():
        db.session.add(
            InvitationRow(
                meeting_id=meeting.id,
                person_id=person.id,
                state=InvitationState.ANSWERED,
                channel=person.channel,
                attendance=attendance,
                reply=Reply.ACCEPTED,
                key_hash=f"sleutel-{meeting.id}-{person.id}",
                code=f"C{meeting.id}-{person.id}",
                created_at=NOW,
            )
        )


def who_sat(evening: Evening) -> PersonRow:
    """Give the first who was at a meeting."""
    query = db.session.query(PersonRow).join(InvitationRow)
    return query.filter(InvitationRow.meeting_id == evening.meeting_id).first()


def send(evening: Evening, *, on: date = TODAY) -> None:
    """Let people read the record."""
    with unit_of_work():
        record.send(evening.meeting_id, days=DAYS, now=clock.now(), today=on)


def lock(evening: Evening, *, reason: str = "", on: date = AFTER) -> None:
    """Lock the record after its last day."""
    with unit_of_work():
        record.lock(evening.meeting_id, reason=reason, now=clock.now(), today=on)


def link_to(person: PersonRow) -> str:
    """Give the path of somebody's personal link."""
    with unit_of_work():
        return people.make_doors([person], now=NOW)[person.id].partition("localhost")[2]


WHOLE = AgreementWords(
    what="De planner belt",
    who="de planner",
    due_on=TODAY + timedelta(days=30),
    noticed_how="Ik word gebeld.",
)


def agree(evening: Evening, words: AgreementWords = WHOLE) -> int:
    return do(
        lambda: (
            followup.make_agreement(
                words,
                programme_id=evening.programme_id,
                meeting_id=evening.meeting_id,
                table_id=evening.table_ids[0],
                now=NOW,
            ).id
        )
    )


def propose(evening: Evening, person_id: int, text: str = "Het was woensdag") -> int:
    return do(
        lambda: (
            own_page.propose(
                person_id,
                evening.said_id,
                text,
                meeting_id=evening.meeting_id,
                now=NOW,
                today=TODAY,
            ).id
        )
    )


def make_worm(evening: Evening) -> ContributionRow:
    said = words("Dat deed pijn", kind="wormpje")
    return ContributionRow(
        client_id=said.client_id,
        programme_id=evening.programme_id,
        meeting_id=evening.meeting_id,
        table_id=evening.table_ids[0],
        phase_key="wortels",
        kind="wormpje",
        private=True,
        text=said.text,
        source=Source.TABLE,
        quote_consent=QuoteConsent.TABLE_ONLY,
        recorded_at=NOW,
    )


def send_now(evening: Evening) -> None:
    record.send(evening.meeting_id, days=10, now=NOW, today=TODAY)


def lock_now(evening: Evening, *, reason: str = "") -> None:
    record.lock(evening.meeting_id, reason=reason, now=NOW, today=AFTER)
