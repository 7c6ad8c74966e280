"""A table in a real browser: two tablets stay together, and no words get lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.app import create_app
from dialoog.config import load_settings
from dialoog.services import accounts, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.accounts import find_user_by_email
from dialoog.storage.seating import TableFacilitatorRow
from tests.journeys.conftest import Site, log_in
from tests.live_room import WORTELS, begin, go_to, make_room

pytestmark = pytest.mark.journey
STORIES = ["Zij belde elke maandag.", "De zuster bleef even zitten.", "Ik koos zelf de dag."]


@pytest.fixture
def table(site: Site) -> str:
    """The address of a table that is at its stories; the facilitator of the site guides it."""
    app = create_app(load_settings(site.environment))
    with app.app_context():
        organisations.enter(accounts.get_organisation_id("Gemeente Appelveld"))
        room = go_to(begin(make_room()), WORTELS)
        with unit_of_work():
            guide = find_user_by_email("facilitator@appelveld.example")
            db.session.add(TableFacilitatorRow(table_id=room.table_id, user_id=guide.id))
        db.session.remove()
        db.engine.dispose()
        organisations.leave()
    return f"{site.url}/tafels/{room.table_id}"


@pytest.fixture
def tablet(chromium: Browser, site: Site, table: str) -> Page:
    """The table on the facilitator's tablet."""
    page = log_in(chromium, site, "facilitator", width=1180)
    page.goto(table)
    return page


def write(page: Page, words: str, kind: str = "Wortel") -> None:
    page.locator("#text").fill(words)
    page.get_by_role("button", name=kind, exact=True).click()


def said(page: Page) -> list[str]:
    return page.locator(".contributions__text").all_inner_texts()


def test_no_words_get_lost(tablet):
    typing_fast_stores_all(tablet)
    network_that_fails_gives_the_words_back(tablet)
    answer_that_gets_lost_stores_once(tablet)

    tablet.reload()

    assert said(tablet) == ["Antwoord kwijt.", "Zonder internet.", *STORIES[::-1]]


def typing_fast_stores_all(tablet: Page) -> None:
    for words in STORIES:
        write(tablet, words)

    expect(tablet.locator(".contributions__text")).to_have_text(STORIES[::-1])


def network_that_fails_gives_the_words_back(tablet: Page) -> None:
    tablet.context.set_offline(True)
    write(tablet, "Zonder internet.")
    expect(tablet.locator("[data-problem]")).to_contain_text("nog niet bewaard")
    expect(tablet.locator("#text")).to_have_value("Zonder internet.")

    tablet.context.set_offline(False)
    tablet.get_by_role("button", name="Wortel", exact=True).click()

    expect(tablet.locator("#text")).to_have_value("")
    expect(tablet.locator(".contributions__text")).to_have_count(4)


def answer_that_gets_lost_stores_once(tablet: Page) -> None:
    lost = []

    def lose_the_first_answer(route):
        if not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    tablet.route("**/inbreng", lose_the_first_answer)
    write(tablet, "Antwoord kwijt.")
    expect(tablet.locator("#text")).to_have_value("Antwoord kwijt.")

    tablet.get_by_role("button", name="Wortel", exact=True).click()

    expect(tablet.locator("#text")).to_have_value("")


def test_two_tablets_stay_together_and_keep_what_is_half_typed(chromium, site, table, tablet):
    other = log_in(chromium, site, "organiser", width=390)
    other.goto(table)
    other.locator("#text").fill("Ik ben nog aan het")

    write(tablet, STORIES[0])
    tablet.get_by_role("button", name="Volgende: Stam").click()

    expect(other).to_have_title("Tafel 1: Stam – Dialoog")
    expect(other.locator(".contributions__text")).to_have_text([STORIES[0]])
    expect(other.locator("#text")).to_have_value("Ik ben nog aan het")
