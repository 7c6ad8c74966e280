"""Why the tables are as they are: said in words, and never whose wish it was."""

from __future__ import annotations

import re

from dialoog.domain.people import AgeGroup, NeedKind, WishKind
from dialoog.domain.seating import AGE
from dialoog.services import clock, jobs, organisations, seating
from dialoog.services.seating import searching
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.people import get_person
from tests import factories
from tests.services.seating_room import compose, invite, make_room, need, set_rules, wish


def address(meeting_id, page=""):
    return f"/bijeenkomsten/{meeting_id}/tafels{page}"


def text(page: str) -> str:
    """Give the words in the main part of a page, without what differs per request."""
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def search(meeting_id, organisation):
    with unit_of_work():
        seating.search_later(meeting_id, now=clock.now())
    jobs.run_all()
    organisations.enter(organisation)


def test_every_table_says_who_is_there_and_why(as_organiser):
    meeting_id, _ = make_room()
    invite(meeting_id, factories.make_person("Fatima", "Bouzid"), companion="haar tolk")
    compose(meeting_id)

    page = text(as_organiser.get(address(meeting_id, "/waarom")).text)

    assert "Elke groep gelijk over de tafels" in page
    assert "Fatima B. neemt iemand mee. Zij zitten bij elkaar." in page


def test_a_person_has_reasons_and_every_other_table_an_answer(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)

    page = text(as_organiser.get(address(meeting_id, f"/waarom/{people[0].id}")).text)

    here = room.table_of(people[0].id, number=0).number
    others = {row.number for row in room.tables} - {here}
    assert f"aan tafel {here}?" in page
    assert all(f"Tafel {number}." in page for number in others)


def test_the_explanation_is_the_same_with_and_without_a_private_wish(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    apart = next(
        other
        for other in people
        if room.table_of(other.id, number=0) != room.table_of(people[0].id, number=0)
    )
    pages = ["/waarom", *(f"/waarom/{person.id}" for person in (people[0], apart))]
    before = [text(as_organiser.get(address(meeting_id, page)).text) for page in pages]

    wish(people[0], apart, WishKind.APART)

    assert [text(as_organiser.get(address(meeting_id, page)).text) for page in pages] == before


def test_everybody_is_listed_with_needs_and_company(as_organiser):
    meeting_id, people = make_room()
    need(people[0], NeedKind.INTERPRETER)
    invite(meeting_id, factories.make_person("Fatima", "Bouzid"), companion="haar zus")
    wish(people[0], people[8], WishKind.APART)

    page = text(as_organiser.get(address(meeting_id, "/mensen")).text)

    assert "haar zus" in page
    assert "tolk" in page
    assert "Er is 1 persoonlijke wens. U ziet niet van wie." in page


def test_the_hall_sees_no_names(as_organiser):
    meeting_id, people = make_room()
    compose(meeting_id)

    page = text(as_organiser.get(address(meeting_id, "/groot")).text)

    assert "Tafel 3" in page
    assert not any(person.first_name in page for person in people)


def test_rules_that_cannot_go_together_are_said_with_what_helps(as_organiser, organisation):
    meeting_id, people = make_room()
    need(people[0], NeedKind.WHEELCHAIR)
    compose(meeting_id)
    search(meeting_id, organisation)

    page = as_organiser.get(address(meeting_id)).text

    name = seating.get_room(meeting_id).names[str(people[0].id)]
    assert "Deze regels gaan niet samen" in page
    assert f"{name} heeft nodig: plek voor een rolstoel." in text(page)
    table = seating.list_tables(meeting_id)[0]
    assert f"/tafels/{table.id}/inrichten" in page


def test_a_conflict_with_a_private_wish_names_nobody(as_organiser, organisation):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    table = seating.list_tables(meeting_id)[0]
    with unit_of_work():
        seating.arrange_table(
            table.id, seats_min=4, seats_max=12, features=["wheelchair"], facilitator_ids=[]
        )
    for person in people[:2]:
        need(person, NeedKind.WHEELCHAIR)
    wish(people[0], people[1], WishKind.APART)
    compose(meeting_id)
    search(meeting_id, organisation)

    page = text(as_organiser.get(address(meeting_id)).text)

    conflict = page.split("Deze regels gaan niet samen")[1].split("Voor in de zaal")[0]
    assert "Een persoonlijke wens." in conflict
    assert "Wat mensen nodig hebben aan tafel." in conflict
    assert not any(person.first_name in conflict for person in people)


def test_a_wish_that_is_not_met_is_counted_and_not_placed(as_organiser):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    near = next(
        other
        for other in people[1:]
        if room.table_of(other.id, number=0) == room.table_of(people[0].id, number=0)
    )
    wish(people[0], near, WishKind.APART)

    page = text(as_organiser.get(address(meeting_id)).text)

    assert "1 persoonlijke wens komt niet uit." in page
    assert "Dit past niet bij een persoonlijke wens" not in page


def test_the_state_of_a_search_is_not_sent_twice(as_organiser, organisation):
    meeting_id, _ = make_room()
    compose(meeting_id)
    assert as_organiser.get(address(meeting_id, "/stand")).status_code == 404
    with unit_of_work():
        seating.search_later(meeting_id, now=clock.now())

    first = as_organiser.get(address(meeting_id, "/stand"))
    again = as_organiser.get(
        address(meeting_id, "/stand"), headers={"If-None-Match": first.headers["ETag"]}
    )

    assert "Stop en houd dit" in first.text
    assert again.status_code == 304


def test_all_rounds_stand_side_by_side(as_organiser):
    meeting_id, people = make_room()
    set_rules(meeting_id, rounds=2)
    compose(meeting_id)

    page = as_organiser.get(address(meeting_id, "?beeld=alle")).text

    assert page.count("Ronde 2") >= 3
    assert page.count("data-move-url") == 2 * len(people)


def test_ages_are_mixed_when_they_are_known(as_organiser):
    meeting_id, people = make_room()
    with unit_of_work():
        for number, person in enumerate(people):
            young = number % 2
            get_person(person.id).age_group = AgeGroup.UNDER_30 if young else AgeGroup.FROM_70
    room = compose(meeting_id)

    page = text(as_organiser.get(address(meeting_id, "/waarom")).text)

    ages = [
        {room.problem.person[who].attrs[AGE] for who in ids} for ids in room.plan.rounds[0].values()
    ]
    assert ages == [{"under_30", "from_70"}] * 3
    assert "Jong en oud door elkaar" in page


def test_it_is_said_when_no_plan_keeps_all_rules_and_nothing_is_proven(
    as_organiser, organisation, monkeypatch
):
    meeting_id, people = make_room()
    need(people[0], NeedKind.WHEELCHAIR)
    compose(meeting_id)
    monkeypatch.setattr(searching.seating, "conflicts", lambda *_asked, **_how: None)
    monkeypatch.setattr(searching, "LONG_SECONDS", 0.1)
    search(meeting_id, organisation)

    page = text(as_organiser.get(address(meeting_id)).text)

    assert "Dialoog vond geen indeling waarin alle regels kloppen." in page
