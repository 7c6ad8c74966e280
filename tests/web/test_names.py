"""No management view names a person: who may not see people reads nobody's name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import String, cast, literal, update

from dialoog.domain.accounts import ABILITIES, Role
from dialoog.domain.followup import OwnerKind
from dialoog.storage import db
from dialoog.web.outcomes.records import SLUGS
from tests.web.walk import addresses, mapped, numbers, protected
from tests.web.world import as_member, demo_world

NAME = "Onthulnaam"
# Every column that holds who somebody is. Not here is what everybody reads without logging in: who
# decides about a programme, which group chose a story, and who closed a programme all the same.
NAMES = {
    "person": ("first_name", "last_name", "email", "phone", "street"),
    "user_account": ("name", "email"),
    "action": ("owner", "owner_email"),
    "agreement": ("who", "owner_email"),
    "action_owner": ("email",),
    "feed": ("owner_email",),
    "decision": ("decided_by",),
    "record_step": ("name",),
    "table_ticket": ("guide",),
    "meeting": ("contact",),
    "wish": ("other_name",),
    "invitation": ("companion",),
    "incoming_mail": ("sender", "attendee"),
    "outgoing_mail": ("recipient",),
}
# These show the words that leave for everybody, with who decided.
WORDS_FOR_ALL = {
    "documents.sample_letter",
    "feedback.in_the_hall",
    "feedback.message",
    "feedback.preview_mail",
    "feedback.preview_phone",
    "feedback.preview_public",
    "feedback.report",
}
OF_EACH = 8
EXPORTS = ("csv", "xlsx", "ods")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The whole demo, in which every field for a name holds one that can't be missed."""
    with demo_world(tmp_path_factory.mktemp("names"), name="names") as app:
        for table, columns in NAMES.items():
            kind = mapped()[table].__table__
            for column in columns:
                name = literal(f"{NAME}-{table}-{column}-") + cast(kind.c.id, String)
                db.session.connection().execute(update(kind).values({column: name}))
        for table in ("action", "agreement"):
            kind = mapped()[table].__table__
            person = update(kind).values(owner_kind=OwnerKind.PERSON)
            db.session.connection().execute(person)
        db.session.commit()
        yield app


@pytest.fixture(scope="module")
def opened(world: Flask) -> dict[str, dict[str, set[str]]]:
    """Let a manager open everything; gives per page what was named at which address."""
    rows = numbers(world) | {"slug": list(SLUGS)}
    browser = as_member(world, Role.MANAGER, of_the_demo=True)
    found: dict[str, dict[str, set[str]]] = {}
    for rule in protected(world, "GET"):
        for form in EXPORTS if "form" in rule.arguments else ("",):
            given = rows | {"form": [form] * OF_EACH}
            for address in addresses(world, rule, given, most=OF_EACH):
                answer = browser.get(address)
                if answer.status_code == 200:
                    found.setdefault(rule.endpoint, {})[address] = named(answer)
    return found


def named(answer) -> set[str]:
    """Give which fields with a name stand in an answer, be it a page, a paper or a sheet."""
    found = re.findall(f"{NAME}-([a-z_]+-[a-z_]+)", readable(answer), re.IGNORECASE)
    return set(found)


def readable(answer) -> str:
    if answer.mimetype == "application/pdf":
        pages = PdfReader(io.BytesIO(answer.data)).pages
        return "".join(page.extract_text() for page in pages).replace("\n", "")
    if zipfile.is_zipfile(io.BytesIO(answer.data)):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
            return "".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())
    return answer.text


def test_no_management_view_names_a_person(opened):
    leaks = {
        address: fields - ({"decision-decided_by"} if page in WORDS_FOR_ALL else set())
        for page, addresses_ in opened.items()
        for address, fields in addresses_.items()
    }
    assert {address: fields for address, fields in leaks.items() if fields} == {}


def test_walk_opens_every_management_view(opened, world):
    views = world.view_functions
    open_to_managers = {
        rule.endpoint
        for rule in protected(world, "GET")
        if views[rule.endpoint].open_to in ABILITIES[Role.MANAGER]
    }
    assert open_to_managers - opened.keys() == set()
