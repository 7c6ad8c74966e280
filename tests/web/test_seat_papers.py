"""The papers that say who sits where: the right names for the right reader, and never a wish."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dialoog.domain.accounts import Role
from dialoog.domain.people import NeedKind, WishKind
from dialoog.services import organisations, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.people import PersonRow
from tests.adapters.pdf.reading import failures, heard, reader, words
from tests.conftest import log_in
from tests.factories import make_group, make_organisation, make_person, make_user
from tests.services.day_room import absent
from tests.services.seating_room import compose, invite, make_meeting, make_room, set_rules, wish

PAPERS = ("zaalplan", "wie-zit-waar", "tafellijsten", "tafelkaarten", "naamkaarten")


def paper(browser: FlaskClient, meeting_id: int, name: str) -> bytes:
    answer = browser.get(f"/bijeenkomsten/{meeting_id}/{name}.pdf")
    assert answer.status_code == 200, answer.text
    assert failures(answer.data) == []
    return answer.data


@pytest.fixture
def people(organisation: int) -> list[PersonRow]:
    """Four who are called as people are; two of them share a first name."""
    make_group("Zorgvrager")
    names = [("Fatima", "Bakker"), ("Ömer", "Yılmaz"), ("Jan", "van 't Hof"), ("Jan", "Kok")]
    return [make_person(first, last) for first, last in names]


@pytest.fixture
def meeting_id(people: list[PersonRow]) -> int:
    """They talk in two rounds at two tables; Fatima brings somebody."""
    found = make_meeting()
    for person in people:
        invite(found, person, companion="Rosa" if person.first_name == "Fatima" else "")
    with unit_of_work():
        seating.set_tables(found, count=2, seats_min=1, seats_max=4)
    set_rules(found, rounds=2, never_alone=0)
    compose(found)
    return found


def test_list_at_the_door_has_everybody_with_a_table_for_each_round(
    as_organiser: FlaskClient, meeting_id: int, people: list[PersonRow]
) -> None:
    room = seating.get_room(meeting_id)
    fatima = people[0]
    tables = [room.table_of(fatima.id, number=number).number for number in (0, 1)]

    pieces = heard(paper(as_organiser, meeting_id, "wie-zit-waar"))

    names = [text for role, text in pieces if role == "TH" and not text.startswith("Ronde")]
    assert names == ["Naam", "Fatima B. (met begeleider)", "Jan H.", "Jan K.", "Ömer Y."]
    at = [text for _, text in pieces].index("Fatima B. (met begeleider)")
    assert [text for _, text in pieces[at + 1 : at + 3]] == [f"tafel {number}" for number in tables]


def test_hall_plan_has_seats_and_nobody(
    as_organiser: FlaskClient, meeting_id: int, people: list[PersonRow]
) -> None:
    text = words(paper(as_organiser, meeting_id, "zaalplan"))

    assert "Zaalplan: ronde 2" in text
    assert "Tafel 1:" in text
    assert "× vrije stoel" in text
    assert [person.first_name for person in people if person.first_name in text] == []


def test_table_list_says_who_is_there_and_who_guides(
    app: Flask, as_organiser: FlaskClient, meeting_id: int
) -> None:
    guide = make_user(Role.FACILITATOR, name="Samira Bouzid")
    table = seating.get_room(meeting_id).tables[0]
    with unit_of_work():
        seating.arrange_table(
            table.id,
            seats_min=1,
            seats_max=4,
            features=[NeedKind.HEARING_LOOP],
            facilitator_ids=[guide],
        )

    pieces = heard(paper(as_organiser, meeting_id, "tafellijsten"))

    assert ("P", "Gespreksbegeleider: Samira Bouzid") in pieces
    assert ("P", "Hier is: ringleiding") in pieces
    assert [text for role, text in pieces if role == "H1"] == ["Tafel 1", "Tafel 2"]
    for number in (1, 2):
        assert ("H2", f"Ronde {number}") in pieces


def test_who_guides_reads_only_about_their_own_table(app: Flask, meeting_id: int) -> None:
    stranger, guide = log_in(app, Role.FACILITATOR), log_in(app, Role.FACILITATOR)
    table = seating.get_room(meeting_id).tables[1]
    with guide.session_transaction() as session, unit_of_work():
        seating.arrange_table(
            table.id, seats_min=1, seats_max=4, features=[], facilitator_ids=[session["user_id"]]
        )

    pieces = heard(paper(guide, meeting_id, "tafellijsten"))

    assert [text for role, text in pieces if role == "H1"] == ["Tafel 2"]
    assert stranger.get(f"/bijeenkomsten/{meeting_id}/tafellijsten.pdf").status_code == 404
    assert guide.get(f"/bijeenkomsten/{meeting_id}/wie-zit-waar.pdf").status_code == 404
    assert guide.get(f"/bijeenkomsten/{meeting_id}/zaalplan.pdf").status_code == 404


def test_cards_say_the_table_of_each_round(
    as_organiser: FlaskClient, meeting_id: int, people: list[PersonRow]
) -> None:
    room = seating.get_room(meeting_id)
    jan = people[2]
    first, second = (room.table_of(jan.id, number=number).number for number in (0, 1))
    tables = f"Ronde 1: tafel {first} · Ronde 2: tafel {second}"

    cards = [text for _, text in heard(paper(as_organiser, meeting_id, "naamkaarten"))]
    on_table = heard(paper(as_organiser, meeting_id, "tafelkaarten"))

    said = cards[cards.index("Jan H.") + 1]
    assert said.replace("  ", " ") == (tables if first != second else f"Tafel {first}")
    assert ("H3", "Ronde 1") in on_table
    assert "Fatima (met begeleider)" in [text for role, text in on_table if role == "LBody"]


def test_private_wishes_change_no_paper(
    as_organiser: FlaskClient, meeting_id: int, people: list[PersonRow]
) -> None:
    before = [words(paper(as_organiser, meeting_id, name)) for name in PAPERS]
    wish(people[0], people[1], WishKind.APART)
    wish(people[2], people[3], WishKind.TOGETHER)

    after = [words(paper(as_organiser, meeting_id, name)) for name in PAPERS]

    assert after == before


def test_who_stays_away_stands_on_no_paper(
    as_organiser: FlaskClient, meeting_id: int, people: list[PersonRow]
) -> None:
    absent(meeting_id, [people[1]])

    for name in PAPERS:
        assert "Ömer" not in words(paper(as_organiser, meeting_id, name))


def test_only_cards_that_changed_are_printed_again(
    as_organiser: FlaskClient, meeting_id: int, people: list[PersonRow]
) -> None:
    with unit_of_work():
        seating.hand_out_cards(meeting_id)
    right = [
        as_organiser.get(f"/bijeenkomsten/{meeting_id}/{name}.pdf")
        for name in ("nieuwe-naamkaarten", "nieuwe-tafelkaarten")
    ]
    room = seating.get_room(meeting_id)
    row = next(seat for seat in room.row.seats if seat.person_id == people[1].id)
    with unit_of_work():
        row.table_id = next(table.id for table in room.tables if table.id != row.table_id)

    names = heard(paper(as_organiser, meeting_id, "nieuwe-naamkaarten"))

    assert [answer.status_code for answer in right] == [409, 409]
    assert "Alle kaarten kloppen nog." in right[0].text
    assert [text for _, text in names][::2] == ["Ömer"]
    assert "Tafel 1" in words(paper(as_organiser, meeting_id, "nieuwe-tafelkaarten"))


@pytest.mark.parametrize("name", [*PAPERS, "nieuwe-naamkaarten", "nieuwe-tafelkaarten"])
def test_papers_about_seats_are_for_the_own_organisation(
    app: Flask, meeting_id: int, as_manager: FlaskClient, name: str
) -> None:
    organisations.enter(make_organisation())
    elsewhere = log_in(app, Role.ORGANISER)

    assert elsewhere.get(f"/bijeenkomsten/{meeting_id}/{name}.pdf").status_code == 404
    assert as_manager.get(f"/bijeenkomsten/{meeting_id}/{name}.pdf").status_code == 404


def test_papers_page_offers_the_papers_about_seats(
    as_organiser: FlaskClient, meeting_id: int
) -> None:
    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/papieren").text

    for name in PAPERS:
        assert f"/bijeenkomsten/{meeting_id}/{name}.pdf" in page


def test_long_and_odd_names_are_cut_and_kept_readable(
    as_organiser: FlaskClient, organisation: int
) -> None:
    make_group("Zorgvrager")
    meeting_id = make_meeting()
    for first in ("W" * 80, "Nguyễn Thị", "Ay=1"):
        invite(meeting_id, make_person(first, "Żółć"))
    with unit_of_work():
        seating.set_tables(meeting_id, count=1, seats_min=1, seats_max=8)
    set_rules(meeting_id, never_alone=0)
    compose(meeting_id)

    text = words(paper(as_organiser, meeting_id, "wie-zit-waar"))

    assert text.replace(" ", "").count("W" * 59 + "…") == 1
    assert "Ay=1 Ż." in text


def test_sixty_tables_go_over_several_pages(as_organiser: FlaskClient, organisation: int) -> None:
    meeting_id, _ = make_room(tables=60, seats=(0, 1))

    pages = reader(paper(as_organiser, meeting_id, "zaalplan")).pages

    assert 2 <= len(pages) <= 5


@pytest.mark.parametrize("name", PAPERS)
def test_papers_about_seats_ask_little(
    as_organiser: FlaskClient, organisation: int, queries: list[str], name: str
) -> None:
    meeting_id, _ = make_room()
    compose(meeting_id)
    queries.clear()

    paper(as_organiser, meeting_id, name)

    assert len(queries) <= 16
