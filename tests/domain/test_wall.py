"""No idea is lost by putting ideas together, and there are never more dots than people have."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import wall
from dialoog.domain.refusal import Refused
from dialoog.domain.wall import WallStage

IDEAS = frozenset(range(12))
AT = datetime(2026, 11, 21, tzinfo=UTC)


def code(act) -> str | None:
    try:
        act()
    except Refused as refused:
        return refused.code
    return None


moves = st.lists(
    st.one_of(
        st.tuples(st.sets(st.sampled_from(sorted(IDEAS)), min_size=1), st.integers(1, 4)),
        st.sampled_from(sorted(IDEAS)),
    )
)


@given(moves=moves)
def test_putting_together_loses_no_idea_and_doubles_none(moves):
    groups: dict[int, frozenset[int]] = {}

    for move in moves:
        if isinstance(move, int):
            groups = wall.take_out(groups, move)
        else:
            groups = wall.put_together(groups, move[0], into=move[1])
            assert move[0] <= groups[move[1]]

        hanging = [*wall.loose(IDEAS, groups), *(i for held in groups.values() for i in held)]
        assert sorted(hanging) == sorted(IDEAS)


taps = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 3), st.sampled_from([1, 1, 1, -1])), max_size=80
)


@given(taps=taps, people=st.integers(1, 4), paper=st.integers(0, 20))
def test_there_are_never_more_dots_than_people_have(taps, people, paper):
    paper = min(paper, people * wall.DOTS_EACH)
    phones: dict[int, dict[int, int]] = {}

    for phone, cluster, by in taps:
        mine = phones.get(phone, {})
        others = paper + sum(sum(each.values()) for who, each in phones.items() if who != phone)
        try:
            phones[phone] = wall.give_dots(mine, cluster, by=by, others=others, people=people)
        except Refused:
            continue

        assert sum(phones[phone].values()) <= wall.DOTS_EACH
        assert min(phones[phone].values()) >= 0
        given_in_all = paper + sum(sum(each.values()) for each in phones.values())
        assert given_in_all <= people * wall.DOTS_EACH


def test_a_dot_can_always_be_taken_back():
    after = wall.give_dots({1: 5}, 1, by=-1, others=50, people=1)

    assert after == {1: 4}


@given(dots=st.lists(st.integers(0, 9), max_size=9))
def test_the_top_has_the_most_dots(dots):
    ranked = wall.rank(list(enumerate(dots)))
    chosen = wall.top(ranked)
    left_out = [each.dots for each in ranked if each not in chosen]

    assert len(chosen) == min(wall.TOP, sum(number > 0 for number in dots))
    assert all(each.dots >= max(left_out, default=0) for each in chosen)
    assert [each.place for each in ranked] == list(range(1, len(dots) + 1))


@pytest.mark.parametrize(
    ("dots", "tied"),
    [([3] * 5, False), ([3] * 6, True), ([4, 4, 4, 4, 2, 1], False), ([0] * 7, False)],
)
def test_a_tie_for_the_last_place_is_told(dots, tied):
    assert wall.is_tied(wall.rank(list(enumerate(dots)))) is tied


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("Vaste hulp", None),
        ("  ", "wall.no_name"),
        ("x" * 81, "wall.name_too_long"),
        ("BELLEN", "wall.name_taken"),
    ],
)
def test_a_cluster_has_a_name_of_its_own(name, refusal):
    assert code(lambda: wall.require_name(name, taken=["Bellen"])) == refusal


def test_stages_follow_one_another():
    def stage(shown=None, choosing=None, chosen=None):
        return wall.stage(shown_at=shown, choosing_at=choosing, chosen_at=chosen)

    assert [stage(), stage(AT), stage(AT, AT), stage(AT, AT, AT)] == list(WallStage)


@pytest.mark.parametrize(("days", "fine"), [(-1, False), (0, True), (28, True), (29, False)])
def test_the_advice_is_told_within_four_weeks(days, fine):
    held_on = date(2026, 11, 21)

    refused = code(
        lambda: wall.require_promised_in_time(held_on + timedelta(days=days), held_on=held_on)
    )

    assert (refused is None) is fine


@pytest.mark.parametrize(
    ("people", "given_dots", "refusal"),
    [
        (0, 0, "wall.how_many_people"),
        (101, 0, "wall.how_many_people"),
        (2, 11, "wall.too_many_dots"),
        (2, 10, None),
    ],
)
def test_as_many_people_choose_as_there_can_be(people, given_dots, refusal):
    assert code(lambda: wall.require_people(people, given=given_dots)) == refusal
