"""What is different between two run sheets, and a run sheet that becomes a method."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.content import shipped_methods
from dialoog.domain.meetings import make_own, split, step_held
from dialoog.domain.methods import Basis, Change, Phase, PhasePart, compare, from_json, to_json
from dialoog.domain.refusal import Refused
from dialoog.domain.text import Text

METHOD = shipped_methods()["appelboompje"]
PHASES = METHOD.meetings[0].phases
NOT_WORDS = {"key", "look", "icon"}


def test_the_same_run_sheet_has_no_differences():
    assert compare(PHASES, PHASES) == ()


def test_other_words_are_told_part_by_part():
    changed = replace(PHASES[1], minutes=PHASES[1].minutes + 5, say=())

    (difference,) = compare(PHASES, (PHASES[0], changed, *PHASES[2:]))

    assert difference.change is Change.CHANGED
    assert difference.parts == (PhasePart.MINUTES, PhasePart.SAY)
    assert (difference.before, difference.phase) == (PHASES[1], changed)


def test_what_went_is_told_last():
    found = compare(PHASES, (*PHASES[1:], replace(PHASES[0], key="nieuw")))

    assert [(one.change, one.phase.key) for one in found] == [
        (Change.ADDED, "nieuw"),
        (Change.REMOVED, PHASES[0].key),
    ]


def test_one_phase_that_moved_is_the_only_difference():
    found = compare(PHASES, (PHASES[1], PHASES[0], *PHASES[2:]))

    assert [one.change for one in found] == [Change.MOVED]


def test_every_part_that_people_read_is_compared():
    assert {field.name for field in fields(Phase)} - NOT_WORDS == set(PhasePart)


@given(st.permutations(range(len(PHASES))), st.sets(st.integers(0, len(PHASES) - 1)))
def test_nothing_that_changed_is_left_out(order, gone):
    after = tuple(PHASES[place] for place in order if place not in gone)

    found = compare(PHASES, after)

    assert {one.phase.key for one in found if one.change is Change.REMOVED} == {
        PHASES[place].key for place in gone
    }
    stayed = {one.phase.key for one in found if one.change is Change.MOVED}
    unmoved = [phase.key for phase in after if phase.key not in stayed]
    assert unmoved == [phase.key for phase in PHASES if phase.key in set(unmoved)]


@pytest.mark.parametrize("key", sorted(shipped_methods()))
def test_every_run_sheet_can_become_a_method(key):
    method = shipped_methods()[key]
    for step in method.meetings:
        own = make_own(method, step.phases[:-1], key="van_ons", title=" Van ons ")

        assert from_json(to_json(own)) == own
        assert own.title == Text("Van ons", "Van ons")
        assert own.basis == Basis(key, method.version)
        assert own.family == key
        assert step_held(own, step.phases).key == step.key


def test_a_run_sheet_keeps_its_place_among_other_meetings():
    method = shipped_methods()["benut_ervaringen"]
    first, second = method.meetings[:2]
    borrowed = (*first.phases, second.phases[0])

    own = make_own(method, borrowed, key="van_ons", title="Van ons")

    assert from_json(to_json(own)) == own
    assert own.meetings[0].phases[-1].key == f"{second.phases[0].key}_2"
    assert own.meetings[1:] == method.meetings[1:]


def test_a_split_phase_survives():
    one, two = split(PHASES[2], taken={phase.key for phase in PHASES})

    own = make_own(METHOD, (one, two), key="van_ons", title="Van ons")

    assert [phase.key for phase in own.phases] == [one.key, two.key]


def test_a_second_generation_keeps_its_root():
    first = make_own(METHOD, PHASES, key="van_ons", title="Van ons")

    second = make_own(first, PHASES, key="van_ons", title="Van ons", version=2)

    assert (second.basis, second.version) == (first.basis, 2)


@pytest.mark.parametrize(
    ("title", "code"), [("  ", "method.title_missing"), ("a" * 81, "method.title_too_long")]
)
def test_a_method_needs_a_name_that_fits(title, code):
    with pytest.raises(Refused) as refusal:
        make_own(METHOD, PHASES, key="van_ons", title=title)

    assert refusal.value.code == code
