"""Changes are noted under the name of who makes them, and of nobody after that."""

from __future__ import annotations

from dialoog.domain.accounts import Role
from dialoog.services import history
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.history import list_events
from tests import factories


def test_change_is_noted_as_done_by_who_acts(organisation):
    user_id = factories.make_user(Role.ORGANISER)

    with history.acting(user_id), unit_of_work():
        history.note("programme.created", "programme", 1)
    with unit_of_work():
        history.note("programme.started", "programme", 1)

    assert [event.user_id for event in list_events("programme", 1)] == [user_id, None]
