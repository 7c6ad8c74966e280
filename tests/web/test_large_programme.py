"""A programme of twelve meetings and two thousand contributions stays quick on every page."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from dialoog.domain.followup import ActionState
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.programmes import ProgrammeState
from dialoog.services import clock
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.followup import ActionRow, AgreementRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.seating import TableRow
from tests import factories
from tests.after_the_day import come

pytestmark = pytest.mark.queries

NOW, TODAY = clock.now(), clock.today()
MOST_QUERIES = 8
PAGES = (
    "/trajecten/{programme}",
    "/trajecten/{programme}/antwoord",
    "/trajecten/{programme}/terugkoppeling",
    "/trajecten/{programme}/terugkoppeling/mail",
    "/trajecten/{programme}/terugkoppeling/zaal",
    "/trajecten/{programme}/beter",
    "/trajecten/{programme}/verhaal",
    "/trajecten/{programme}/meting",
    "/trajecten/{programme}/sluiten",
    "/adviezen/{advice}",
    "/trajecten/{programme}/terugkoppeling/openbaar",
    "/trajecten/{programme}/kalender",
    "/bijeenkomsten",
    "/bijeenkomsten/{meeting}",
    "/bijeenkomsten/{meeting}/uitnodigingen",
    "/bijeenkomsten/{meeting}/aanwezig",
    "/bijeenkomsten/{meeting}/zaal",
    "/bijeenkomsten/{meeting}/verslag",
    "/bijeenkomsten/{meeting}/afspraken",
    "/afspraken?traject={programme}",
    "/overzicht?traject={programme}",
    "/overzicht/bijeenkomsten",
    "/overzicht/adviezen",
    "/overzicht/acties",
    "/overzicht/verantwoording",
    "/te-doen",
)
PUBLIC = ("/u-zei-wij-doen/{key}",)


def make_programme(*, meetings: int, contributions: int) -> dict[str, object]:
    """Add a programme with so much of everything; gives what stands in the addresses."""
    programme = factories.make_programme()
    rows = [
        factories.make_meeting(
            programme, state=MeetingState.HELD, starts_at=NOW - timedelta(days=number)
        )
        for number in range(1, meetings + 1)
    ]
    come(rows[0])
    with unit_of_work():
        tables = [TableRow(meeting_id=row.id, number=1, features=[]) for row in rows]
        db.session.add_all(tables)
        db.session.flush()
        said = [
            ContributionRow(
                client_id=uuid4(),
                programme_id=programme.id,
                meeting_id=rows[number % meetings].id,
                table_id=tables[number % meetings].id,
                phase_key="appels",
                kind="appel",
                text=f"Wens {number}: een vaste hulp.",
                source=Source.TABLE,
                quote_consent=QuoteConsent.ANONYMOUS,
                recorded_at=NOW,
            )
            for number in range(contributions)
        ]
        db.session.add_all(said)
        advices = [
            AdviceRow(
                programme_id=programme.id,
                title=f"Advies {number}",
                created_at=NOW,
                contributions=said[number::meetings],
            )
            for number in range(meetings)
        ]
        db.session.add_all(advices)
        for row in rows:
            agreement = AgreementRow(
                programme_id=programme.id, meeting_id=row.id, what="Een bankje", created_at=NOW
            )
            agreement.actions = [
                ActionRow(
                    programme_id=programme.id,
                    what="Een bankje",
                    owner="De gemeente",
                    due_on=TODAY,
                    state=ActionState.DONE,
                    created_at=NOW,
                )
            ]
            db.session.add(agreement)
        row = db.session.get(ProgrammeRow, programme.id)
        row.published, row.state = True, ProgrammeState.REPORTED
    return {
        "programme": programme.id,
        "meeting": rows[0].id,
        "advice": advices[0].id,
        "key": programme.public_key,
    }


def asked_for(
    browser: FlaskClient,
    queries: list[str],
    names: dict[str, object],
    pages: tuple[str, ...] = PAGES,
) -> dict[str, int]:
    """Give how many queries each page asks."""
    counted = {}
    for page in pages:
        db.session.expunge_all()
        queries.clear()
        answer = browser.get(page.format(**names))
        assert answer.status_code == 200, page
        counted[page] = len(queries)
    return counted


@pytest.fixture
def few(as_organiser, queries):
    """How many queries the pages of a small programme ask."""
    return asked_for(as_organiser, queries, make_programme(meetings=2, contributions=6))


def test_no_page_asks_more_of_a_large_programme(as_organiser, queries, few):
    many = asked_for(as_organiser, queries, make_programme(meetings=12, contributions=2000))

    assert {page: number for page, number in many.items() if number > few[page]} == {}


def test_no_page_of_a_programme_asks_more_than_eight_questions(few):
    assert {page: few[page] for page in PAGES if few[page] > MOST_QUERIES} == {}


def test_the_public_page_asks_no_more_than_eight_questions(client, queries):
    names = make_programme(meetings=2, contributions=6)
    asked_for(client, queries, names, PUBLIC)  # a first visit also makes a session

    assert asked_for(client, queries, names, PUBLIC)[PUBLIC[0]] <= MOST_QUERIES
