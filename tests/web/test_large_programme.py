"""A programme of twelve meetings and two thousand contributions stays quick on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.followup import ActionState
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.programmes import Origin
from dialoog.domain.signals import SignalChannel, SignalState
from dialoog.domain.tasks import TaskKind
from dialoog.services import clock
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import ACROSS_ORGANISATIONS, OrganisationOwned, db
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.followup import ActionRow, AgreementRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.seating import PlanRow, SeatRow, TableRow
from dialoog.storage.signals import SignalRow
from dialoog.storage.tasks import TaskRow
from dialoog.web.outcomes.records import SLUGS
from tests import factories, record_room
from tests.after_the_day import answer_all, come, decide, open_round, send
from tests.web.walk import TABLES, addresses, mapped, protected

pytestmark = pytest.mark.queries

NOW, TODAY = clock.now(), clock.today()
MOST_QUERIES = 8
PUBLIC = ("/u-zei-wij-doen/{key}", "/u-zei-wij-doen/{key}/nieuws.xml")
OWN = ("/mijn-pagina", "/mijn-pagina/bijeenkomst/{meeting}", "/mijn-pagina/berichten")


def make_programme(*, meetings: int, contributions: int) -> int:
    """Add a programme with so much of everything, whose answer was told; gives its number."""
    programme = factories.make_programme()
    rows = [
        factories.make_meeting(
            programme, state=MeetingState.HELD, starts_at=NOW - timedelta(days=number)
        )
        for number in range(1, meetings + 1)
    ]
    people = [come(row) for row in rows]
    with unit_of_work():
        programme = db.session.get_one(ProgrammeRow, programme.id)
        programme.published = True
        for row in rows:
            db.session.add_all(what_is_agreed(row))
        tables = seat(rows, people)
        said = [say(tables[number % meetings], number) for number in range(contributions)]
        db.session.add_all(said)
        db.session.flush()
        advices = [advise(programme, number, said[number::meetings]) for number in range(meetings)]
        db.session.add_all(advices)
        db.session.flush()
        db.session.add_all(what_waits(programme, advices))
    for advice in advices:
        decide(advice.id)
    send(programme.id)
    open_round(programme.id)
    answer_all(programme.id, *(CheckAnswer.YES for _ in range(meetings)))
    return programme.id


def seat(rows: list[MeetingRow], people: list[int]) -> list[TableRow]:
    """Let one of the people sit at the table of each meeting; gives the tables."""
    tables = [TableRow(meeting_id=row.id, number=1, features=[]) for row in rows]
    plans = [PlanRow(meeting_id=row.id, changed_at=NOW) for row in rows]
    db.session.add_all([*tables, *plans])
    db.session.flush()
    for table, plan, person_id in zip(tables, plans, people, strict=True):
        db.session.add(SeatRow(plan_id=plan.id, table_id=table.id, person_id=person_id))
    return tables


def say(table: TableRow, number: int) -> ContributionRow:
    return ContributionRow(
        client_id=uuid4(),
        programme_id=db.session.get_one(MeetingRow, table.meeting_id).programme_id,
        meeting_id=table.meeting_id,
        table_id=table.id,
        phase_key="appels",
        kind="appel",
        text=f"Wens {number}: een vaste hulp.",
        source=Source.TABLE,
        quote_consent=QuoteConsent.ANONYMOUS,
        recorded_at=NOW,
    )


def advise(programme: ProgrammeRow, number: int, said: list[ContributionRow]) -> AdviceRow:
    return AdviceRow(
        programme_id=programme.id, title=f"Advies {number}", created_at=NOW, contributions=said
    )


def what_is_agreed(meeting: MeetingRow) -> Iterable[AgreementRow]:
    """Give an agreement of a meeting, and its action that is done."""
    action = ActionRow(
        programme_id=meeting.programme_id,
        what="Een bankje",
        owner="De gemeente",
        due_on=TODAY,
        state=ActionState.DONE,
        created_at=NOW,
    )
    yield AgreementRow(
        programme_id=meeting.programme_id,
        meeting_id=meeting.id,
        what="Een bankje",
        created_at=NOW,
        actions=[action],
    )


def what_waits(programme: ProgrammeRow, advices: list[AdviceRow]) -> Iterable[OrganisationOwned]:
    """Give a task, a signal that waits and one that was joined, for each advice."""
    for advice in advices:
        yield TaskRow(
            kind=TaskKind.PRESENT_ADVICE,
            subject=f"advice:{advice.id}",
            programme_id=programme.id,
            advice_id=advice.id,
            due_on=TODAY,
            created_at=NOW,
        )
        for state in (SignalState.OPEN, SignalState.JOINED):
            joined = state is SignalState.JOINED
            yield SignalRow(
                text="De bus rijdt niet meer.",
                origin=Origin.CARE_USERS,
                channel=SignalChannel.PHONE,
                heard_on=TODAY,
                state=state,
                programme_id=programme.id if joined else None,
                contribution_id=advice.contributions[0].id if joined else None,
                settled_on=TODAY if joined else None,
                created_at=NOW,
            )


def newest() -> dict[str, list[int]]:
    """Give the newest of each thing that an address can ask for."""
    found = {}
    for name, table in TABLES.items():
        column = mapped()[table].id
        query = select(column).order_by(column.desc()).limit(1)
        found[name] = list(db.session.scalars(query, execution_options=ACROSS_ORGANISATIONS))
    return found


def counted(browser: FlaskClient, queries: list[str], asked: dict[str, str]) -> dict[str, int]:
    """Give how many queries each page asks that there is, by its name."""
    found = {}
    for name, address in asked.items():
        db.session.expunge_all()
        queries.clear()
        answer = browser.get(address)
        if answer.status_code == 200:
            found[name] = len(queries)
    return found


def pages_of_members(app: Flask) -> dict[str, str]:
    """Give the address of every page for the programme that was made last."""
    things = newest()
    pages = {}
    for rule in protected(app, "GET"):
        for slug in SLUGS if "slug" in rule.arguments else ("",):
            for address in addresses(app, rule, {**things, "slug": [slug]}, most=1):
                pages[f"{rule.endpoint} {slug}".strip()] = address
    return pages


def ask_as_guest(client: FlaskClient, queries: list[str], programme_id: int) -> dict:
    """Give how many queries the pages ask that somebody without an account opens."""
    person = factories.make_person("Overal")
    programme = db.session.get_one(ProgrammeRow, programme_id)
    meetings = db.session.scalars(select(MeetingRow).filter_by(programme_id=programme_id)).all()
    for row in meetings:
        record_room.bring(person, row)
    names = {"key": programme.public_key, "meeting": meetings[0].id}
    client.get(record_room.link_to(person))
    asked = {page: page.format(**names) for page in (*PUBLIC, *OWN)}
    return counted(client, queries, asked)


def test_no_page_asks_more_of_a_large_programme(app, as_organiser, client, queries):
    def make_and_ask(**size: int) -> dict[str, int]:
        programme_id = make_programme(**size)
        members = counted(as_organiser, queries, pages_of_members(app))
        return members | ask_as_guest(client, queries, programme_id)

    few = make_and_ask(meetings=2, contributions=6)
    many = make_and_ask(meetings=12, contributions=2004)

    assert few.keys() == many.keys()
    assert {*PUBLIC, *OWN} <= many.keys()
    assert len(many) > 100
    assert {page: number for page, number in many.items() if number > few[page]} == {}
    assert {page: number for page, number in many.items() if number > MOST_QUERIES} == {}
