"""The search in the background: never worse, never over somebody's hand, honest when it can't be."""

from __future__ import annotations

import pytest

from dialoog.domain import seating as domain
from dialoog.domain.people import NeedKind
from dialoog.domain.seating import SearchOutcome
from dialoog.services import clock, jobs, organisations, seating
from dialoog.services.seating import searching
from dialoog.services.unit_of_work import unit_of_work
from tests.services.seating_room import compose, make_room, need
from tests.services.test_seating_hand import move, somebody_who_can_move


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(searching, "LONG_SECONDS", 0.3)


def search(meeting_id, organisation, *, before_it_begins=lambda: None):
    with unit_of_work():
        seating.search_later(meeting_id, now=clock.now())
    before_it_begins()
    jobs.run_all()
    organisations.enter(organisation)
    return seating.find_search(meeting_id)


def cost(room):
    return domain.score(room.problem, room.plan).cost


def test_searching_longer_never_makes_it_worse(organisation):
    meeting_id, _ = make_room()
    before = cost(compose(meeting_id))

    row = search(meeting_id, organisation)

    after = seating.get_room(meeting_id)
    assert row.outcome in {SearchOutcome.BETTER, SearchOutcome.NOT_BETTER}
    assert not seating.is_searching(row, now=clock.now())
    assert cost(after) <= before
    assert domain.check(after.problem, after.plan) == []


def test_what_changed_meanwhile_stays(organisation):
    meeting_id, _ = make_room()
    room = compose(meeting_id)

    def change():
        with unit_of_work():
            seating.undo(meeting_id, version=room.version, now=clock.now())

    row = search(meeting_id, organisation, before_it_begins=change)

    assert row.outcome is SearchOutcome.OVERTAKEN
    assert not any(seating.get_room(meeting_id).plan.rounds[0].values())


def test_a_hand_move_during_the_search_stays(organisation, monkeypatch):
    meeting_id, people = make_room()
    compose(meeting_id)

    def search_while_somebody_moves(problem, **around):
        person, table_id = somebody_who_can_move(meeting_id, people)
        move(meeting_id, person, table_id)
        return domain.compose(problem, seed=around["seed"], budget=domain.steps(5))

    monkeypatch.setattr(searching.cores, "search", search_while_somebody_moves)

    row = search(meeting_id, organisation)

    assert row.outcome is SearchOutcome.OVERTAKEN
    assert len(seating.get_room(meeting_id).row.past[-1]) == 1


def test_composing_anew_during_the_search_stays(organisation, monkeypatch):
    meeting_id, _ = make_room()
    compose(meeting_id)
    plans = []

    def search_while_somebody_composes(problem, **around):
        if not plans:
            plans.append(compose(meeting_id).plan)
            with unit_of_work():
                seating.search_later(meeting_id, now=clock.now())
        return around["start"]

    monkeypatch.setattr(searching.cores, "search", search_while_somebody_composes)

    row = search(meeting_id, organisation)

    assert row.outcome is SearchOutcome.NOT_BETTER
    assert seating.get_room(meeting_id).plan == plans[0]


def test_a_search_that_was_stopped_ends_with_the_best_so_far(organisation, monkeypatch):
    monkeypatch.setattr(searching, "LONG_SECONDS", 60.0)
    meeting_id, _ = make_room()
    compose(meeting_id)

    def stop():
        with unit_of_work():
            seating.stop_search(meeting_id)

    row = search(meeting_id, organisation, before_it_begins=stop)

    assert row.outcome.is_over


def test_when_rules_cannot_go_together_it_says_which(organisation):
    meeting_id, people = make_room()
    need(people[0], NeedKind.WHEELCHAIR)
    compose(meeting_id)

    row = search(meeting_id, organisation)

    room = seating.get_room(meeting_id)
    conflict = seating.get_conflict(row, room)
    assert row.outcome is SearchOutcome.IMPOSSIBLE
    assert conflict.ids == (f"need:{people[0].id}:wheelchair",)
    assert "feature" in {remedy.code for remedy in conflict.remedies}
    assert domain.check(room.problem, room.plan)


def test_a_conflict_of_an_older_plan_is_not_told(organisation):
    meeting_id, people = make_room()
    need(people[0], NeedKind.WHEELCHAIR)
    compose(meeting_id)
    row = search(meeting_id, organisation)

    compose(meeting_id)

    assert seating.get_conflict(row, seating.get_room(meeting_id)) is None
