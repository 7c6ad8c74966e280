"""Laws of agreements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import followup
from dialoog.domain.followup import Agreement, AgreementGap, AgreementState, ReadBack
from dialoog.domain.refusal import Refused

DUE = date(2027, 1, 15)
FULL = Agreement(
    what="Een vaste hulp per week",
    who="Thuiszorg Appelveld",
    due_on=DUE,
    noticed_how="Elke week belt dezelfde persoon aan.",
)
words = st.sampled_from(["", "  ", "iets"])
agreements = st.builds(
    Agreement,
    what=words,
    who=words,
    due_on=st.none() | st.just(DUE),
    noticed_how=words,
    read_back=st.none() | st.builds(ReadBack, present=st.integers(0, 8), agreed=st.integers(0, 8)),
    minority_note=words,
)


@given(agreements)
def test_agreement_is_confirmed_exactly_when_nothing_is_missing(agreement):
    confirmed = followup.agreement_state(agreement) is AgreementState.CONFIRMED

    assert confirmed == (followup.gaps(agreement) == ())


@given(agreements)
def test_agreement_without_who_when_or_how_stays_an_intention(agreement):
    parts = [
        agreement.what.strip(),
        agreement.who.strip(),
        agreement.due_on,
        agreement.noticed_how.strip(),
    ]

    intention = followup.agreement_state(agreement) is AgreementState.INTENTION

    assert intention == (not all(parts))


@given(agreements)
def test_agreement_is_never_confirmed_by_an_empty_table_or_over_dissent(agreement):
    if followup.agreement_state(agreement) is AgreementState.CONFIRMED:
        assert agreement.read_back.present >= 1
        assert (
            agreement.read_back.agreed == agreement.read_back.present
            or agreement.minority_note.strip()
        )


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"what": ""}, AgreementGap.WHAT),
        ({"who": " "}, AgreementGap.WHO),
        ({"due_on": None}, AgreementGap.DUE_ON),
        ({"noticed_how": ""}, AgreementGap.NOTICED_HOW),
    ],
)
def test_agreement_says_what_is_missing_and_is_not_read_back_before(change, gap):
    agreement = replace(FULL, **change)

    with pytest.raises(Refused) as refusal:
        followup.read_back(agreement, present=6, agreed=6)

    assert followup.gaps(agreement) == (gap, AgreementGap.READ_BACK)
    assert refusal.value.facts == {"missing": (gap,)}


@given(st.integers(-1, 9), st.integers(-1, 9), words)
def test_read_back_confirms_or_refuses(present, agreed, note):
    adds_up = present >= 1 and 0 <= agreed <= present
    explained = agreed == present or bool(note.strip())

    if adds_up and explained:
        agreement = followup.read_back(FULL, present=present, agreed=agreed, minority_note=note)
        assert followup.agreement_state(agreement) is AgreementState.CONFIRMED
    else:
        with pytest.raises(Refused) as refusal:
            followup.read_back(FULL, present=present, agreed=agreed, minority_note=note)
        code = "minority_note_missing" if adds_up else "seats_do_not_add_up"
        assert refusal.value.code == f"agreement.{code}"


@given(words, words, st.none() | st.just(DUE) | st.just(DUE + timedelta(days=7)), words)
def test_agreement_in_other_words_is_not_confirmed(what, who, due_on, noticed_how):
    confirmed = followup.read_back(
        FULL, present=6, agreed=5, minority_note="Te laat, vindt een van ons."
    )

    other = followup.reword(confirmed, what=what, who=who, due_on=due_on, noticed_how=noticed_how)

    assert followup.agreement_state(other) is not AgreementState.CONFIRMED


def test_agreement_in_the_same_words_stays_confirmed():
    confirmed = followup.read_back(FULL, present=6, agreed=6)

    same = followup.reword(
        confirmed, what=FULL.what, who=FULL.who, due_on=FULL.due_on, noticed_how=FULL.noticed_how
    )

    assert same == confirmed
