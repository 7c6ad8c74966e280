"""Letters from real rows: what stands in them, for whom, and when they may leave."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dialoog.domain.feedback import DeliveryState, MessageKind
from dialoog.domain.invitations import InvitationState
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import NeedKind
from dialoog.services import clock, invitations, meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.feedback import DeliveryRow, MessageRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import NeedRow
from tests.adapters.pdf.reading import failures, reader, words
from tests.factories import make_person
from tests.web.paper_rows import by_post, invite, make_planned_meeting


@pytest.fixture
def meeting(organisation: int) -> MeetingRow:
    """A planned meeting with the run sheet of the Appelboompje."""
    return make_planned_meeting()


def test_letters_carry_question_room_promise_code_and_link(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    row = invite(meeting, by_post("Fatima", last_name="Yılmaz"))
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())

    pdf = as_organiser.get(f"/bijeenkomsten/{meeting.id}/brieven.pdf").data

    text = words(pdf)
    assert failures(pdf) == []
    assert "Beste Fatima Yılmaz," in text
    assert "Wat maakt hulp bij het huishouden goed?" in text
    assert "De dagen en tijden kunnen anders." in text
    assert "U hoort uiterlijk" in text
    assert row.code[:4] in text
    links = {link.get_object()["/A"]["/URI"] for link in reader(pdf).pages[-1]["/Annots"]}
    assert links == {"http://localhost/code"}


def test_a_letter_tells_how_to_get_there(as_organiser: FlaskClient, meeting: MeetingRow) -> None:
    row = invite(meeting, by_post("Fatima"))
    with unit_of_work():
        meeting.place_route = "Bus 4, halte Lindelaan."
        invitations.send_all(meeting.id, now=clock.now())

    pdf = as_organiser.get(f"/uitnodigingen/{row.id}/brief.pdf").data

    assert "Bus 4, halte Lindelaan." in words(pdf)
    assert failures(pdf) == []


def test_letters_come_in_the_language_of_the_reader(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    invite(meeting, by_post("Fatima", last_name="Aydin", language="tr"))
    invite(meeting, by_post("John", last_name="Brown", language="en"))
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())

    pdf = as_organiser.get(f"/bijeenkomsten/{meeting.id}/brieven.pdf").data

    sections = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"]
    assert [section.get_object()["/Lang"] for section in sections] == ["nl", "en"]
    assert failures(pdf) == []


def test_letter_is_large_for_who_needs_that(as_organiser: FlaskClient, meeting: MeetingRow) -> None:
    plain = invite(meeting, by_post("Jan"))
    large = invite(meeting, by_post("Piet"))
    with unit_of_work():
        db.session.add(NeedRow(person_id=large.person_id, kind=NeedKind.LARGE_PRINT))
        invitations.send_all(meeting.id, now=clock.now())

    sizes = [
        _largest(as_organiser.get(f"/uitnodigingen/{row.id}/brief.pdf").data)
        for row in (plain, large)
    ]

    assert sizes[1] > 1.3 * sizes[0]


def _largest(pdf: bytes) -> float:
    operations = reader(pdf).pages[0].get_contents().operations
    salutation = [operands[1] for operands, operator in operations if operator == b"Tf"]
    return max(float(size) for size in salutation if size < 24)


def test_no_letter_leaves_while_the_meeting_is_a_draft(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    row = invite(meeting, by_post())
    with unit_of_work():
        meeting.state = MeetingState.DRAFT

    letters = as_organiser.get(f"/bijeenkomsten/{meeting.id}/brieven.pdf")
    letter = as_organiser.get(f"/uitnodigingen/{row.id}/brief.pdf")

    assert letters.status_code == letter.status_code == 409


def test_posted_letters_are_not_printed_again(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    row = invite(meeting, by_post())
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())
        invitations.mark_posted(meeting.id, [row.id], now=clock.now())

    assert row.state is InvitationState.SENT
    assert as_organiser.get(f"/bijeenkomsten/{meeting.id}/brieven.pdf").status_code == 409


def test_report_letters_go_to_who_chose_post(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    with unit_of_work():
        message = MessageRow(
            programme_id=meeting.programme_id,
            kind=MessageKind.REPORT,
            subject="Dit doen wij",
            text="U zei: bel eerst.\n\nWij bellen voortaan.",
            sent_at=clock.now(),
        )
        db.session.add(message)
    for person in (by_post("Fatima"), make_person("Mo")):
        with unit_of_work():
            message.deliveries.append(
                DeliveryRow(
                    person_id=person.id, channel=person.channel, state=DeliveryState.WAITING
                )
            )

    pdf = as_organiser.get(f"/berichten/{message.id}/brieven.pdf").data

    assert failures(pdf) == []
    assert "Wij bellen voortaan." in words(pdf)
    assert ("Fatima" in words(pdf), "Mo " in words(pdf)) == (True, False)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (InvitationState.OFFERED, "Er is plaats voor u"),
        (InvitationState.WAITING, "U staat op de wachtlijst"),
        (InvitationState.LAPSED, "De plaats is nu voor een ander"),
        (InvitationState.WITHDRAWN, "Uw uitnodiging vervalt"),
    ],
)
def test_who_must_hear_about_a_place_gets_a_letter_of_that(
    as_organiser: FlaskClient, meeting: MeetingRow, state: InvitationState, said: str
) -> None:
    row = invite(meeting, by_post("Fatima"))
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())
        invitations.mark_posted(meeting.id, [row.id], now=clock.now())
        found = invitations.get_invitation(row.id)
        found.state, found.sequence = state, 1
        if state is InvitationState.OFFERED:
            found.until = meeting.starts_at

    pdf = as_organiser.get(f"/bijeenkomsten/{meeting.id}/brieven.pdf").data

    text = words(pdf)
    assert failures(pdf) == []
    assert said in text
    assert ("Antwoord vóór" in text) is (state is InvitationState.OFFERED)
    assert ("Komt u ook?" in text) is (state is InvitationState.OFFERED)


def test_a_meeting_that_is_off_still_sends_its_letters(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    row = invite(meeting, by_post("Fatima"))
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())
        invitations.mark_posted(meeting.id, [row.id], now=clock.now())
    with unit_of_work():
        meetings.cancel_meeting(meeting.id, reason="De zaal is dicht.", now=clock.now())

    text = words(as_organiser.get(f"/bijeenkomsten/{meeting.id}/brieven.pdf").data)

    assert "gaat niet door" in text
    assert "De zaal is dicht." in text
