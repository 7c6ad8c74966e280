"""Forty people say yes at the same moment to a meeting with ten places: ten get one."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.invitations import InvitationState, Places, Reply
from dialoog.services import clock, invitations, organisations
from dialoog.services.invitations import GuestAnswer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from tests import factories
from tests.conftest import database_url
from tests.invitation_room import invite, planned_meeting

PEOPLE = 40
PLACES = 10
OF_CARE_USERS = 6


@pytest.fixture
def shared(tmp_path) -> Flask:
    """An application on a database that really commits, with a connection for each thread."""
    settings = Settings(
        instance=tmp_path,
        secret_key="a secret that is only used in tests",
        database_url=database_url(tmp_path, name="race"),
        base_url="http://localhost",
    )
    app = create_app(settings)
    with app.app_context():
        db.engine.pool._max_overflow = PEOPLE
        db.create_all()
    yield app
    with app.app_context():
        db.drop_all()
        db.engine.dispose()


def test_ten_places_go_to_ten_of_forty_who_answer_at_once(shared):
    with shared.app_context():
        organisation_id = factories.make_organisation()
        organisations.enter(organisation_id)
        meeting = planned_meeting()
        groups = ["Zorgvrager", "Professional"]
        people = [factories.make_person(group=groups[n % 2]) for n in range(PEOPLE)]
        rows = invite(meeting, *people)
        meeting_id, invited = meeting.id, [row.id for row in rows]
        care_users = factories.make_group("Zorgvrager").id
        with unit_of_work():
            wanted = Places(PLACES, {care_users: OF_CARE_USERS})
            invitations.change_places(meeting_id, wanted, seen=Places(), now=clock.now())
        db.session.remove()
    start = Barrier(PEOPLE)

    def say_yes(invitation_id: int) -> None:
        with shared.app_context():
            organisations.enter(organisation_id)
            invitations.get_invitation(invitation_id)  # the page that they answer on
            start.wait(timeout=60)
            with unit_of_work():
                given = GuestAnswer(Reply.ACCEPTED, 0)
                invitations.answer_by_link(invitation_id, given, now=clock.now())

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(say_yes, invited))

    with shared.app_context():
        organisations.enter(organisation_id)
        rows = invitations.list_of_meeting(meeting_id)
        coming = [row for row in rows if row.as_invitation().is_coming]
        states = Counter(row.state for row in rows)
    assert len(coming) == PLACES
    assert sum(row.person.group_id == care_users for row in coming) <= OF_CARE_USERS
    assert states == {InvitationState.ANSWERED: PLACES, InvitationState.WAITING: PEOPLE - PLACES}
