"""Who may read the name of an owner."""

from __future__ import annotations

import pytest

from dialoog.domain.accounts import ABILITIES, Role
from dialoog.domain.followup import Owner, OwnerKind, may_read_name

SANNE = Owner("Sanne Bos", "sanne@zorg.example")
LINDE = Owner("Zorggroep De Linde", "sanne@zorg.example", OwnerKind.ORGANISATION)


@pytest.mark.parametrize("role", Role)
def test_only_who_sees_people_reads_the_name_of_a_person(role):
    sees = role in {Role.ADMIN, Role.ORGANISER}
    assert may_read_name(SANNE, abilities=ABILITIES[role]) is sees
    assert may_read_name(LINDE, abilities=ABILITIES[role])


def test_everybody_reads_their_own_name():
    assert may_read_name(SANNE, abilities=(), email="Sanne@Zorg.example")


def test_owner_without_an_address_is_nobody_who_reads_without_one():
    assert not may_read_name(Owner("Sanne Bos"), abilities=(), email="")
