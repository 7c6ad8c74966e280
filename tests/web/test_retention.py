"""The administrator chooses how long things are kept; the command does and says it."""

from __future__ import annotations

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.retention import TERMS, Kept
from dialoog.services import retention
from tests.conftest import log_in

pytestmark = pytest.mark.queries

CHOSEN = {kept.value: term.days for kept, term in TERMS.items()}


@pytest.fixture
def as_administrator(app, organisation):
    return log_in(app, Role.ADMIN)


def test_every_term_stands_there_with_what_is_usual(as_administrator):
    page = as_administrator.get("/beheer/bewaren").text

    assert all(f'value="{term.days}"' in page for term in TERMS.values())
    assert "Niets. Alles is nog nodig." in page


def test_another_term_is_kept(as_administrator):
    as_administrator.post("/beheer/bewaren", data={**CHOSEN, "people": 100})

    assert retention.terms()[Kept.PEOPLE] == 100


@pytest.mark.parametrize("people", ["3", "99999", "lang", ""])
def test_a_term_that_is_not_sensible_is_refused_at_its_field(as_administrator, people):
    answer = as_administrator.post("/beheer/bewaren", data={**CHOSEN, "people": people})

    assert answer.status_code == 422
    assert 'id="people-error"' in answer.text
    assert f'value="{people}"' in answer.text
    assert retention.terms()[Kept.PEOPLE] == TERMS[Kept.PEOPLE].days


def test_an_organiser_does_not_choose(as_organiser):
    assert as_organiser.get("/beheer/bewaren").status_code == 404
