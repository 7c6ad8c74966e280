"""Somebody's own page: theirs alone, and what they say there is done at once."""

from __future__ import annotations

import re

import pytest

from dialoog.domain.live import QuoteConsent
from dialoog.services import organisations
from dialoog.storage import db
from dialoog.storage.record import ApprovalRow, CorrectionRow
from dialoog.storage.seating import TableFacilitatorRow
from tests import after_the_day, factories, live_room, record_room
from tests.record_room import SAID, hold, link_to, send, sit


@pytest.fixture
def evening(organisation):
    return hold()


def words_url(evening, what: str) -> str:
    return f"/mijn-pagina/bijeenkomst/{evening.meeting_id}/woorden/{evening.said_id}/{what}"


def meeting_url(evening) -> str:
    return f"/mijn-pagina/bijeenkomst/{evening.meeting_id}"


def test_the_link_leaves_the_address_bar_and_opens_what_somebody_took_part_in(client, evening):
    anna = sit(evening, first_name="Anna")

    opened = client.get(link_to(anna))
    page = client.get("/mijn-pagina")

    assert (opened.status_code, opened.location) == (303, "/mijn-pagina")
    assert "Aan tafel over hulp" in page.text
    assert "Wat maakt hulp bij het huishouden goed?" in page.text


def test_without_a_link_there_is_no_page(client, evening):
    sit(evening)
    asked = [
        client.get("/mijn-pagina"),
        client.get(meeting_url(evening)),
        client.post(words_url(evening, "weg")),
        client.get("/mijn/" + "a" * 32),
    ]

    assert [answer.status_code for answer in asked] == [404] * 4
    assert all(SAID not in answer.text for answer in asked)


def test_the_decision_and_the_reason_stand_there_once_people_were_told(client, evening):
    anna = sit(evening)
    advice = after_the_day.make_advice(evening.programme_id, evening.said_id)
    after_the_day.decide(advice)
    client.get(link_to(anna))
    assert "Dit kan al deze maand." not in client.get("/mijn-pagina").text

    after_the_day.send(evening.programme_id)

    page = client.get("/mijn-pagina").text
    assert "U zei: Een vaste hulp" in page
    assert "Dit kan al deze maand." in page


def test_a_check_that_waits_is_answered_from_the_page(client, evening):
    anna = sit(evening)
    advice = after_the_day.make_advice(evening.programme_id, evening.said_id)
    after_the_day.decide(advice)
    after_the_day.send(evening.programme_id)
    after_the_day.open_round(evening.programme_id)
    client.get(link_to(anna))

    page = client.get("/mijn-pagina").text
    answer = re.search(r'href="http://localhost(/beter/[^"]+)"', page)[1]

    asked = client.get(answer, follow_redirects=True)
    assert "Past de hulp nu bij uw dag?" in asked.text


def test_words_of_another_table_are_not_there(client, evening):
    bram = sit(evening, table=1)
    client.get(link_to(bram))

    assert SAID not in client.get(meeting_url(evening)).text
    assert client.get(words_url(evening, "weg")).status_code == 404
    assert client.post(words_url(evening, "weg")).status_code == 404
    assert evening.said.may_be_read_by_all


def test_words_for_the_table_only_are_read_by_who_sat_there_only(client, organisation):
    evening = hold(consent=QuoteConsent.TABLE_ONLY)
    anna = sit(evening)
    stayed_home = sit(evening, attendance=record_room.Attendance.UNKNOWN)

    client.get(link_to(anna))
    assert SAID in client.get(meeting_url(evening)).text
    client.get(link_to(stayed_home))
    assert SAID not in client.get(meeting_url(evening)).text


def test_a_meeting_of_others_looks_missing(client, evening):
    anna = sit(evening)
    other = hold()
    client.get(link_to(anna))

    assert client.get(meeting_url(other)).status_code == 404
    assert client.post(f"{meeting_url(other)}/klopt").status_code == 404


def test_a_page_opens_nothing_of_another_organisation(client, evening):
    organisations.enter(factories.make_organisation())
    stranger = factories.make_person()
    client.get(link_to(stranger))

    assert client.get(meeting_url(evening)).status_code == 404
    assert client.post(words_url(evening, "weg")).status_code == 404


