"""Moving, swapping, pinning and locking by form: what is said, and what is kept for later."""

from __future__ import annotations

from dialoog.domain.people import WishKind
from dialoog.services import seating
from tests.services.seating_room import compose, make_room, table_of, wish


def url(meeting_id, person):
    return f"/bijeenkomsten/{meeting_id}/tafels/verplaatsen/{person.id}"


def somebody_who_can_move(meeting_id, people):
    room = seating.get_room(meeting_id)
    for person in people:
        for option in seating.list_options(room, person.id, number=0):
            if option.refused is None:
                return person, table_of(room, person), option.table.id
    raise AssertionError("Nobody can move.")


def test_move_says_where_somebody_can_sit(as_organiser):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    wish(people[0], people[8], WishKind.APART)
    compose(meeting_id)

    page = as_organiser.get(url(meeting_id, people[8])).text

    assert "Dit past niet bij een persoonlijke wens." in page
    assert people[0].full_name not in page


def test_a_move_says_what_it_brings(as_organiser):
    meeting_id, people = make_room()
    compose(meeting_id)
    person, seen, to = somebody_who_can_move(meeting_id, people)

    page = as_organiser.post(
        url(meeting_id, person),
        data={"table_id": to, "number": 0, "seen": seen},
        follow_redirects=True,
    ).text

    room = seating.get_room(meeting_id)
    assert f"zit nu aan tafel {room.table_of(person.id, number=0).number}." in page
    assert "gelijk verdeeld" in page
    assert "Laatste verandering terugzetten" in page


def test_a_move_that_breaks_a_rule_is_refused_where_the_button_was(as_organiser):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    wish(people[0], people[8], WishKind.APART)
    room = compose(meeting_id)
    here = url(meeting_id, people[8])

    answer = as_organiser.post(
        here,
        data={
            "table_id": table_of(room, people[0]),
            "number": 0,
            "seen": table_of(room, people[8]),
        },
        headers={"Referer": f"http://localhost{here}"},
        follow_redirects=True,
    )

    assert "persoonlijke wens" in answer.text
    assert table_of(seating.get_room(meeting_id), people[8]) == table_of(room, people[8])


def test_the_second_of_two_organisers_is_told_and_keeps_what_they_wanted(as_organiser):
    meeting_id, people = make_room()
    compose(meeting_id)
    person, seen, to = somebody_who_can_move(meeting_id, people)
    as_organiser.post(url(meeting_id, person), data={"table_id": to, "number": 0, "seen": seen})

    page = as_organiser.post(
        url(meeting_id, person),
        data={"table_id": seen, "number": 0, "seen": seen},
        follow_redirects=True,
    ).text

    name = seating.get_room(meeting_id).names[str(person.id)]
    assert f"Iemand anders heeft {name} intussen verplaatst." in page
    assert f"U wilde {name} naar tafel" in page
    assert table_of(seating.get_room(meeting_id), person) == to


def test_swapping_offers_only_people_with_whom_it_can_be(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    person = people[0]
    table, others = seating.list_trades(room, person.id, number=0)[0]

    as_organiser.post(
        url(meeting_id, person),
        data={
            "other": f"{others[0]}-{table.id}",
            "number": 0,
            "seen": table_of(room, person),
        },
    )

    assert table_of(seating.get_room(meeting_id), person) == table.id


def test_somebody_is_pinned_and_let_go(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    pin = (
        f"/bijeenkomsten/{meeting_id}/tafels/vastzetten/{people[0].id}"
        f"?ronde=1&tafel={table_of(room, people[0])}"
    )
    board = f"/bijeenkomsten/{meeting_id}/tafels"

    as_organiser.post(pin, data={"pinned": 1})
    assert "staat vast" in as_organiser.get(board).text

    as_organiser.post(pin, data={"pinned": 0})
    assert "staat vast" not in as_organiser.get(board).text


def test_who_sits_elsewhere_by_now_is_not_pinned_there(as_organiser):
    meeting_id, people = make_room()
    compose(meeting_id)
    person, seen, to = somebody_who_can_move(meeting_id, people)
    as_organiser.post(url(meeting_id, person), data={"table_id": to, "number": 0, "seen": seen})

    as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/tafels/vastzetten/{person.id}?ronde=1&tafel={seen}",
        data={"pinned": 1},
    )

    assert not any(seat.pinned for seat in seating.get_room(meeting_id).row.seats)


def test_a_table_is_locked_and_opened(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    table = room.table_of(people[0].id, number=0)

    page = as_organiser.post(
        f"/tafels/{table.id}/vergrendelen", data={"locked": 1}, follow_redirects=True
    ).text
    assert "vergrendeld" in page
    assert f'Verplaats<span class="visually-hidden"> {people[0].first_name}' not in page

    page = as_organiser.post(
        f"/tafels/{table.id}/vergrendelen", data={"locked": 0}, follow_redirects=True
    ).text
    assert "vergrendeld" not in page


def test_undo_takes_back_one_change(as_organiser):
    meeting_id, people = make_room()
    compose(meeting_id)
    person, seen, to = somebody_who_can_move(meeting_id, people)
    as_organiser.post(url(meeting_id, person), data={"table_id": to, "number": 0, "seen": seen})

    as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/tafels/terug",
        data={"version": seating.get_room(meeting_id).version},
    )

    assert table_of(seating.get_room(meeting_id), person) == seen
