"""Organisations never see each other's rows."""

import pytest
from sqlalchemy import select, update

from dialoog.domain.refusal import Missing
from dialoog.services import organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import ACROSS_ORGANISATIONS, UnscopedQuery, db
from dialoog.storage.people import GroupRow, PersonRow
from dialoog.storage.queries import get_row
from tests import factories


def names() -> set[str]:
    return set(db.session.execute(select(PersonRow.first_name)).scalars())


def test_query_without_organisation_raises(organisation):
    organisations.leave()

    with pytest.raises(UnscopedQuery):
        db.session.execute(select(PersonRow))


def test_query_of_a_column_without_organisation_raises(organisation):
    organisations.leave()

    with pytest.raises(UnscopedQuery):
        db.session.execute(select(PersonRow.email))


def test_update_without_organisation_raises(organisation):
    organisations.leave()

    with pytest.raises(UnscopedQuery):
        db.session.execute(update(PersonRow).values(note="weg"))


def test_new_row_without_organisation_raises(organisation):
    organisations.leave()

    with pytest.raises(UnscopedQuery), unit_of_work():
        db.session.add(GroupRow(name="Buren", perspective="other"))


def test_each_organisation_sees_its_own_rows_only(organisation):
    factories.make_person("Anna")
    other = factories.make_organisation()
    organisations.enter(other)
    factories.make_person("Bram")

    assert names() == {"Bram"}
    organisations.enter(organisation)
    assert names() == {"Anna"}


def test_row_in_memory_is_not_given_to_another_organisation(organisation):
    anna = factories.make_person("Anna")
    organisations.enter(factories.make_organisation())

    with pytest.raises(Missing):
        get_row(PersonRow, anna.id)


def test_update_touches_one_organisation_only(organisation):
    factories.make_person("Anna")
    organisations.enter(factories.make_organisation())
    factories.make_person("Bram")

    with unit_of_work():
        db.session.execute(update(PersonRow).values(note="gezien"))

    everybody = db.session.execute(
        select(PersonRow.first_name, PersonRow.note), execution_options=ACROSS_ORGANISATIONS
    )
    assert dict(everybody.all()) == {"Anna": "", "Bram": "gezien"}


def test_row_of_another_organisation_cannot_be_added(organisation):
    other = factories.make_organisation()

    with pytest.raises(UnscopedQuery), unit_of_work():
        db.session.add(GroupRow(name="Buren", perspective="other", organisation_id=other))
