"""The board: what an organiser sees and does; others see nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialoog.domain.people import NeedKind
from dialoog.services import seating
from tests import factories
from tests.services.seating_room import compose, make_meeting, make_room, need, set_rules


def test_setting_up_composing_and_moving(as_organiser):
    meeting_id, people = make_room(tables=0)
    base = f"/bijeenkomsten/{meeting_id}/tafels"

    assert "Nog geen tafels" in as_organiser.get(base).text
    as_organiser.post(f"{base}/inrichten", data={"count": 3, "seats_min": 4, "seats_max": 8})
    as_organiser.post(f"{base}/samenstellen", data={"version": _version(meeting_id)})
    board = as_organiser.get(base).text

    assert "Tafel 3" in board
    assert board.count("Verplaats<") == len(people)
    assert "Dialoog zoekt verder naar een betere indeling" in board


def test_tables_must_make_sense(as_organiser):
    meeting_id, _ = make_room()

    page = as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/tafels/inrichten",
        data={"count": 3, "seats_min": 9, "seats_max": 8},
    )

    assert page.status_code == 422
    assert "hoger dan het grootste" in page.text
    assert len(seating.list_tables(meeting_id)) == 3


def test_what_a_table_has_is_kept_and_shown(as_organiser):
    meeting_id, _ = make_room()
    table_id = seating.list_tables(meeting_id)[0].id

    as_organiser.post(
        f"/tafels/{table_id}/inrichten",
        data={"seats_min": 4, "seats_max": 8, "features": ["wheelchair", "hearing_loop"]},
    )

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels/inrichten").text
    assert "plek voor een rolstoel, ringleiding" in page


def test_what_is_wrong_is_said_with_names_and_numbers_of_tables(as_organiser):
    meeting_id, people = make_room()
    compose(meeting_id)
    need(people[8], NeedKind.WHEELCHAIR)

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels").text

    table = seating.get_room(meeting_id).table_of(people[8].id, number=0)
    name = seating.get_room(meeting_id).names[str(people[8].id)]
    assert (
        f"{name} heeft nodig: plek voor een rolstoel. Tafel {table.number} heeft dat niet" in page
    )


def test_rules_are_kept_and_shown(as_organiser):
    meeting_id, _ = make_room()
    url = f"/bijeenkomsten/{meeting_id}/tafels/regels"

    before = seating.get_room(meeting_id).balance
    asked = {name: str(value) for name, value in before.written().items() if value is not False}

    as_organiser.post(
        url, data={**asked, "seen": before.mark, "rounds": 3, "never_alone": 3, "alone": "y"}
    )

    assert seating.get_room(meeting_id).balance == replace(before, rounds=3, never_alone=3)
    assert 'value="3"' in as_organiser.get(url).text


def test_rules_that_somebody_else_changed_are_asked_again(as_organiser):
    meeting_id, _ = make_room()
    before = seating.get_room(meeting_id).balance
    set_rules(meeting_id, rounds=2)
    asked = {name: str(value) for name, value in before.written().items() if value is not False}

    page = as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/tafels/regels",
        data={**asked, "seen": before.mark, "rounds": 4},
    )

    assert page.status_code == 422
    assert 'value="4"' in page.text
    assert seating.get_room(meeting_id).balance.rounds == 2


def test_each_round_has_its_own_page(as_organiser):
    meeting_id, _ = make_room()
    set_rules(meeting_id, rounds=2)
    compose(meeting_id)

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels?ronde=2").text

    assert "Ronde 2" in page
    assert as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels?ronde=99").status_code == 200


@pytest.mark.parametrize(
    "path", ["", "/inrichten", "/regels", "/waarom", "/mensen", "/groot", "/stand"]
)
def test_only_who_plans_may_see_the_tables(as_facilitator, as_manager, path):
    meeting_id, _ = make_room()
    url = f"/bijeenkomsten/{meeting_id}/tafels{path}"

    assert as_facilitator.get(url).status_code == 404
    assert as_manager.get(url).status_code == 404


def test_a_foreign_meeting_does_not_exist(as_organiser, organisation):
    from dialoog.services import organisations

    other = factories.make_organisation()
    with organisations.within(other):
        meeting_id, people = make_room()
        table_id = seating.list_tables(meeting_id)[0].id
    urls = [
        f"/bijeenkomsten/{meeting_id}/tafels",
        f"/bijeenkomsten/{meeting_id}/tafels/verplaatsen/{people[0].id}",
        f"/tafels/{table_id}/inrichten",
    ]

    assert [as_organiser.get(url).status_code for url in urls] == [404, 404, 404]
    answer = as_organiser.post(f"{urls[0]}/samenstellen", data={"version": 1})
    assert answer.status_code == 404


@pytest.mark.parametrize("tables", [1, 3])
@pytest.mark.parametrize("path", ["", "?beeld=alle", "/waarom", "/mensen", "/groot"])
def test_the_board_asks_a_constant_number_of_questions(as_organiser, queries, tables, path):
    meeting_id, _ = make_room(tables=tables, seats=(1, 30))
    set_rules(meeting_id, rounds=tables)
    compose(meeting_id)
    queries.clear()

    as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels{path}")

    assert len(queries) <= 8


def test_an_empty_meeting_says_what_to_do(as_organiser):
    meeting_id = make_meeting()

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels").text

    assert "Nodig eerst mensen uit" in page


def _version(meeting_id: int) -> int:
    return seating.get_room(meeting_id).version
