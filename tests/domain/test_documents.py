"""What may stand on paper, and how people are named there."""

from __future__ import annotations

from itertools import product

import pytest

from dialoog.domain.documents import may_be_printed, names_at_table


@pytest.mark.parametrize(
    ("private", "withdrawn", "shared", "taken_back"), list(product([True, False], repeat=4))
)
def test_words_are_printed_only_with_standing_consent(
    private: bool, withdrawn: bool, shared: bool, taken_back: bool
) -> None:
    printed = may_be_printed(
        private=private, withdrawn=withdrawn, shared_with_all=shared, consent_withdrawn=taken_back
    )

    assert printed == ((private, withdrawn, shared, taken_back) == (False, False, True, False))


def test_first_names_do_unless_two_are_alike() -> None:
    people = [("Anna", "Bakker"), ("Anna", "de Kok"), ("Jan", "Vos"), ("Mo", "")]

    assert names_at_table(people) == ("Anna B.", "Anna K.", "Jan", "Mo")
