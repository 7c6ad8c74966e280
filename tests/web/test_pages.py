"""Every page of the demo keeps its manners, and none shows anything to a stranger."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import func, or_, select

from dialoog.domain.accounts import Role
from dialoog.storage import ACROSS_ORGANISATIONS, db
from dialoog.web.outcomes.records import SLUGS
from tests.conftest import listening
from tests.web.manners import Manners
from tests.web.walk import TABLES, addresses, mapped, numbers, protected
from tests.web.world import as_member, demo_world

pytestmark = pytest.mark.queries

NOWHERE = 2**31 - 1
MOST_QUERIES = 8
# What the browser of somebody without an account remembers: the table in which that stands, and
# how many facts of it.
GUESTS = {
    "own_page": ("door", 3),
    "check_answer": ("check_answer", 2),
    "invitation": ("invitation", 2),
    "pair": ("cycle_pair", 3),
}
ANYTHING = {"version": "1", "title": "x", "reason": "x"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application with the whole demo in it."""
    with demo_world(tmp_path_factory.mktemp("world"), name="world") as app:
        yield app


@dataclass(frozen=True)
class Walk:
    """What was seen on a walk past the pages, and every row before and after it.

    ``asked`` is how many questions each page asked the database at most.
    """

    pages: int
    asked: dict[str, int]
    wrong: dict[str, list[str]]
    before: dict[str, list]
    after: dict[str, list]


@pytest.fixture(scope="module")
def walk(world: Flask) -> Walk:
    """An administrator of the demo opens every page, of up to three things of each kind.

    Of each method too, for every method has screens of its own.
    """
    rows = {name: [*found[:2], *found[2:][-1:]] for name, found in numbers(world).items()}
    rows |= of_each_method() | {"slug": list(SLUGS)}
    browser = as_member(world, Role.ADMIN, of_the_demo=True)
    world.config["WTF_CSRF_ENABLED"] = True  # so that each form holds its token, as in real life
    browser.get("/mijn-wachtwoord")  # a first visit also writes the session
    before, pages, wrong, asked = everything(), 0, {}, {}

    for rule in protected(world, "GET"):
        for address in addresses(world, rule, rows, most=len(rows["meeting_id"])):
            answer, number = ask(browser, address)
            asked[rule.endpoint] = max(number, asked.get(rule.endpoint, 0))
            if answer.status_code >= 500:
                wrong[address] = [str(answer.status_code)]
            elif answer.mimetype == "text/html" and answer.status_code == 200:
                pages += 1
                problems = Manners(answer.text).problems()
                if problems:
                    wrong[address] = problems

    return Walk(pages, asked, wrong, before, everything())


def of_each_method() -> dict[str, list[int]]:
    """Give the first and the last meeting of each method in the demo, and a table at each."""
    meeting, table = mapped()["meeting"], mapped()["meeting_table"]
    ends = [select(end(meeting.id)).group_by(meeting.method_key) for end in (func.min, func.max)]
    query = (
        select(table.meeting_id, func.min(table.id))
        .where(or_(*(table.meeting_id.in_(one) for one in ends)))
        .group_by(table.meeting_id)
    )
    found = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).all()
    return {"meeting_id": [row[0] for row in found], "table_id": [row[1] for row in found]}


def ask(browser, address: str):
    """Open a page as a server does that just began; gives the answer, and how much it asked."""
    db.session.remove()
    with listening() as asked:
        return browser.get(address), len(asked)


def test_every_page_of_the_demo_is_well_formed(walk):
    assert walk.wrong == {}
    assert walk.pages > 60


def test_reading_changes_nothing(walk):
    assert walk.before
    assert walk.after == walk.before


def test_no_page_asks_more_than_eight_questions(walk):
    too_many = {page: number for page, number in walk.asked.items() if number > MOST_QUERIES}
    assert too_many == {}


