"""The day as an organiser sees it, and what others see of it."""

from __future__ import annotations

import re

import pytest

from dialoog.content import shipped_methods
from dialoog.domain.methods import to_json
from dialoog.domain.people import WishKind
from dialoog.services import clock, organisations, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import get_meeting
from tests import factories
from tests.conftest import log_in
from tests.services.day_room import absent, answer_of, close, walk_in
from tests.services.seating_room import compose, make_meeting, make_room, wish

pytestmark = pytest.mark.usefixtures("quick_repairs")


def test_what_changed_is_said_with_names(as_organiser):
    meeting_id, people = make_room(tables=4, seats=(2, 9))
    room = compose(meeting_id)
    absent(meeting_id, people[:1])
    walk_in(meeting_id, "Iris")
    close(room.tables[3])

    page = as_organiser.get(_day(meeting_id)).text

    assert "1 mens is er niet." in page
    assert "1 mens heeft nog geen plaats." in page
    assert "Tafel 4 vervalt." in page
    assert "Iris" in page


def test_a_repair_is_shown_and_taken_over_as_a_whole(as_organiser):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    close(compose(meeting_id).tables[3])

    page = _propose(as_organiser, meeting_id)
    moves = page.count("naar tafel")
    after = as_organiser.post(
        f"{_day(meeting_id)}/overnemen",
        data={"voorstel": _digest(page)},
        follow_redirects=True,
    ).text

    assert moves
    assert "tafel 4 vervalt" in page
    assert "De tafels zijn bijgewerkt." in after
    assert "Alle regels kloppen." in after
    assert not seating.find_changes(seating.get_room(meeting_id))


def test_a_repair_that_was_overtaken_says_so(as_organiser):
    meeting_id, people = make_room(tables=4, seats=(2, 9))
    close(compose(meeting_id).tables[3])
    page = _propose(as_organiser, meeting_id)
    before = _seats(meeting_id)
    absent(meeting_id, people[:1])

    answer = as_organiser.post(
        f"{_day(meeting_id)}/overnemen",
        data={"voorstel": _digest(page)},
        headers={"Referer": f"http://localhost{_day(meeting_id)}"},
        follow_redirects=True,
    ).text

    assert "Intussen is er iets veranderd." in answer
    assert "Dit voorstel past niet meer" in answer
    assert _seats(meeting_id) == before


def test_a_repair_can_be_left(as_organiser):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    close(compose(meeting_id).tables[3])
    _propose(as_organiser, meeting_id)
    before = _seats(meeting_id)

    page = as_organiser.post(f"{_day(meeting_id)}/laat-zo", follow_redirects=True).text

    assert "Maak een voorstel" in page
    assert _seats(meeting_id) == before


def test_a_repair_is_taken_back(as_organiser):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    close(compose(meeting_id).tables[3])
    before = _seats(meeting_id)
    _take_over(as_organiser, meeting_id)
    assert _seats(meeting_id) != before

    as_organiser.post(
        f"{_day(meeting_id)}/terug", data={"version": seating.get_room(meeting_id).version}
    )

    assert _seats(meeting_id) == before


def test_only_changed_cards_are_made_anew_until_they_are_handed_out(as_organiser):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    compose(meeting_id)
    walk_in(meeting_id, "Iris")
    _take_over(as_organiser, meeting_id)

    changed = seating.list_changed(meeting_id)
    page = as_organiser.get(_day(meeting_id)).text
    as_organiser.post(f"{_day(meeting_id)}/kaarten")

    assert [seat.name for seat in changed.seats] == ["Iris"]
    assert changed.table_ids == (changed.seats[0].after.id,)
    assert "nog geen kaart" in page
    assert not seating.list_changed(meeting_id)


def test_an_impossible_repair_says_why_and_what_helps(as_organiser):
    meeting_id, people = make_room(tables=3, seats=(6, 6))
    compose(meeting_id)
    absent(meeting_id, people[:1])

    page = _propose(as_organiser, meeting_id)

    assert "Zo lukt het niet" in page
    assert "Dit helpt:" in page
    assert "Neem over" not in page


def test_private_wishes_stay_private_in_a_repair(as_organiser):
    meeting_id, people = make_room(tables=2, seats=(2, 12))
    compose(meeting_id)
    karin = factories.make_user(factories.Role.FACILITATOR, name="Karin de Boer")
    for table in seating.list_tables(meeting_id):
        with unit_of_work():
            seating.let_guide(table.id, [karin], now=clock.now())
    wish(people[0], None, WishKind.APART, name="Karin de Boer")

    page = _propose(as_organiser, meeting_id)

    name = seating.get_room(meeting_id).names[str(people[0].id)]
    assert "persoonlijke wens" in page
    assert name not in page
    assert "Karin" not in page


def test_without_seats_there_is_nothing_to_repair(as_organiser):
    meeting_id = make_meeting()

    page = as_organiser.get(_day(meeting_id)).text

    assert "Nog geen plaatsen" in page


