"""What who leads a conversation may know of the people at the table."""

import pytest

from dialoog.domain.people import ConsentPurpose, NeedKind, WishKind
from dialoog.services import clock, people, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.seating import get_table
from tests.services.seating_room import compose, make_room, need, table_of, wish


def allow(person, *, given=True):
    with unit_of_work():
        people.record_consents(person.id, {ConsentPurpose.ROLE: given}, now=clock.now())


@pytest.fixture
def seated(organisation):
    meeting_id, guests = make_room()
    return compose(meeting_id), guests[0]


def seen(seated):
    room, person = seated
    table = get_table(table_of(room, person))
    return next(
        one
        for one in seating.list_at_table(seating.get_company(table))
        if person.first_name in one.name
    )


def test_a_role_is_told_only_with_consent(seated):
    assert seen(seated).group == ""

    allow(seated[1])
    assert seen(seated).group == "Zorgvrager"

    allow(seated[1], given=False)
    assert seen(seated).group == ""


def test_needs_are_told_that_matter_in_the_talk(seated):
    for kind in (NeedKind.HEARING_LOOP, NeedKind.DIET, NeedKind.TAXI, NeedKind.INTERPRETER):
        need(seated[1], kind)

    kinds = {one.kind for one in seen(seated).needs}

    assert kinds == {NeedKind.HEARING_LOOP, NeedKind.INTERPRETER}


def test_a_private_wish_is_told_to_nobody(seated):
    room, person = seated
    before = seating.list_at_table(seating.get_company(get_table(table_of(room, person))))

    wish(person, None, WishKind.APART, name="Wim Kok")

    assert seating.list_at_table(seating.get_company(get_table(table_of(room, person)))) == before


def test_a_whole_table_is_read_in_a_few_questions(seated, queries):
    room, person = seated
    table = get_table(table_of(room, person))
    db.session.expire_all()
    queries.clear()

    assert len(seating.list_at_table(seating.get_company(table))) > 3
    assert len(queries) <= 8