def test_no_page_of_a_guest_asks_more_than_eight_questions(world):
    rows, members_only = numbers(world), protected(world, "GET")
    key = select(mapped()["programme"].public_key).where(mapped()["programme"].published)
    rows["key"] = list(db.session.execute(key, execution_options=ACROSS_ORGANISATIONS).scalars())
    guest = as_guest(world)
    guest.get("/mijn-link")  # a first visit also writes the session
    asked = {}

    for rule in world.url_map.iter_rules():
        if "GET" in rule.methods and rule not in members_only and rule.endpoint != "static":
            for address in addresses(world, rule, rows, most=1):
                answer, number = ask(guest, address)
                if answer.status_code == 200:
                    asked[rule.endpoint] = number

    assert {page: number for page, number in asked.items() if number > MOST_QUERIES} == {}
    assert {"feedback.public_page", "own_page.show", "own_page.meeting"} <= asked.keys()


def as_guest(app: Flask):
    """Give a browser in which somebody of the demo opened every kind of personal link."""
    browser = app.test_client()
    with browser.session_transaction() as session:
        for name, (table, size) in GUESTS.items():
            query = select(mapped()[table]).order_by(mapped()[table].id).limit(1)
            row = db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one()
            session[name] = [row.organisation_id, row.id, row.key_hash][:size]
    return browser


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_things_of_the_demo_look_missing_to_another_organisation(world, method):
    rows = numbers(world)
    stranger = as_member(world, Role.ADMIN, of_the_demo=False)
    before = everything()
    different = {}

    for rule in protected(world, method):
        found = addresses(world, rule, rows, most=2) if rule.arguments else []
        if not found:
            continue
        (nowhere,) = addresses(world, rule, {name: [NOWHERE] for name in rows}, most=1)
        missing = said(stranger.open(nowhere, method=method, data=ANYTHING))
        for address in found:
            there = said(stranger.open(address, method=method, data=ANYTHING))
            if there != missing or there[0] not in {400, 404}:
                different[address] = there[0]

    assert different == {}
    assert everything() == before


# A thing inside another: which column of the inner one names the outer one.
INSIDE = {
    ("meeting_id", "block_id"): "meeting_id",
    ("table_id", "agreement_id"): "table_id",
    ("table_id", "contribution_id"): "table_id",
    ("programme_id", "contribution_id"): "programme_id",
}


@pytest.mark.parametrize("pair", INSIDE)
def test_a_thing_is_not_found_inside_another(world, pair):
    outer, inner = pair
    browser = as_member(world, Role.ADMIN, of_the_demo=True)
    kind, column = mapped()[TABLES[inner]], INSIDE[pair]
    rows = db.session.execute(select(kind.id, getattr(kind, column))).all()
    inner_id, own = next((number, parent) for number, parent in rows if parent)
    foreign = next(parent for _, parent in rows if parent and parent != own)
    before, found = everything(), {}

    for rule in world.url_map.iter_rules():
        if rule.arguments == {outer, inner}:
            for method in rule.methods & {"GET", "POST"}:
                adapter = world.url_map.bind("localhost")
                address = adapter.build(
                    rule.endpoint, {outer: foreign, inner: inner_id}, method=method
                )
                answer = browser.open(address, method=method, data={**ANYTHING, "route": "advice"})
                found[f"{method} {address}"] = answer.status_code

    assert found
    assert set(found.values()) <= {404, 409}, found
    assert everything() == before


def said(answer) -> tuple[int, str]:
    """Give what an answer tells; the token in its forms is new each time."""
    return answer.status_code, re.sub(r'name="csrf_token" value="[^"]*"', "", answer.text)


def everything() -> dict[str, list]:
    """Give every row of the demo, so that any change shows."""
    organisation = mapped()["organisation"]
    demo_id = db.session.execute(select(organisation.id).where(organisation.demo)).scalar_one()
    found = {}
    for name, kind in mapped().items():
        table = kind.__table__
        if "organisation_id" in table.c and name not in {"login_session", "event"}:
            query = select(table).where(table.c.organisation_id == demo_id).order_by(table.c.id)
            found[name] = db.session.connection().execute(query).all()
    return found


def test_nobody_gets_in_without_logging_in(world):
    rows = numbers(world)
    world.config["WTF_CSRF_ENABLED"] = False
    visitor = world.test_client()
    let_in = {}

    for method in ("GET", "POST"):
        for rule in protected(world, method):
            for address in addresses(world, rule, rows, most=1):
                answer = visitor.open(address, method=method)
                if answer.status_code != 302 or "/inloggen" not in answer.location:
                    let_in[address] = answer.status_code

    assert let_in == {}
