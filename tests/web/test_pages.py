"""Every page of the demo keeps its manners, and none shows anything to a stranger."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.accounts import Role
from dialoog.services import clock, demo, organisations
from dialoog.storage import ACROSS_ORGANISATIONS, Base, db
from tests import factories
from tests.conftest import database_url, log_in
from tests.web.manners import Manners

pytestmark = pytest.mark.queries

# What an address asks for, and the table in which one is found.
TABLES = {
    "programme_id": "programme",
    "person_id": "person",
    "meeting_id": "meeting",
    "block_id": "block",
    "table_id": "meeting_table",
    "invitation_id": "invitation",
    "contribution_id": "contribution",
    "agreement_id": "agreement",
    "action_id": "action",
    "task_id": "task",
    "advice_id": "advice",
    "message_id": "message",
    "check_id": "check_round",
    "answer_id": "check_answer",
    "delivery_id": "delivery",
    "group_id": "stakeholder_group",
    "list_id": "people_list",
    "user_id": "user_account",
    "feed_id": "feed",
    "signal_id": "signal",
    "pair_id": "cycle_pair",
    "card_id": "experience_card",
    "theme_id": "cycle_theme",
    "update_id": "planned_update",
    "showing_id": "showing",
    "correction_id": "correction",
    "cluster_id": "cluster",
}
OPEN_TO_ALL = {"everybody"}
NOWHERE = 2**31 - 1
ANYTHING = {"version": "1", "title": "x", "reason": "x"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application with the whole demo in it."""
    instance = tmp_path_factory.mktemp("world")
    app = create_app(
        Settings(
            instance=instance,
            secret_key="a secret that is only used in tests",
            database_url=database_url(instance, name="world"),
            base_url="http://localhost",
        )
    )
    app.config["TESTING"] = True
    with app.app_context():
        db.create_all()
        demo.build(today=clock.today())
        yield app
        organisations.leave()
        db.session.remove()
        db.drop_all()
        db.engine.dispose()


def mapped() -> dict[str, type[Base]]:
    """Give the row class of each table."""
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def numbers(app: Flask) -> dict[str, list[int]]:
    """Give some rows for each thing that an address can ask for."""
    found = {}
    for name, table in TABLES.items():
        if table in mapped():
            query = select(mapped()[table].id).limit(400)
            found[name] = list(
                db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars()
            )
    return found


def protected(app: Flask, method: str) -> list:
    """Give the rules that only members may use."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if method in rule.methods
        and rule.endpoint != "static"
        and app.view_functions[rule.endpoint].open_to not in OPEN_TO_ALL
    ]


def addresses(app: Flask, rule, rows: dict[str, list[int]], *, most: int) -> list[str]:
    """Give up to ``most`` addresses of one rule; a thing that doesn't fit answers 404."""
    unknown = rule.arguments - set(rows)
    if unknown:
        return []
    adapter = app.url_map.bind("localhost")
    made = []
    for turn in range(most):
        values = {}
        for name in rule.arguments:
            if turn >= len(rows[name]):
                return made
            values[name] = rows[name][turn]
        made.append(adapter.build(rule.endpoint, values))
        if not rule.arguments:
            break
    return made


def as_member(app: Flask, role: Role, *, of_the_demo: bool):
    """Give a browser of somebody of the demo, or of an organisation that is new here."""
    if of_the_demo:
        query = select(mapped()["organisation"].id).where(mapped()["organisation"].demo)
        organisations.enter(db.session.execute(query).scalar_one())
    else:
        organisations.enter(factories.make_organisation())
    return log_in(app, role)


@dataclass(frozen=True)
class Walk:
    """What was seen on a walk past the pages, and every row before and after it."""

    pages: int
    wrong: dict[str, list[str]]
    before: dict[str, list]
    after: dict[str, list]


@pytest.fixture(scope="module")
def walk(world: Flask) -> Walk:
    """An administrator of the demo opens every page, of up to three things of each kind."""
    rows = numbers(world)
    browser = as_member(world, Role.ADMIN, of_the_demo=True)
    before, pages, wrong = everything(), 0, {}

    for rule in protected(world, "GET"):
        for address in addresses(world, rule, rows, most=3):
            answer = browser.get(address)
            if answer.status_code >= 500:
                wrong[address] = [str(answer.status_code)]
            elif answer.mimetype == "text/html" and answer.status_code == 200:
                pages += 1
                problems = Manners(answer.text).problems()
                if problems:
                    wrong[address] = problems

    return Walk(pages, wrong, before, everything())


def test_every_page_of_the_demo_is_well_formed(walk):
    assert walk.wrong == {}
    assert walk.pages > 60


def test_reading_changes_nothing(walk):
    assert walk.before
    assert walk.after == walk.before


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
