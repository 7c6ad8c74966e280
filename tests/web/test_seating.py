"""The board: what an organiser sees and does; others see nothing of it."""

from __future__ import annotations

import pytest

from dialoog.domain.people import NeedKind, WishKind
from dialoog.domain.seating import Balance
from dialoog.services import clock, seating
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.services.seating_room import compose, make_meeting, make_room, need, table_of, wish


def test_setting_up_composing_and_moving(as_organiser):
    meeting_id, people = make_room(tables=0)
    base = f"/bijeenkomsten/{meeting_id}/tafels"

    assert "Nog geen tafels" in as_organiser.get(base).text
    as_organiser.post(f"{base}/inrichten", data={"count": 3, "seats_min": 4, "seats_max": 8})
    as_organiser.post(f"{base}/samenstellen", data={"version": _version(meeting_id)})
    board = as_organiser.get(base).text

    assert "Tafel 3" in board
    assert board.count("Verplaats<") == len(people)


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


def test_move_says_where_somebody_can_sit(as_organiser):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    wish(people[0], people[8], WishKind.APART)
    compose(meeting_id)

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels/verplaatsen/{people[8].id}").text

    assert "Dit past niet bij een persoonlijke wens." in page
    assert people[0].full_name not in page


def test_a_move_that_breaks_a_rule_is_refused_where_the_button_was(as_organiser):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    wish(people[0], people[8], WishKind.APART)
    room = compose(meeting_id)
    url = f"/bijeenkomsten/{meeting_id}/tafels/verplaatsen/{people[8].id}"

    answer = as_organiser.post(
        url,
        data={"table_id": table_of(room, people[0]), "number": 0, "version": room.version},
        headers={"Referer": f"http://localhost{url}"},
        follow_redirects=True,
    )

    assert "persoonlijke wens" in answer.text
    assert table_of(seating.get_room(meeting_id), people[8]) == table_of(room, people[8])


def test_swapping_offers_only_people_with_whom_it_can_be(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    person = people[0]
    table, others = seating.list_trades(room, person.id, number=0)[0]

    as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/tafels/verplaatsen/{person.id}",
        data={"other_id": others[0], "number": 0, "version": room.version},
    )

    assert table_of(seating.get_room(meeting_id), person) == table.id


def test_an_old_page_changes_nothing(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    compose(meeting_id)
    before = seating.get_room(meeting_id).plan

    as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/tafels/vastzetten/{people[0].id}",
        data={"pinned": 1, "number": 0, "version": room.version},
    )

    assert seating.get_room(meeting_id).plan == before
    assert not any(seat.pinned for seat in seating.get_room(meeting_id).row.seats)


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

    as_organiser.post(url, data={"version": _version(meeting_id), "rounds": 3})

    assert seating.get_room(meeting_id).balance == Balance(3, 0, government_minority=False)
    assert 'value="3"' in as_organiser.get(url).text


def test_each_round_has_its_own_page(as_organiser):
    meeting_id, _ = make_room()
    with unit_of_work():
        seating.set_balance(
            meeting_id, Balance(rounds=2), version=_version(meeting_id), now=clock.now()
        )
    compose(meeting_id)

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels?ronde=2").text

    assert "Ronde 2" in page
    assert as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels?ronde=99").status_code == 200


@pytest.mark.parametrize("path", ["", "/inrichten", "/regels"])
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
def test_the_board_asks_a_constant_number_of_questions(as_organiser, queries, tables):
    meeting_id, _ = make_room(tables=tables, seats=(1, 30))
    compose(meeting_id)
    queries.clear()

    as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels")

    assert len(queries) <= 12


def test_an_empty_meeting_says_what_to_do(as_organiser):
    meeting_id = make_meeting()

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/tafels").text

    assert "Nodig eerst mensen uit" in page


def _version(meeting_id: int) -> int:
    return seating.get_room(meeting_id).version
