"""How people are named on paper."""

from __future__ import annotations

from dialoog.domain.documents import names_at_table


def test_first_names_do_unless_two_are_alike() -> None:
    people = [("Anna", "Bakker"), ("Anna", "de Kok"), ("Jan", "Vos"), ("Mo", "")]

    assert names_at_table(people) == ("Anna B.", "Anna K.", "Jan", "Mo")
