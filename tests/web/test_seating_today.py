"""The tables of today: dropped, added, led by somebody else."""

from __future__ import annotations

from dialoog.services import seating
from tests import factories
from tests.services.seating_room import compose, make_room


def test_a_guide_may_lead_two_tables_when_another_is_ill(as_organiser):
    meeting_id, _ = make_room()
    karin = factories.make_user(factories.Role.FACILITATOR, name="Karin de Boer")
    one, two, _three = seating.list_tables(meeting_id)
    for table in (one, two):
        as_organiser.post(
            f"/tafels/{table.id}/vandaag/begeleiding", data={f"tafel-{table.id}-guides": [karin]}
        )

    page = as_organiser.get(f"{_tables(meeting_id)}").text

    assert "Karin de Boer (leidt ook tafel 1)" in page
    guides = [
        guide.user_id for row in seating.list_tables(meeting_id) for guide in row.facilitators
    ]
    assert guides == [karin, karin]


def test_a_table_goes_and_comes_back(as_organiser):
    meeting_id, _ = make_room()
    compose(meeting_id)
    table = seating.list_tables(meeting_id)[0]

    as_organiser.post(f"/tafels/{table.id}/vandaag", data={"gebruik": "0"})
    without = seating.list_tables(meeting_id)
    page = as_organiser.post(
        f"/tafels/{table.id}/vandaag", data={"gebruik": "1"}, follow_redirects=True
    ).text

    assert len(without) == 2
    assert "Tafel 1 doet weer mee." in page
    assert len(seating.list_tables(meeting_id)) == 3
    assert not seating.find_changes(seating.get_room(meeting_id))


def test_a_table_is_added(as_organiser):
    meeting_id, _ = make_room(seats=(4, 7))

    as_organiser.post(f"{_tables(meeting_id)}/erbij")

    added = seating.list_tables(meeting_id)[-1]
    assert (added.number, added.seats_min, added.seats_max) == (4, 4, 7)


def _tables(meeting_id: int) -> str:
    return f"/bijeenkomsten/{meeting_id}/tafels/vandaag/tafels"
