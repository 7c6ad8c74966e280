"""Methods of an organisation, and what is new in the method of a meeting."""

from dataclasses import replace

import pytest

from dialoog.content import shipped_methods
from dialoog.domain.methods import Change, to_json
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, meetings, methods, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import get_meeting
from tests import factories
from tests.meetings import create


def save(row, *, title="Ons boompje", key=None):
    with unit_of_work():
        return methods.save_as_own(get_meeting(row.id), title=title, key=key, now=clock.now())


def older(row):
    """Let the copy of a meeting be of an earlier version, in which the second phase was longer."""
    method = row.as_method()
    step = method.meetings[0]
    phases = (step.phases[0], replace(step.phases[1], minutes=55), *step.phases[2:])
    earlier = replace(step, phases=phases)
    steps = tuple(earlier if one is step else one for one in method.steps)
    then = replace(method, version=method.version - 1, steps=steps)
    with unit_of_work():
        row.method = to_json(then)
        row.blocks[1].remember(phases[1])
    return row


@pytest.fixture
def newest(monkeypatch):
    """Let the shipped Appelboompje be of a second version at least."""
    method = shipped_methods()["appelboompje"]
    renewed = {**shipped_methods(), "appelboompje": replace(method, version=method.version + 1)}
    monkeypatch.setattr("dialoog.services.methods.shipped_methods", lambda: renewed)


def test_a_run_sheet_is_kept_and_planned_from(organisation):
    row = create()
    with unit_of_work():
        meetings.remove_block(row.id, row.blocks[0].id, version=row.version, now=clock.now())

    own = save(row)
    planned = create(method=own.key)

    assert [block.as_phase().key for block in planned.blocks] == [phase.key for phase in own.phases]
    assert planned.as_method().family == "appelboompje"
    assert own in methods.list_methods()


def test_a_better_version_replaces_the_earlier_one(organisation):
    first = save(create())

    second = save(create(), title="Ons boompje, korter", key=first.key)

    assert (second.key, second.version) == (first.key, 2)
    assert methods.list_own_methods() == [second]


def test_a_retired_method_can_be_read_but_not_chosen(organisation):
    own = save(create())

    with unit_of_work():
        methods.retire(own.key, now=clock.now())

    assert own not in methods.list_methods()
    assert methods.get_method(own.key) == own
    with unit_of_work():
        methods.use_again(own.key)
    assert own in methods.list_methods()


def test_a_shipped_method_is_nobodys_own(organisation):
    with pytest.raises(Refused) as refusal, unit_of_work():
        methods.retire("appelboompje", now=clock.now())

    assert refusal.value.code == "method.not_own"


def test_other_organisations_never_see_it(organisation):
    own = save(create())

    organisations.enter(factories.make_organisation())

    assert methods.list_own_methods() == []
    with pytest.raises(Missing):
        methods.get_method(own.key)


def test_a_meeting_tells_what_was_changed_in_it(organisation):
    row = create()
    with unit_of_work():
        meetings.set_minutes(
            row.id, row.blocks[0].id, minutes=45, version=row.version, now=clock.now()
        )

    comparison = methods.compare_meeting(get_meeting(row.id))

    assert [one.change for one in comparison.own_changes] == [Change.CHANGED]
    assert comparison.newer is None


def test_a_meeting_tells_what_is_new_in_its_method(organisation, newest):
    row = older(create())

    comparison = methods.compare_meeting(row)

    assert comparison.own_changes == ()
    assert [one.phase.key for one in comparison.news] == [row.blocks[1].phase["key"]]


def test_what_is_new_is_taken_over_and_can_be_undone(organisation, newest):
    row = older(create())
    key = row.blocks[1].phase["key"]

    with unit_of_work():
        meetings.adopt_phase(row.id, key, version=row.version, now=clock.now())

    assert get_meeting(row.id).blocks[1].minutes != 55
    with unit_of_work():
        meetings.undo(row.id, version=get_meeting(row.id).version, now=clock.now())
    assert get_meeting(row.id).blocks[1].minutes == 55


def test_a_phase_that_is_gone_comes_back_in_its_place(organisation):
    row = create()
    key = row.blocks[2].phase["key"]
    with unit_of_work():
        meetings.remove_block(row.id, row.blocks[2].id, version=row.version, now=clock.now())

    with unit_of_work():
        block = meetings.adopt_phase(
            row.id, key, version=get_meeting(row.id).version, now=clock.now()
        )

    assert block.position == 2


def test_a_phase_that_no_method_has_is_missing(organisation):
    row = create()

    with pytest.raises(Missing):
        meetings.adopt_phase(row.id, "perenboom", version=row.version, now=clock.now())