def test_looking_takes_nothing_away(client, evening):
    anna = sit(evening)
    client.get(link_to(anna))

    asked = client.get(words_url(evening, "weg"))

    assert SAID in asked.text
    assert evening.said.may_be_read_by_all


def test_words_are_taken_away_and_nobody_knows_by_whom(client, evening, as_organiser):
    anna = sit(evening)
    client.get(link_to(anna))

    client.post(words_url(evening, "weg"))

    assert SAID not in client.get(meeting_url(evening)).text
    report = f"/bijeenkomsten/{evening.meeting_id}/verslag"
    assert SAID not in as_organiser.get(report).text
    board = as_organiser.get(f"/trajecten/{evening.programme_id}/antwoord")
    assert "toestemming ingetrokken" in board.text
    assert "Anna" not in board.text


def test_somebody_says_that_it_is_right_once(client, evening):
    anna = sit(evening)
    send(evening)
    client.get(link_to(anna))
    assert "Herkent u het verslag?" in client.get("/mijn-pagina").text

    for _ in range(2):
        client.post(f"{meeting_url(evening)}/klopt")

    assert "U zei: het klopt." in client.get(meeting_url(evening)).text
    assert db.session.query(ApprovalRow).count() == 1


def test_other_words_are_proposed_and_answered(client, evening, as_organiser):
    anna = sit(evening)
    send(evening)
    client.get(link_to(anna))

    client.post(words_url(evening, "anders"), data={"words": "De hulp kwam op woensdag"})
    row = db.session.query(CorrectionRow).one()
    page = as_organiser.get(f"/bijeenkomsten/{evening.meeting_id}/verslag-afmaken")
    assert "De hulp kwam op woensdag" in page.text
    as_organiser.post(f"/correcties/{row.id}", data={"version": 1, "do": "take_over"})

    mine = client.get(meeting_url(evening)).text
    assert "Uw voorstel: De hulp kwam op woensdag" in mine
    assert "overgenomen" in mine


@pytest.mark.parametrize("words", ["", SAID])
def test_words_that_change_nothing_are_refused_at_the_field(client, evening, words):
    anna = sit(evening)
    send(evening)
    client.get(link_to(anna))

    answer = client.post(words_url(evening, "anders"), data={"words": words})

    assert answer.status_code == 422
    assert 'id="words-error"' in answer.text


def test_before_and_after_the_time_to_correct_nothing_is_proposed(client, evening):
    anna = sit(evening)
    client.get(link_to(anna))

    client.post(words_url(evening, "anders"), data={"words": "De hulp kwam op woensdag"})

    assert db.session.query(CorrectionRow).count() == 0


def test_the_page_asks_as_much_of_the_database_for_three_programmes_as_for_one(
    client, evening, queries
):
    anna = sit(evening)
    client.get(link_to(anna))
    queries.clear()
    client.get("/mijn-pagina")
    one = len(queries)
    for _ in range(2):
        record_room.bring(anna, hold().meeting)
    db.session.expire_all()
    queries.clear()
    client.get("/mijn-pagina")

    assert len(queries) <= one


def test_who_guides_the_table_answers_what_people_would_say_otherwise(
    client, evening, as_facilitator
):
    other = hold()
    for room in (evening, other):
        anna = sit(room)
        send(room)
        client.get(link_to(anna))
        path = f"/mijn-pagina/bijeenkomst/{room.meeting_id}/woorden/{room.said_id}/anders"
        client.post(path, data={"words": "De hulp kwam op woensdag"})
    mine, foreign = db.session.query(CorrectionRow).order_by(CorrectionRow.id)
    seat = TableFacilitatorRow(
        table_id=evening.table_ids[0], user_id=live_room.user_of(as_facilitator)
    )
    live_room.do(lambda: db.session.add(seat))

    assert "1 voorstel" in as_facilitator.get("/bijeenkomsten").text
    assert as_facilitator.get(f"/correcties/{foreign.id}").status_code == 404
    as_facilitator.post(
        f"/correcties/{mine.id}",
        data={"version": 1, "do": "keep_both", "note": "Wij weten het niet."},
    )

    assert "Het antwoord: Wij weten het niet." in read_as(client, evening)


def read_as(client, evening) -> str:
    anna = record_room.who_sat(evening)
    client.get(link_to(anna))
    return client.get(meeting_url(evening)).text
