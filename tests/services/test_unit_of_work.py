"""Everything inside is stored, or nothing."""

import pytest
from sqlalchemy import func, select

from dialoog.domain.refusal import Refused
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.people import GroupRow
from dialoog.storage.programmes import ProgrammeRow
from tests import factories


def count(name: str) -> int:
    query = select(func.count(GroupRow.id)).where(GroupRow.name == name)
    return db.session.execute(query).scalar_one()


def test_unit_of_work_stores_what_happened_inside(organisation):
    with unit_of_work():
        db.session.add(GroupRow(name="Buren", perspective="other"))

    db.session.rollback()
    assert count("Buren") == 1


def test_unit_of_work_stores_nothing_after_a_refusal(organisation):
    def add_and_refuse() -> None:
        with unit_of_work():
            db.session.add(GroupRow(name="Buren", perspective="other"))
            db.session.flush()
            raise Refused("programme.closed")

    with pytest.raises(Refused):
        add_and_refuse()

    assert count("Buren") == 0


def test_unit_of_work_cannot_be_nested(organisation):
    with pytest.raises(RuntimeError), unit_of_work(), unit_of_work():
        pass


def test_change_outside_a_unit_of_work_is_noticed(organisation):
    programme = factories.make_programme()
    programme.title = "Stiekem"

    with pytest.raises(RuntimeError), unit_of_work():
        pass

    db.session.rollback()


def test_second_of_two_editors_is_refused(organisation):
    programme = factories.make_programme()
    table = ProgrammeRow.__table__

    def change_while_another_does() -> None:
        with unit_of_work():
            assert programme.version
            programme.title = "Mijn titel"
            db.session.connection().execute(table.update().values(version=table.c.version + 1))

    with pytest.raises(Refused) as refused:
        change_while_another_does()

    assert refused.value.code == "common.changed_meanwhile"
