"""What must hold about people whatever page or command asks for it."""

from __future__ import annotations

import pytest

from dialoog.domain.people import Channel, Contact, Name, NeedKind, Person, WishKind
from dialoog.domain.refusal import Missing
from dialoog.services import clock, organisations, people
from dialoog.services.people import PeopleFilter
from dialoog.services.unit_of_work import unit_of_work
from tests import factories


def someone(first="Anna", last="Vos", *, group=None, email="anna@x.nl"):
    group_id = group or factories.make_group("Zorgvrager").id
    return Person(
        Name(first, last),
        group_id,
        contact=Contact(email, channel=Channel.MAIL),
        language="nl",
    )


def test_wish_about_somebody_unknown_waits_until_they_come(organisation):
    anna = factories.make_person("Anna", "Vos")
    with unit_of_work():
        found_at_once = people.add_wish(anna.id, WishKind.APART, "piet BOS")

    with unit_of_work():
        piet = people.add_person(someone("Piet", "Bos"), now=clock.now())

    assert not found_at_once
    assert people.get_person(anna.id).wishes[0].other_id == piet.id


def test_wish_keeps_its_person_when_a_namesake_comes(organisation):
    anna, piet = factories.make_person("Anna", "Vos"), factories.make_person("Piet", "Bos")
    with unit_of_work():
        people.add_wish(anna.id, WishKind.TOGETHER, "Piet Bos")

    with unit_of_work():
        people.add_person(someone("Piet", "Bos"), now=clock.now())

    assert people.get_person(anna.id).wishes[0].other_id == piet.id


def test_list_matches_its_own_wishes(organisation, data):
    with unit_of_work():
        people.import_file(
            "deelnemers.csv", (data / "deelnemers.csv").read_bytes(), now=clock.now(), dry_run=False
        )

    [ibrahim] = people.find_people(PeopleFilter(text="ibrahim brouwer")).rows
    others = [people.get_person(wish.other_id).full_name for wish in ibrahim.wishes]
    [eef] = people.find_people(PeopleFilter(text="eef wie")).rows

    assert others == ["Beth Dijkstra", "Quirine Visser"]
    assert [wish.other_id for wish in eef.wishes] == [None]
    assert [
        need.kind for need in people.find_people(PeopleFilter(text="jurgen smit")).rows[0].needs
    ] == [NeedKind.WHEELCHAIR]


def test_people_stand_in_the_order_of_a_dutch_list(organisation):
    for last in ("van 't Hof", "Özdemir", "Bos", "de Vries"):
        factories.make_person("Jan", last)

    rows = people.find_people(PeopleFilter()).rows

    assert [row.last_name for row in rows] == ["Bos", "van 't Hof", "Özdemir", "de Vries"]


def test_group_of_another_organisation_can_not_be_used(organisation):
    elsewhere = factories.make_organisation()
    with organisations.within(elsewhere):
        foreign = factories.make_group("Buren").id

    with pytest.raises(Missing), unit_of_work():
        people.add_person(someone(group=foreign), now=clock.now())

    assert people.find_people(PeopleFilter()).count == 0


def test_large_list_is_paged(organisation):
    lines = "".join(f"Jan Vos{n:03};Zorgvrager;jan{n}@x.nl\n" for n in range(120))
    with unit_of_work():
        people.import_file(
            "l.csv", ("Naam;Groep;E-mail\n" + lines).encode(), now=clock.now(), dry_run=False
        )

    found = people.find_people(PeopleFilter(), page=3)

    assert (found.count, found.pages, found.page, len(found.rows)) == (120, 3, 3, 20)
    assert found.rows[-1].last_name == "Vos119"
