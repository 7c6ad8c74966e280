"""The pages of meetings: who sees what, what a form refuses, what a button says."""

import re
from datetime import timedelta

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Perspective
from dialoog.services import clock, meetings, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.seating import TableFacilitatorRow, TableRow
from tests import factories
from tests.conftest import log_in
from tests.web.paper_rows import seat

NEW = {
    "script": "appelboompje.dialoog",
    "title": "Aan tafel over hulp",
    "day": "2027-01-21",
    "starts": "13:30",
    "ends": "16:00",
    "place_name": "De Linde",
    "place_address": "Dorpsstraat 12, Appelveld",
    "features": ["wheelchair", "toilet"],
    "capacity": "24",
}
STAGES = re.compile(r'class="step step--(\w+)"')


def create(browser, programme=None, **changes):
    programme = programme or factories.make_programme()
    answer = browser.post(f"/trajecten/{programme.id}/bijeenkomsten/nieuw", data={**NEW, **changes})
    assert answer.status_code == 303, answer.text
    return db.session.query(MeetingRow).order_by(MeetingRow.id.desc()).first()


def press(browser, row, action, **fields):
    return browser.post(
        f"/bijeenkomsten/{row.id}/{action}",
        data={"version": row.version, **fields},
        follow_redirects=True,
    )


def titles(page):
    return re.findall(r'agenda__title">([^<]+)<', page.text)


def test_create_makes_a_draft_with_the_whole_run_sheet(as_organiser):
    row = create(as_organiser)

    page = as_organiser.get(f"/bijeenkomsten/{row.id}")

    assert row.state is MeetingState.DRAFT
    assert titles(page)[:3] == ["Inloop", "Grond", "Wortels"]
    assert "2 uur en 15 minuten" in page.text
    assert "<b>15 minuten</b>" in page.text
    assert "13.30 tot 16.00 uur" in page.text


def test_create_without_an_end_lasts_as_long_as_the_method(as_organiser):
    row = create(as_organiser, ends="")

    assert row.ends_at - row.starts_at == timedelta(minutes=135)


def test_create_offers_every_meeting_of_every_method(as_organiser):
    programme = factories.make_programme()

    page = as_organiser.get(f"/trajecten/{programme.id}/bijeenkomsten/nieuw").text

    assert page.count('name="script"') == 8
    assert "Benut Ervaringen: Bundelen" in page
    assert "6 tot 8 mensen" in page


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"script": ""}, "Kies een werkvorm", "script"),
        ({"title": ""}, "Vul dit in", "title"),
        ({"day": ""}, "Vul een datum in", "day"),
        ({"day": "2027-03-28", "starts": "02:30"}, "bestaat niet op deze dag", "starts"),
        ({"day": "2027-10-31", "starts": "01:00", "ends": "02:30"}, "twee keer", "ends"),
        ({"ends": "13:30"}, "later zijn dan het begin", "ends"),
        ({"day": "2020-01-21"}, "al geweest", "day"),
        ({"capacity": "0"}, "1 tot 2000", "capacity"),
    ],
)
def test_create_says_at_the_field_what_to_repair(as_organiser, changes, words, field):
    programme = factories.make_programme()
    address = f"/trajecten/{programme.id}/bijeenkomsten/nieuw"

    answer = as_organiser.post(address, data={**NEW, **changes})

    assert answer.status_code == 422
    place = answer.text.split(f'id="{field}-error"')[1] if field != "script" else answer.text
    assert words in place[:400] or field == "script"
    assert words in answer.text
    assert 'value="De Linde"' in answer.text
    assert db.session.query(MeetingRow).count() == 0


def test_a_meeting_that_was_held_can_be_written_down_afterwards(as_organiser):
    row = create(as_organiser, day="2020-01-21", held_before="y")

    assert row.starts_at.year == 2020


def test_a_programme_that_has_not_started_gets_no_meeting(as_organiser):
    programme = factories.make_programme(started=False)

    answer = as_organiser.get(f"/trajecten/{programme.id}/bijeenkomsten/nieuw")

    assert answer.status_code == 409
    assert "nog niet gestart" in answer.text


def test_moving_changes_the_meeting_and_says_so(as_organiser):
    row = create(as_organiser)
    press(as_organiser, row, "plannen")
    row = meetings.get_meeting(row.id)

    answer = as_organiser.post(
        f"/bijeenkomsten/{row.id}/gegevens",
        data={**NEW, "version": row.version, "day": "2027-01-28"},
        follow_redirects=True,
    )

    assert "donderdag 28 januari 2027" in answer.text
    assert "krijgt bericht" in answer.text
    assert meetings.get_meeting(row.id).sequence == 1


def test_editing_starts_from_what_is_known(as_organiser):
    row = create(as_organiser)

    page = as_organiser.get(f"/bijeenkomsten/{row.id}/gegevens").text

    for known in ('value="21-01-2027"', 'value="13.30"', 'value="16.00"', 'value="24"'):
        assert known in page
    assert re.search(r'value="toilet"\s+checked', page)


