"""The answer board and the decisions, as organisers and managers use them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.feedback import CareRoute
from dialoog.domain.methods import phase_to_json
from dialoog.services import programmes
from dialoog.services.feedback import board
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.live import get_contribution
from dialoog.storage.meetings import BlockRow
from dialoog.storage.seating import TableRow
from tests import factories
from tests.after_the_day import TODAY, decide_on_page, gather_on_board, say
from tests.factories import NOW


@pytest.fixture
def programme_id(organisation):
    return factories.make_programme().id


@pytest.fixture
def meeting(programme_id):
    return factories.make_meeting(programmes.get_programme(programme_id))


def test_board_shows_what_has_no_place_by_kind(as_organiser, programme_id, meeting):
    say(meeting, "Een vaste dag.")
    say(meeting, "Luisteren gaat goed.", kind="wortel")

    page = as_organiser.get(f"/trajecten/{programme_id}/antwoord").text

    assert "Nog 2 bijdragen zoeken een plek." in page
    assert page.index("Luisteren gaat goed.") < page.index("Een vaste dag.")


def test_board_chooses_everything_of_a_kind_without_a_script(as_organiser, programme_id, meeting):
    said = [say(meeting) for _ in range(3)]

    page = as_organiser.get(f"/trajecten/{programme_id}/antwoord?kies=appel").text

    assert all(f'value="{number}" checked' in page for number in said)


def test_board_keeps_what_was_chosen_when_the_name_lacks(as_organiser, programme_id, meeting):
    said = say(meeting)

    answer = as_organiser.post(
        f"/trajecten/{programme_id}/antwoord",
        data={"chosen": [said], "advice": 0, "title": "", "do": "gather"},
    )

    assert answer.status_code == 422
    assert "Geef het advies een naam." in answer.text
    assert f'value="{said}" checked' in answer.text


def test_contribution_is_set_aside_with_a_reason_only(as_organiser, programme_id, meeting):
    said = say(meeting)
    url = f"/trajecten/{programme_id}/antwoord"

    refused = as_organiser.post(
        url, data={"chosen": [said], "advice": 0, "do": "set_aside", "reason": " "}
    )
    as_organiser.post(
        url, data={"chosen": [said], "advice": 0, "do": "set_aside", "reason": "Ander thema."}
    )

    assert refused.status_code == 422
    assert "Niets verdwijnt zonder reden." in refused.text
    assert "Reden: Ander thema." in as_organiser.get(f"{url}?staat=set_aside").text


def test_wormpje_is_read_by_the_organiser_and_not_by_the_manager(
    as_organiser, as_manager, programme_id, meeting
):
    say(meeting, "Ik durfde niets te zeggen.", kind="wormpje", private=True)
    url = f"/trajecten/{programme_id}/antwoord"

    assert "Ik durfde niets te zeggen." in as_organiser.get(url).text
    assert "Ik durfde niets te zeggen." not in as_manager.get(url).text
    assert "Er is 1 wormpje." in as_manager.get(url).text


def test_wormpje_gets_its_route_and_its_care(as_organiser, programme_id, meeting):
    worm = say(meeting, kind="wormpje", private=True)

    as_organiser.post(
        f"/trajecten/{programme_id}/inbreng/{worm}/zorg", data={"route": "after_care", "klaar": "1"}
    )

    row = get_contribution(worm)
    assert row.care_route is CareRoute.AFTER_CARE
    assert row.care_done_at is not None


def test_wormpje_without_a_route_stays_to_be_done(as_organiser, programme_id, meeting):
    worm = say(meeting, kind="wormpje", private=True)

    page = as_organiser.post(
        f"/trajecten/{programme_id}/inbreng/{worm}/zorg",
        data={"route": "", "klaar": "1"},
        follow_redirects=True,
    ).text

    assert "Kies eerst wat u met dit wormpje doet." in page
    assert get_contribution(worm).care_done_at is None


def test_decision_later_asks_until_when_at_its_field(as_organiser, programme_id, meeting):
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))

    answer = decide_on_page(as_organiser, advice_id, answer="later")

    assert answer.status_code == 422
    assert 'href="#until"' in answer.text
    assert "Dit kan al deze maand." in answer.text
    assert board.get_advice(advice_id).decisions == []


def test_second_decider_is_told_that_something_changed(as_organiser, programme_id, meeting):
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))
    version = board.get_advice(advice_id).version
    decide_on_page(as_organiser, advice_id)

    answer = decide_on_page(as_organiser, advice_id, answer="no", version=version)

    assert answer.status_code == 422
    assert "Iemand anders heeft dit net veranderd" in answer.text
    assert len(board.get_advice(advice_id).decisions) == 1


def test_advice_is_split_merged_renamed_and_undone(as_organiser, programme_id, meeting):
    said = [say(meeting) for _ in range(3)]
    advice_id = gather_on_board(as_organiser, programme_id, *said)

    as_organiser.post(
        f"/adviezen/{advice_id}/splitsen", data={"chosen": said[:1], "title": "Op tijd bellen"}
    )
    first, second = (row.id for row in board.get_board(programme_id).advices)
    as_organiser.post(
        f"/adviezen/{first}/samenvoegen", data={"other": second, "title": "Bellen en vast"}
    )
    version = board.get_advice(first).version
    as_organiser.post(
        f"/adviezen/{first}/naam", data={"title": "Vaste hulp die belt", "version": version}
    )
    as_organiser.post(f"/adviezen/{first}/inbreng/{said[0]}/los")

    [advice] = board.get_board(programme_id).advices
    assert advice.title == "Vaste hulp die belt"
    assert {row.id for row in advice.contributions} == set(said[1:])

    as_organiser.post(f"/adviezen/{first}/weg")

    assert board.get_board(programme_id).advices == []


@pytest.mark.parametrize("count", [1, 3])
def test_board_asks_the_same_number_of_questions_whatever_its_size(
    as_organiser, programme_id, meeting, queries, count
):
    for _ in range(count):
        decide_on_page(as_organiser, gather_on_board(as_organiser, programme_id, say(meeting)))
        say(meeting)
    queries.clear()

    as_organiser.get(f"/trajecten/{programme_id}/antwoord")

    assert len(queries) <= 8


def test_board_finds_by_words_meeting_and_kind(as_organiser, programme_id, meeting):
    say(meeting, "De bus komt te laat.", kind="wortel")
    say(meeting, "De BUS stopt voor de deur.")
    say(meeting, "Koffie na afloop.")
    other = factories.make_meeting(programmes.get_programme(programme_id), title="In de avond")
    say(other, "De bus rijdt niet.")
    url = f"/trajecten/{programme_id}/antwoord"

    by_words = as_organiser.get(f"{url}?zoek=bus").text
    by_both = as_organiser.get(f"{url}?zoek=bus&bijeenkomst={meeting.id}&soort=appel").text
    nothing = as_organiser.get(f"{url}?zoek=trein").text

    assert by_words.count("data-remarks") == 2
    assert "Koffie na afloop." not in by_words
    assert "De BUS stopt voor de deur." in by_both
    assert "De bus komt te laat." not in by_both
    assert "De bus rijdt niet." not in by_both
    assert "Hier is niets gevonden." in nothing


def test_board_stays_small_when_much_was_said(as_organiser, programme_id, meeting, queries):
    for number in range(120):
        say(meeting, f"Inbreng {number}.")
    url = f"/trajecten/{programme_id}/antwoord"
    queries.clear()

    first = as_organiser.get(url).text
    asked = len(queries)
    last = as_organiser.get(f"{url}?bladzijde=99").text

    assert asked <= 8
    assert first.count('name="chosen"') == 50
    assert last.count('name="chosen"') == 20
    assert "Bladzijde 3 van 3" in last


def test_board_keeps_its_place_after_something_was_placed(as_organiser, programme_id, meeting):
    said = say(meeting)
    url = f"/trajecten/{programme_id}/antwoord?zoek=hulp"

    answer = as_organiser.post(
        url, data={"chosen": [said], "advice": 0, "title": "Vaste hulp", "do": "gather"}
    )

    assert answer.location.endswith(url)


def test_contribution_feeds_a_second_advice(as_organiser, programme_id, meeting):
    said, other = say(meeting, "Bel mij, en kom op tijd."), say(meeting)
    gather_on_board(as_organiser, programme_id, said, title="Op tijd")
    second = gather_on_board(as_organiser, programme_id, other, title="Bellen")

    url = f"/trajecten/{programme_id}/antwoord?staat=gathered"
    as_organiser.post(url, data={"chosen": [said], "advice": second, "do": "gather"})

    page = as_organiser.get(url).text
    row = page[page.index("Bel mij, en kom op tijd.") :]
    assert row.index("Op tijd</a>") < row.index("Bellen</a>") < row.index("De hulp komt steeds")


def test_contribution_keeps_its_trace_on_the_board_and_at_the_advice(
    as_organiser, programme_id, meeting
):
    roots = next(phase for phase in meeting.as_method().phases if phase.key == "wortels")
    with unit_of_work():
        table = TableRow(meeting_id=meeting.id, number=3)
        block = BlockRow(meeting_id=meeting.id, position=0, minutes=30, phase=phase_to_json(roots))
        db.session.add_all([table, block])
    said = say(meeting, table_id=table.id, phase_key="wortels", kind="wortel")
    where = "Aan tafel over hulp · tafel 3 · Wortels"

    on_board = as_organiser.get(f"/trajecten/{programme_id}/antwoord").text
    advice_id = gather_on_board(as_organiser, programme_id, said)
    at_advice = as_organiser.get(f"/adviezen/{advice_id}").text

    assert where in on_board
    assert f"{where} · Wortel" in at_advice


def test_words_taken_back_leave_the_advice_too(as_organiser, programme_id, meeting):
    said, kept = say(meeting, "Dit neem ik terug."), say(meeting)
    advice_id = gather_on_board(as_organiser, programme_id, said, kept)
    with unit_of_work():
        get_contribution(said).withdrawn_at = NOW

    assert "Dit neem ik terug." not in as_organiser.get(f"/adviezen/{advice_id}").text


def test_board_warns_when_later_has_become_now(as_organiser, programme_id, meeting):
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))
    until = (TODAY - timedelta(days=1)).isoformat()
    decided_on = (TODAY - timedelta(days=9)).isoformat()

    decide_on_page(as_organiser, advice_id, answer="later", until=until, decided_on=decided_on)

    assert "besluit nu" in as_organiser.get(f"/trajecten/{programme_id}/antwoord").text


def test_date_that_still_has_to_come_is_explained_and_what_was_typed_kept(
    as_organiser, programme_id, meeting
):
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))
    tomorrow = (TODAY + timedelta(days=1)).isoformat()

    page = decide_on_page(as_organiser, advice_id, decided_on=tomorrow, reason="Er is geld.")

    assert "moet nog komen" in page.text
    assert "Er is geld." in page.text
    assert tomorrow in page.text
