"""The hall of the organiser, what it tells all tables, and the large screen for everybody."""

from datetime import timedelta

import pytest

from dialoog.domain.live import QuoteConsent
from dialoog.services import clock, live, seating
from dialoog.storage import db
from dialoog.storage.live import TableMomentRow
from tests.live_room import do, go_to, make_room, record

APPLES = 6
SHARED, PRIVATE, KEPT = "Samen koken op dinsdag.", "Ik was zo bang die nacht.", "Niet voor buiten."


@pytest.fixture
def room(as_facilitator):
    """A meeting that has begun, with three tables; the facilitator guides the first."""
    room = make_room(tables=3, guide=as_facilitator)
    do(lambda: live.begin_day(room.meeting_id, now=clock.now()))
    return room


def hall_of(room):
    return f"/bijeenkomsten/{room.meeting_id}/zaal"


def order(page, room):
    return sorted(room.table_ids, key=lambda table: page.index(f'id="tafel-{table}"'))


def test_table_that_asks_for_help_comes_first(as_organiser, room):
    do(lambda: live.ask_help(room.table_ids[2], now=clock.now()))

    page = as_organiser.get(hall_of(room)).text
    by_number = as_organiser.get(f"{hall_of(room)}?volgorde=nummer").text

    assert order(page, room)[0] == room.table_ids[2]
    assert order(by_number, room) == list(room.table_ids)
    assert "(1 tafel vraagt hulp)" in page


def test_one_table_that_is_done_is_told_as_one(as_organiser, room):
    go_to(room, 9)

    page = as_organiser.get(hall_of(room)).text

    assert "tafel klaar" in page
    assert "tafels klaar" not in page


def test_table_that_runs_late_is_told_calmly(as_organiser, room):
    for table_id, minutes in zip(room.table_ids, (28, 19, 200), strict=True):
        do(lambda table_id=table_id, minutes=minutes: begin_earlier(table_id, minutes))

    page = as_organiser.get(hall_of(room)).text

    assert page.count("later dan gepland") == 2
    assert "Ongeveer 10 minuten later dan gepland." in page
    assert "Meer dan een uur later dan gepland." in page


def begin_earlier(table_id, minutes):
    row = db.session.query(TableMomentRow).filter_by(table_id=table_id).one()
    row.visits = [((clock.now() - timedelta(minutes=minutes)).isoformat(), 0)]


def test_words_reach_the_table_and_come_back_as_seen(as_organiser, as_facilitator, room):
    sent = as_organiser.post(hall_of(room), data={"text": "Kijk <b>even</b> naar voren."})
    at_table = as_facilitator.get(f"/tafels/{room.table_id}").text
    announcement = live.list_for_table(seating.get_table(room.table_id))[0].id
    as_facilitator.post(
        f"/tafels/{room.table_id}/mededelingen/{announcement}", data={"antwoord": "seen"}
    )

    hall = as_organiser.get(hall_of(room)).text
    assert sent.status_code == 303
    assert "Kijk &lt;b&gt;even&lt;/b&gt; naar voren." in at_table
    assert "naar voren." not in as_facilitator.get(f"/tafels/{room.table_id}").text
    assert "Gezien: tafel 1." in " ".join(hall.split())
    assert "Nog niet gezien: tafels 2, 3." in " ".join(hall.split())


def test_words_that_are_too_many_are_kept_and_explained(as_organiser, room):
    page = as_organiser.post(hall_of(room), data={"text": "a" * 201})

    assert page.status_code == 422
    assert "Schrijf hooguit 200 letters." in page.text
    assert "a" * 201 in page.text


def test_table_goes_on_when_the_organiser_asks(as_organiser, as_facilitator, room):
    as_organiser.post(f"{hall_of(room)}/verder")
    announcement = live.list_for_table(seating.get_table(room.table_id))[0].id
    address = f"/tafels/{room.table_id}/mededelingen/{announcement}"

    other = as_facilitator.post(address, data={"antwoord": "nonsense"})
    wrong = as_facilitator.post(address, data={"antwoord": "seen"})
    gone = as_facilitator.post(
        address, data={"antwoord": "goes_on", "plek": 0}, follow_redirects=True
    )

    assert (other.status_code, wrong.status_code) == (400, 409)
    assert "<title>Tafel 1: 1 Grond" in gone.text


def test_words_are_taken_back(as_organiser, room):
    as_organiser.post(hall_of(room), data={"text": "Verkeerd."})
    announcement = live.list_for_table(seating.get_table(room.table_id))[0].id

    page = as_organiser.post(f"/mededelingen/{announcement}/weg", follow_redirects=True).text

    assert "Verkeerd." not in page


def test_large_screen_shows_only_what_everybody_may_read(as_organiser, room):
    go_to(room, APPLES)
    record(room, SHARED, kind="appel", phase="appels")
    record(room, KEPT, kind="appel", phase="appels", consent=QuoteConsent.TABLE_ONLY)
    record(room, PRIVATE, kind="wormpje", phase="appels")
    withdrawn = record(room, "Toch maar niet.", kind="appel", phase="appels").id
    do(lambda: live.withdraw(withdrawn, now=clock.now()))

    page = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/groot-scherm").text

    assert SHARED in page
    assert all(words not in page for words in (KEPT, PRIVATE, "Toch maar niet.", "Samira"))
    assert "Een appelboom met 2 appels." in page


def test_large_screen_has_the_phase_of_most_tables(as_organiser, room):
    go_to(room, 1)

    page = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/groot-scherm").text

    assert "<title>Inloop" in page
    assert "data-ends-at" in page


def test_large_screen_is_for_the_organiser(as_facilitator, room):
    address = f"/bijeenkomsten/{room.meeting_id}/groot-scherm"

    assert as_facilitator.get(address).status_code == 404
