"""Somebody's words leave the table only with consent that still stands."""

from __future__ import annotations

from itertools import product

import pytest

from dialoog.domain.live import QuoteConsent, may_be_read_by_all

ANYTHING = list(product(QuoteConsent, [True, False], [True, False], [True, False]))


@pytest.mark.parametrize(("consent", "private", "withdrawn", "taken_back"), ANYTHING)
def test_words_are_read_by_all_only_with_standing_consent(
    consent: QuoteConsent, private: bool, withdrawn: bool, taken_back: bool
) -> None:
    read = may_be_read_by_all(
        consent, private=private, withdrawn=withdrawn, consent_withdrawn=taken_back
    )

    given = consent in {QuoteConsent.ANONYMOUS, QuoteConsent.FIRST_NAME}
    assert read == (given and not private and not withdrawn and not taken_back)
