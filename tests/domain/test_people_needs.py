"""Needs are read from the words people use for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.people import Need, NeedKind, read_needs
from dialoog.domain.people.needs import (
    join_needs,
    kind_of_detail,
    needs_mentioned,
    read_need_column,
)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("tolk Turks", [Need(NeedKind.INTERPRETER, "Turks")]),
        ("rolstoel, taxi", [Need(NeedKind.WHEELCHAIR), Need(NeedKind.TAXI)]),
        ("groteletterbrief", [Need(NeedKind.LARGE_PRINT)]),
        ("Ringleiding", [Need(NeedKind.HEARING_LOOP)]),
        ("rustige plek", [Need(NeedKind.QUIET_PLACE)]),
        ("hulphond", [Need(NeedKind.ASSISTANCE_DOG)]),
        ("Rolstoel en taxi; dieet: glutenvrij", [
            Need(NeedKind.WHEELCHAIR), Need(NeedKind.TAXI), Need(NeedKind.DIET, "glutenvrij"),
        ]),
        ("halal", [Need(NeedKind.DIET, "halal")]),
        ("gebarentolk", [Need(NeedKind.INTERPRETER, "gebarentolk")]),
        ("elektrische rolstoel", [Need(NeedKind.WHEELCHAIR, "elektrische rolstoel")]),
        ("tolk, tolk Turks", [Need(NeedKind.INTERPRETER, "Turks")]),
        ("geen varkensvlees", [Need(NeedKind.OTHER, "geen varkensvlees")]),
        ("een kussen", [Need(NeedKind.OTHER, "een kussen")]),
        ("geen", []),
        ("n.v.t.", []),
        ("-", []),
        ("", []),
    ],
)  # fmt: skip
def test_needs_are_read_from_free_text(text, needs):
    assert list(read_needs(text)) == needs


def test_need_with_a_column_of_its_own_is_read():
    assert read_need_column("Rolstoel", "x") == (Need(NeedKind.WHEELCHAIR),)
    assert read_need_column("Tolk", "Turks") == (Need(NeedKind.INTERPRETER, "Turks"),)
    assert read_need_column("Dieet", "nee") == ()
    assert read_need_column("Voorzieningen", "taxi") == (Need(NeedKind.TAXI),)


def test_need_mentioned_in_a_note_is_seen():
    assert needs_mentioned("belt liever eerst\nkomt met hulphond") == (
        (NeedKind.ASSISTANCE_DOG, "hulphond"),
    )
    assert needs_mentioned("graag na 10 uur") == ()


needs = st.lists(
    st.builds(Need, st.sampled_from(NeedKind), st.sampled_from(["", "Turks", "turks", "x"]))
).map(tuple)


@given(needs, needs)
def test_joining_needs_again_changes_nothing(first, more):
    joined = join_needs(first, more)

    assert join_needs(joined, more) == joined
    assert {need.kind for need in joined} == {need.kind for need in (*first, *more)}
    assert len({need.key for need in joined}) == len(joined)


@pytest.mark.parametrize(
    ("chosen", "detail", "kind"),
    [
        ({NeedKind.TAXI, NeedKind.INTERPRETER}, "tolk Turks", NeedKind.INTERPRETER),
        ({NeedKind.WHEELCHAIR, NeedKind.DIET}, "geen vlees", NeedKind.DIET),
        ({NeedKind.TAXI, NeedKind.DIET}, "ophalen bij de zijdeur", NeedKind.TAXI),
        ({NeedKind.TAXI}, "Ik eet geen vlees", NeedKind.OTHER),
        ({NeedKind.INTERPRETER, NeedKind.DIET}, "Turks, geen vlees", NeedKind.OTHER),
        ({NeedKind.DIET, NeedKind.OTHER}, "een stoel met leuning", NeedKind.OTHER),
        ((), "tolk Turks", NeedKind.OTHER),
    ],
)
def test_a_detail_goes_with_the_need_that_it_is_about(chosen, detail, kind):
    assert kind_of_detail(detail, chosen) is kind
