"""Somebody who asks for it is removed, with everything that was theirs."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from dialoog.domain.people import WishKind
from dialoog.services import clock, invitations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow, InvitationStepRow
from dialoog.storage.outbox import MailRow
from dialoog.storage.people import PersonRow, WishRow
from tests import factories

pytestmark = pytest.mark.queries

HELD = (PersonRow, InvitationRow, InvitationStepRow, MailRow, WishRow)


def count() -> dict[str, int]:
    return {
        kind.__tablename__: db.session.execute(select(func.count(kind.id))).scalar_one()
        for kind in HELD
    }


def test_person_is_removed_with_everything_of_theirs(as_organiser):
    meeting = factories.make_meeting()
    anna = factories.make_person("Anna")
    bram = factories.make_person("Bram")
    before = count()
    with unit_of_work():
        db.session.add(WishRow(person_id=anna.id, kind=WishKind.APART, other_id=bram.id))
        invitations.choose(meeting.id, {anna.id}, now=clock.now())
        invitations.send_all(meeting.id, now=clock.now())

    asked = as_organiser.get(f"/mensen/{anna.id}/verwijderen")
    as_organiser.post(f"/mensen/{anna.id}/verwijderen")

    assert "U kunt het niet terugdraaien." in asked.text
    assert count() == {**before, "person": before["person"] - 1}
    assert as_organiser.get(f"/mensen/{anna.id}").status_code == 404


def test_looking_at_the_page_removes_nobody(as_organiser):
    anna = factories.make_person("Anna")

    as_organiser.get(f"/mensen/{anna.id}/verwijderen")

    assert as_organiser.get(f"/mensen/{anna.id}").status_code == 200
