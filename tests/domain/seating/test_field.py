"""The fields that the first seating is dealt by really are fields."""

from __future__ import annotations

import pytest

from dialoog.domain.seating.field import find_field


@pytest.mark.parametrize("size", [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
def test_field_divides_and_distributes(size):
    field = find_field(size)
    everyone = range(size)

    for a in everyone:
        assert {field.add(a, b) for b in everyone} == set(everyone)
        if a:
            assert {field.multiply(a, b) for b in everyone} == set(everyone)
        for b in everyone:
            left = field.multiply(a, field.add(b, 1))
            assert left == field.add(field.multiply(a, b), a)


@pytest.mark.parametrize("size", [1, 6, 10, 12, 1250])
def test_there_is_no_field_of_another_size(size):
    assert find_field(size) is None