def test_guides_see_who_is_new_at_their_own_table_only(app, as_organiser):
    meeting_id, _ = make_room(tables=2, seats=(2, 12))
    compose(meeting_id)
    browser = log_in(app, factories.Role.FACILITATOR)
    with browser.session_transaction() as session:
        guide = session["user_id"]
    tables = seating.list_tables(meeting_id)
    with unit_of_work():
        seating.let_guide(tables[0].id, [guide], now=clock.now())
        get_meeting(meeting_id).method = to_json(shipped_methods()["appelboompje"])
    before = browser.get(f"/tafels/{tables[0].id}/stand").headers["ETag"]
    for name in ("Iris", "Joop", "Kees", "Lies"):
        walk_in(meeting_id, name)
    _take_over(as_organiser, meeting_id)
    room = seating.get_room(meeting_id)
    here = [
        row.person.first_name
        for row in room.guests
        if row.attendance == "walk_in" and room.table_of(row.person_id, number=0).id == tables[0].id
    ]

    page = browser.get(f"/tafels/{tables[0].id}").text

    at_table = re.findall(r"<li>\s*<p><b>(.*?)</li>", page, flags=re.DOTALL)
    new = [line.partition("</b>")[0] for line in at_table if "nieuw aan uw tafel" in line]
    assert [name.split()[0] for name in new] == here
    assert browser.get(f"/tafels/{tables[0].id}/stand").headers["ETag"] != before
    assert browser.get(f"/tafels/{tables[1].id}").status_code == 404


def test_the_day_is_for_organisers(as_facilitator, as_manager):
    meeting_id, people = make_room()
    compose(meeting_id)
    table = seating.list_tables(meeting_id)[0]
    day = _day(meeting_id)

    for browser in (as_facilitator, as_manager):
        assert browser.get(day).status_code == 404
        assert browser.get(f"{day}/tafels").status_code == 404
        for what in ("voorstel", "overnemen", "laat-zo", "terug", "kaarten", "rondes"):
            assert browser.post(f"{day}/{what}").status_code == 404
        assert browser.post(f"/tafels/{table.id}/vandaag").status_code == 404
        assert browser.post(f"/tafels/{table.id}/vandaag/begeleiding").status_code == 404
        assert browser.post(f"/uitnodigingen/{answer_of(meeting_id, people[0])}/aanwezig")
    assert not seating.find_changes(seating.get_room(meeting_id))


def test_a_day_of_another_organisation_is_not_there(as_organiser, organisation):
    organisations.enter(factories.make_organisation())
    meeting_id, _ = make_room()
    compose(meeting_id)
    table = seating.list_tables(meeting_id)[0].id
    organisations.enter(organisation)

    assert as_organiser.get(_day(meeting_id)).status_code == 404
    assert as_organiser.post(f"{_day(meeting_id)}/voorstel").status_code == 404
    assert as_organiser.post(f"{_day(meeting_id)}/overnemen").status_code == 404
    assert as_organiser.post(f"/tafels/{table}/vandaag").status_code == 404


def test_somebody_unknown_who_should_stay_changes_nothing(as_organiser):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    close(compose(meeting_id).tables[3])

    page = as_organiser.post(
        f"{_day(meeting_id)}/voorstel", data={"blijft": [999_999]}, follow_redirects=True
    )

    assert page.status_code == 200
    assert "Neem over" in page.text


def test_pages_of_the_day_ask_few_questions_of_the_database(as_organiser, queries):
    counts = []
    for size in (3, 4):
        meeting_id, people = make_room(tables=size, seats=(2, 9))
        compose(meeting_id)
        absent(meeting_id, people[: size - 2])
        _propose(as_organiser, meeting_id)
        for address in (_day(meeting_id), f"{_day(meeting_id)}/tafels", _door(meeting_id)):
            db.session.expunge_all()
            queries.clear()
            as_organiser.get(address)
            counts.append(len(queries))

    assert counts[:3] == counts[3:]
    assert max(counts) <= 8


def _day(meeting_id: int) -> str:
    return f"/bijeenkomsten/{meeting_id}/tafels/vandaag"


def _door(meeting_id: int) -> str:
    return f"/bijeenkomsten/{meeting_id}/aanwezig"


def _propose(browser, meeting_id: int) -> str:
    return browser.post(f"{_day(meeting_id)}/voorstel", follow_redirects=True).text


def _digest(page: str) -> str:
    return re.search(r'name="voorstel" value="(\w+)"', page).group(1)


def _take_over(browser, meeting_id: int) -> None:
    digest = _digest(_propose(browser, meeting_id))
    browser.post(f"{_day(meeting_id)}/overnemen", data={"voorstel": digest})


def _seats(meeting_id: int) -> set[tuple[int, int, int]]:
    seats = seating.get_room(meeting_id).row.seats
    return {(taken.person_id, taken.round, taken.table_id) for taken in seats}
