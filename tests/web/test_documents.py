"""Papers from real rows: who may have them, and what may and may not stand on them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dialoog.content import shipped_methods
from dialoog.domain.accounts import Role
from dialoog.domain.feedback import DeliveryState, MessageKind
from dialoog.domain.invitations import Attendance, InvitationState
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import TreePart, phase_to_json
from dialoog.domain.people import Channel, NeedKind, Perspective
from dialoog.services import clock, invitations, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.feedback import DeliveryRow, MessageRow
from dialoog.storage.followup import AgreementRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import BlockRow, MeetingRow
from dialoog.storage.people import NeedRow, PersonRow
from dialoog.storage.seating import PlanRow, SeatRow, TableFacilitatorRow, TableRow
from tests.adapters.pdf.reading import failures, heard, reader, words
from tests.conftest import log_in
from tests.factories import make_group, make_meeting, make_organisation, make_person, make_user


@pytest.fixture
def meeting(organisation: int) -> MeetingRow:
    """A planned meeting with the run sheet of the Appelboompje."""
    row = make_meeting(place_name="De Linde", place_address="Lindelaan 4, Appelveld")
    with unit_of_work():
        for position, phase in enumerate(shipped_methods()["appelboompje"].phases):
            block = BlockRow(position=position, minutes=phase.minutes, phase=phase_to_json(phase))
            row.blocks.append(block)
    return row


def seat(meeting: MeetingRow, *people: PersonRow, guide_id: int | None = None) -> TableRow:
    """Put people at table 3."""
    with unit_of_work():
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


def test_papers_page_offers_what_there_is(as_organiser: FlaskClient, meeting: MeetingRow) -> None:
    page = as_organiser.get(f"/bijeenkomsten/{meeting.id}/papieren").text

    assert f"/bijeenkomsten/{meeting.id}/draaiboek.pdf" in page
    assert "Er zijn nog geen tafels." in page
    assert "Er zijn nu geen brieven om te versturen." in page


def test_run_sheet_holds_every_phase_with_its_time(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    answer = as_organiser.get(f"/bijeenkomsten/{meeting.id}/draaiboek.pdf")

    text = words(answer.data)
    assert answer.mimetype == "application/pdf"
    assert failures(answer.data) == []
    for phase in shipped_methods()["appelboompje"].phases:
        assert phase.title.nl in text
        assert all(" ".join(line.nl.split()) in text for line in phase.say)
    assert "Wat maakt hulp bij het huishouden goed?" in text


def test_run_sheet_on_screen_says_the_same(as_organiser: FlaskClient, meeting: MeetingRow) -> None:
    page = as_organiser.get(f"/bijeenkomsten/{meeting.id}/draaiboek").text

    assert "Wat maakt hulp bij het huishouden goed?" in page
    assert shipped_methods()["appelboompje"].phases[1].title.nl in page


def test_run_sheet_is_for_who_guides_a_table(app: Flask, meeting: MeetingRow) -> None:
    stranger = log_in(app, Role.FACILITATOR)
    guide = log_in(app, Role.FACILITATOR)
    with guide.session_transaction() as session:
        seat(meeting, guide_id=session["user_id"])

    assert stranger.get(f"/bijeenkomsten/{meeting.id}/draaiboek.pdf").status_code == 404
    assert guide.get(f"/bijeenkomsten/{meeting.id}/draaiboek.pdf").status_code == 200


@pytest.mark.parametrize(
    "paper", ["papieren", "tafelkaarten.pdf", "naamkaarten.pdf", "brieven.pdf"]
)
def test_papers_with_names_are_for_organisers(
    as_facilitator: FlaskClient, as_manager: FlaskClient, meeting: MeetingRow, paper: str
) -> None:
    assert as_facilitator.get(f"/bijeenkomsten/{meeting.id}/{paper}").status_code == 404
    assert as_manager.get(f"/bijeenkomsten/{meeting.id}/{paper}").status_code == 404


@pytest.mark.parametrize(
    "paper",
    ["papieren", "draaiboek", "draaiboek.pdf", "tafelkaarten.pdf", "verslag", "verslag.pdf"],
)
def test_papers_of_another_organisation_do_not_exist(
    app: Flask, organisation: int, meeting: MeetingRow, paper: str
) -> None:
    organisations.enter(make_organisation())
    elsewhere = log_in(app, Role.ORGANISER)

    assert elsewhere.get(f"/bijeenkomsten/{meeting.id}/{paper}").status_code == 404


def test_cards_hold_first_names_only(as_organiser: FlaskClient, meeting: MeetingRow) -> None:
    guide = make_user(Role.FACILITATOR, name="Samira Bouzid")
    people = [make_person("Anna", "Bakker"), make_person("Anna", "Kok"), make_person("Jan", "Vos")]
    seat(meeting, *people, guide_id=guide)

    cards = as_organiser.get(f"/bijeenkomsten/{meeting.id}/tafelkaarten.pdf").data
    names = as_organiser.get(f"/bijeenkomsten/{meeting.id}/naamkaarten.pdf").data

    assert failures(cards) == failures(names) == []
    assert [text for role, text in heard(cards) if role == "LBody"] == ["Anna B.", "Anna K.", "Jan"]
    assert ("P", "Gespreksbegeleider: Samira") in heard(cards)
    assert [text for _, text in heard(names)][::2] == ["Anna B.", "Anna K.", "Jan", "Samira"]
    assert "Bakker" not in words(cards) + words(names)


def test_cards_without_tables_say_what_to_do(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    answer = as_organiser.get(f"/bijeenkomsten/{meeting.id}/tafelkaarten.pdf")

    assert answer.status_code == 409
    assert "Maak eerst de tafels." in answer.text


def test_report_holds_only_words_that_may_travel(
    as_manager: FlaskClient, meeting: MeetingRow
) -> None:
    say(meeting, "Een vaste hulp")
    say(meeting, "Alleen voor hier", quote_consent=QuoteConsent.TABLE_ONLY)
    say(meeting, "Iets pijnlijks", private=True)
    say(meeting, "Toch maar niet", withdrawn_at=clock.now())
    say(meeting, "Nee bij nader inzien", consent_withdrawn_at=clock.now())

    pdf = as_manager.get(f"/bijeenkomsten/{meeting.id}/verslag.pdf").data
    page = as_manager.get(f"/bijeenkomsten/{meeting.id}/verslag").text

    assert failures(pdf) == []
    for text in (words(pdf), page):
        assert "Een vaste hulp" in text
        for hidden in ("Alleen voor hier", "Iets pijnlijks", "Toch maar niet", "Nee bij nader"):
            assert hidden not in text


def test_report_hides_small_groups(as_manager: FlaskClient, meeting: MeetingRow) -> None:
    make_group("Ervaren", Perspective.LIVED_EXPERIENCE)
    make_group("Zorg", Perspective.PROFESSION)
    for number in range(9):
        person = make_person(f"Mens{number}", group="Ervaren" if number < 7 else "Zorg")
        invite(meeting, person, attendance=Attendance.PRESENT)

    cells = [text for role, text in heard(_report(as_manager, meeting)) if role == "TD"]

    assert cells == ["klein", "klein", "0", "0", "9"]


def test_report_tells_agreements_with_the_minority(
    as_manager: FlaskClient, meeting: MeetingRow
) -> None:
    with unit_of_work():
        db.session.add(
            AgreementRow(
                programme_id=meeting.programme_id,
                meeting_id=meeting.id,
                what="Bel een dag van tevoren",
                who="Thuiszorg De Appel",
                due_on=clock.today() + timedelta(days=30),
                noticed_how="U weet wie er komt.",
                minority_note="Twee mensen vinden een uur genoeg.",
                created_at=clock.now(),
            )
        )

    pieces = [text for _, text in heard(_report(as_manager, meeting))]

    place = pieces.index("Bel een dag van tevoren")
    assert pieces[place - 1] == "Thuiszorg De Appel"
    assert "Twee mensen vinden een uur genoeg." in pieces[place + 1]
    assert "U weet wie er komt." in pieces


def _report(browser: FlaskClient, meeting: MeetingRow) -> bytes:
    return browser.get(f"/bijeenkomsten/{meeting.id}/verslag.pdf").data


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


def test_report_letters_go_to_who_chose_post(as_manager: FlaskClient, meeting: MeetingRow) -> None:
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

    pdf = as_manager.get(f"/berichten/{message.id}/brieven.pdf").data

    assert failures(pdf) == []
    assert "Wij bellen voortaan." in words(pdf)
    assert ("Fatima" in words(pdf), "Mo " in words(pdf)) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_papers_page_asks_little(
    as_organiser: FlaskClient, meeting: MeetingRow, queries: list[str], count: int
) -> None:
    for number in range(count):
        invite(meeting, by_post(f"Mens{number}"))
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())
    queries.clear()

    as_organiser.get(f"/bijeenkomsten/{meeting.id}/papieren")

    assert len(queries) <= 14
