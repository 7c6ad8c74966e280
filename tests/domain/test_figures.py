"""Laws of the small-group guard: what is hidden stays hidden, also for who can count."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.figures import SMALLEST_GROUP, Guarded, guard, rounded

counts = st.lists(st.integers(0, 40), min_size=1, max_size=8).map(lambda row: dict(enumerate(row)))


def neighbours(table: dict[int, int], key: int) -> Iterator[dict[int, int]]:
    """Give other tables that differ at ``key``: two groups swapped, one person more or less."""
    for other, count in table.items():
        yield table | {key: count, other: table[key]}
        if other != key and count:
            yield table | {key: table[key] + 1, other: count - 1}
    yield table | {key: table[key] + 1}
    yield table | {key: table[key] - 1}


@given(counts)
def test_hidden_count_cannot_be_told_by_who_knows_the_rule_and_the_rest(table):
    shown = guard(table)

    for key, count in shown.counts.items():
        if count is None:
            assert any(
                other[key] != table[key] and other[key] >= 0 and guard(other) == shown
                for other in neighbours(table, key)
            )


@given(counts)
def test_no_sum_or_difference_of_visible_counts_is_a_group_below_five(table):
    shown = guard(table)
    visible = [count for count in shown.counts.values() if count is not None]

    assert all(count == 0 or count >= SMALLEST_GROUP for count in visible)
    if shown.total is not None:
        rest = shown.total - sum(visible)
        assert rest == 0 or rest >= SMALLEST_GROUP


@given(counts)
def test_visible_counts_are_true(table):
    shown = guard(table)

    assert shown.counts.keys() == table.keys()
    assert all(count in (None, table[key]) for key, count in shown.counts.items())
    assert shown.total in (None, sum(table.values()))


@given(counts.filter(lambda table: not any(0 < count < SMALLEST_GROUP for count in table.values())))
def test_table_without_small_groups_is_shown_whole(table):
    assert guard(table) == Guarded(table, sum(table.values()))


def test_small_group_takes_the_smallest_large_one_along():
    shown = guard({"bewoners": 12, "naasten": 3, "medewerkers": 7, "raad": 0})

    assert shown.counts == {"bewoners": 12, "naasten": None, "medewerkers": None, "raad": 0}
    assert shown.total == 22


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(-3, 3)), max_size=12))
def test_no_sum_or_difference_of_rounded_figures_is_a_group_below_five(figures):
    found = sum(times * (rounded(count) or 0) for count, times in figures)

    assert found == 0 or abs(found) >= SMALLEST_GROUP


@given(st.integers(0, 500))
def test_rounded_figure_is_near_the_truth_or_hidden(count):
    shown = rounded(count)

    if count < SMALLEST_GROUP:
        assert shown is None
    else:
        assert shown is not None
        assert abs(shown - count) < SMALLEST_GROUP / 2