def test_planning_without_a_place_is_refused_where_the_button_was(as_organiser):
    row = create(as_organiser, place_name="", place_address="")
    origin = f"http://localhost/bijeenkomsten/{row.id}"

    answer = as_organiser.post(
        f"/bijeenkomsten/{row.id}/plannen", headers={"Referer": origin}, follow_redirects=True
    )

    assert "De plek is nog niet bekend. Vul eerst" in answer.text
    assert meetings.get_meeting(row.id).state is MeetingState.DRAFT


def test_calling_off_needs_a_reason_and_shows_it(as_organiser):
    row = create(as_organiser)

    empty = as_organiser.post(f"/bijeenkomsten/{row.id}/afzeggen", data={"reason": " "})
    done = press(as_organiser, row, "afzeggen", reason="De zaal is dicht.")

    assert empty.status_code == 422
    assert "De zaal is dicht." in done.text
    assert "agenda__change" not in done.text


def test_the_readiness_list_counts_what_is_left_and_links_to_it(as_organiser):
    row = create(as_organiser)

    page = as_organiser.get(f"/bijeenkomsten/{row.id}").text

    assert "Nog 2 dingen te doen." in page
    assert f'href="/bijeenkomsten/{row.id}/tafels"' in page
    assert 'href="#plannen"' in page


def test_the_step_bar_shows_what_is_done(as_organiser):
    row = create(as_organiser)
    press(as_organiser, row, "plannen")

    page = as_organiser.get(f"/bijeenkomsten/{row.id}/gegevens").text

    assert STAGES.findall(page) == ["now", "todo", "todo", "todo", "todo"]


def test_an_organiser_sees_today_first_with_begin(as_organiser):
    factories.make_meeting(title="Vandaag aan tafel", starts_at=clock.now())
    factories.make_meeting(title="Volgende week")

    page = as_organiser.get("/bijeenkomsten").text

    assert page.index("Vandaag aan tafel") < page.index("Volgende week")
    assert "Begin" in page


def test_a_facilitator_sees_own_tables_only(app, organisation):
    browser = log_in(app, Role.FACILITATOR)
    with browser.session_transaction() as session:
        user_id = session["user_id"]
    mine, other = factories.make_meeting(title="Mijn avond"), factories.make_meeting(title="Andere")
    with unit_of_work():
        guide = TableFacilitatorRow(user_id=user_id)
        table = TableRow(meeting_id=mine.id, number=3, facilitators=[guide])
        db.session.add_all([table, TableRow(meeting_id=other.id, number=1)])

    page = browser.get("/bijeenkomsten").text

    assert f'href="/tafels/{table.id}"' in page
    assert "Mijn avond" in page
    assert "Andere" not in page
    assert browser.get(f"/bijeenkomsten/{mine.id}").status_code == 404


def test_a_manager_reads_the_run_sheet_and_changes_nothing(as_organiser, as_manager):
    row = create(as_organiser)

    page = as_manager.get(f"/bijeenkomsten/{row.id}")
    answer = as_manager.post(f"/bijeenkomsten/{row.id}/plannen")

    assert page.status_code == 200
    assert "agenda__change" not in page.text
    assert answer.status_code == 404


@pytest.fixture
def small_table():
    """A meeting with a table of two people of the government."""
    meeting = factories.make_meeting()
    factories.make_group("Gemeente", Perspective.GOVERNMENT)
    seat(meeting, *(factories.make_person("Geheim", "Achternaam", group="Gemeente") for _ in "ab"))
    return meeting


def test_who_plans_sees_from_which_side_people_at_a_table_are(as_organiser, small_table):
    page = as_organiser.get(f"/bijeenkomsten/{small_table.id}").text

    assert "2 gemeente of overheid" in page


def test_who_only_manages_sees_that_seats_are_taken_and_nobody_s_side(as_manager, small_table):
    page = as_manager.get(f"/bijeenkomsten/{small_table.id}").text

    assert "2 bezet" in page
    assert "overheid" not in page
    assert "seat--government" not in page
    assert "Geheim" not in page
    assert "Achternaam" not in page


def test_a_meeting_of_another_organisation_is_not_there(app, as_organiser):
    row = create(as_organiser)
    organisations.enter(factories.make_organisation())
    stranger = log_in(app, Role.ORGANISER)
    block_id = row.blocks[0].id

    assert stranger.get(f"/bijeenkomsten/{row.id}").status_code == 404
    assert stranger.get(f"/bijeenkomsten/{row.id}/gegevens").status_code == 404
    assert (
        stranger.post(
            f"/bijeenkomsten/{row.id}/programma/{block_id}/weg", data={"version": row.version}
        ).status_code
        == 404
    )


@pytest.mark.parametrize("address", ["/bijeenkomsten", "/bijeenkomsten/{}"])
def test_the_number_of_queries_does_not_grow_with_the_rows(as_organiser, queries, address):
    row = create(as_organiser)
    meeting_id, programme = row.id, row.programme

    def grow():
        create(as_organiser, programme)
        with unit_of_work():
            number = db.session.query(TableRow).count() + 1
            db.session.add(TableRow(meeting_id=meeting_id, number=number))

    def count():
        db.session.expunge_all()
        queries.clear()
        assert as_organiser.get(address.format(meeting_id)).status_code == 200
        return len(queries)

    grow()
    few = count()
    programme = factories.make_programme()
    grow()
    grow()

    assert count() == few
