"""Papers from real rows: who may have them, and what may and may not stand on them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import refresh

from dialoog.content import shipped_methods
from dialoog.domain.accounts import Role
from dialoog.domain.followup import OwnerKind
from dialoog.domain.invitations import Attendance
from dialoog.domain.live import QuoteConsent
from dialoog.domain.people import Perspective
from dialoog.services import clock, invitations, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.followup import AgreementRow
from dialoog.storage.meetings import MeetingRow
from dialoog.web.documents.printing import NAMES
from tests.adapters.pdf.reading import failures, heard, words
from tests.conftest import log_in
from tests.factories import make_group, make_organisation, make_person, make_user
from tests.web.paper_rows import by_post, invite, make_planned_meeting, say, seat


@pytest.fixture
def meeting(organisation: int) -> MeetingRow:
    """A planned meeting with the run sheet of the Appelboompje."""
    return make_planned_meeting()


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
                owner_kind=OwnerKind.ORGANISATION,
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


def test_papers_page_offers_what_the_method_asks_for(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    page = as_organiser.get(f"/bijeenkomsten/{meeting.id}/papieren").text

    offered = [name for name in NAMES.values() if f"/papier/{name}.pdf" in page]
    assert offered == [
        "poster",
        "vragenkaarten",
        "stippen",
        "afspraken",
        "kort-lijstje",
        "wie-is-er",
    ]


@pytest.mark.parametrize("name", [*NAMES.values()])
def test_paper_to_write_on_is_printed_for_organisers_only(
    as_organiser: FlaskClient, as_facilitator: FlaskClient, meeting: MeetingRow, name: str
) -> None:
    address = f"/bijeenkomsten/{meeting.id}/papier/{name}.pdf"

    answer = as_organiser.get(address)

    assert answer.mimetype == "application/pdf"
    assert failures(answer.data) == []
    assert as_facilitator.get(address).status_code == 404


def test_paper_carries_the_codes_of_the_screen_in_the_language_of_the_screen(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    poster = f"/bijeenkomsten/{meeting.id}/papier/poster.pdf"
    dutch = words(as_organiser.get(poster).data)
    as_organiser.post("/taal", data={"language": "en"})
    refresh()
    english = words(as_organiser.get(poster).data)

    assert "4 Bloesem" in dutch
    assert "4 Blossom" in english
    assert "This stays private." in english


def test_unknown_paper_does_not_exist(as_organiser: FlaskClient, meeting: MeetingRow) -> None:
    answer = as_organiser.get(f"/bijeenkomsten/{meeting.id}/papier/geheim.pdf")

    assert answer.status_code == 404


def test_list_at_the_door_needs_no_tables_and_holds_no_surnames(
    as_organiser: FlaskClient, meeting: MeetingRow
) -> None:
    person = make_person("Fatima", "Bakker")
    invite(meeting, person)

    text = words(as_organiser.get(f"/bijeenkomsten/{meeting.id}/papier/wie-is-er.pdf").data)

    assert "Kwam erbij" in text
    assert "Bakker" not in text
