"""What a guide meets without internet: nobody ends on a page of the browser, no order gets lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, log_in
from tests.journeys.guiding import (
    TABLET,
    all_is_stored,
    go_on_to,
    reload,
    said,
    said_at,
    status,
    wait_for_the_shelf,
    work_on,
    write,
)
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import Room, begin, make_room
from tests.mirror_room import make_circles

pytestmark = pytest.mark.journey
TEN_MINUTES_BEHIND = """
    const real = Date;
    globalThis.Date = class extends real {
        constructor(...parts) {
            if (parts.length) super(...parts);
            else super(real.now() - 600_000);
        }
        static now() { return real.now() - 600_000; }
    };
"""
SLOW_TO_STORE = """
    const lock = crypto.subtle.encrypt.bind(crypto.subtle);
    crypto.subtle.encrypt = async (...parts) => {
        await new Promise((go) => setTimeout(go, 700));
        return lock(...parts);
    };
"""
NO_STORAGE = 'Object.defineProperty(globalThis, "indexedDB", { value: undefined });'


def tablet_at(chromium: Browser, site: Site, room: Room, *, script: str = "") -> Page:
    """Give the tablet of the facilitator at a table, ready to work without internet."""
    tablet = log_in(chromium, site, "facilitator", width=TABLET)
    tablet.context.add_init_script(script)
    tablet.goto(f"{site.url}/tafels/{room.table_id}")
    all_is_stored(tablet)
    wait_for_the_shelf(tablet)
    return tablet


def stays(page: Page) -> None:
    """See that a page says why it goes nowhere, and that one can go on."""
    expect(page.get_by_role("heading", name="Er is nu geen internet")).to_be_visible()
    page.get_by_role("button", name="Ik blijf hier").click()
    expect(page.get_by_role("heading", name="Er is nu geen internet")).to_be_hidden()


def test_a_guide_without_internet_loses_nothing(chromium: Browser, site: Site) -> None:
    with inside(site):
        talk, slow, circles = begin(make_room()), begin(make_room()), make_circles()
        for room in (talk, slow, circles):
            guided_by_facilitator(room)

    a_closed_tab_says_that_it_is_locked(chromium, site, talk)
    nobody_leaves_a_table_for_a_page_that_is_not_there(chromium, site, talk)
    a_slow_tablet_that_is_ten_minutes_behind_keeps_order_and_time(chromium, site, slow)
    a_screen_beside_the_guide_keeps_what_was_typed(chromium, site, circles)
    a_device_that_keeps_nothing_asks_before_words_get_lost(chromium, site, talk)


def nobody_leaves_a_table_for_a_page_that_is_not_there(
    chromium: Browser, site: Site, room: Room
) -> None:
    tablet = tablet_at(chromium, site, room)
    tablet.context.set_offline(True)

    tablet.get_by_role("link", name="Mijn tafels").click()
    stays(tablet)
    reload(tablet)
    go_on_to(tablet, "Grond")
    write(tablet, "Zonder internet gezegd.", "Grond")

    tablet.context.set_offline(False)
    all_is_stored(tablet)
    tablet.get_by_role("link", name="Mijn tafels").click()
    expect(tablet.get_by_role("heading", level=1, name="Mijn tafels")).to_be_visible()
    assert said_at(site, room) == [("grond", "Zonder internet gezegd.")]


def a_slow_tablet_that_is_ten_minutes_behind_keeps_order_and_time(
    chromium: Browser, site: Site, room: Room
) -> None:
    tablet = tablet_at(chromium, site, room, script=TEN_MINUTES_BEHIND + SLOW_TO_STORE)
    with tablet.expect_response("**/stappen"):
        go_on_to(tablet, "Grond")
    write(tablet, "Meteen daarna.", "Grond")
    all_is_stored(tablet)
    tablet.context.set_offline(True)
    ends = tablet.locator("[data-clock]").get_attribute("data-ends-at")

    write(tablet, "Oude woorden.", "Grond")
    reload(tablet)
    change = tablet.locator("#oogst li", has_text="Oude woorden.")
    change.get_by_text("Aanpassen").click()
    change.get_by_role("link", name="Verander").click()
    tablet.locator("#veranderen-text").fill("Nieuwe woorden.")
    tablet.get_by_role("button", name="Bewaar", exact=True).click()
    reload(tablet)

    expect(said(tablet)).to_have_text(["Meteen daarna.", "Nieuwe woorden."])
    same_second = re.compile(re.escape(ends[: len("2026-11-28T14:00:00")]))
    expect(tablet.locator("[data-clock]")).to_have_attribute("data-ends-at", same_second)
    tablet.context.set_offline(False)
    all_is_stored(tablet)
    assert said_at(site, room) == [("grond", "Meteen daarna."), ("grond", "Nieuwe woorden.")]


def a_screen_beside_the_guide_keeps_what_was_typed(
    chromium: Browser, site: Site, room: Room
) -> None:
    tablet = tablet_at(chromium, site, room)
    tablet.context.set_offline(True)
    go_on_to(tablet, "Begin")
    go_on_to(tablet, "Route")
    tablet.get_by_role("link", name="De route, stap voor stap").click()
    stays(tablet)

    tablet.context.set_offline(False)
    all_is_stored(tablet)
    work_on(tablet, "De route, stap voor stap")
    words = tablet.get_by_label("Schrijf op wat er gezegd is")
    words.fill("Zij belde meteen terug.")
    tablet.context.set_offline(True)
    tablet.get_by_role("button", name="Sterk").click()
    stays(tablet)
    expect(words).to_have_value("Zij belde meteen terug.")
    tablet.context.set_offline(False)
    tablet.get_by_role("button", name="Sterk").click()
    expect(tablet.locator(".contributions__text")).to_have_text(["Zij belde meteen terug."])


def a_device_that_keeps_nothing_asks_before_words_get_lost(
    chromium: Browser, site: Site, room: Room
) -> None:
    tablet = log_in(chromium, site, "facilitator", width=TABLET)
    tablet.add_init_script(NO_STORAGE)
    tablet.goto(f"{site.url}/tafels/{room.table_id}")
    all_is_stored(tablet)
    tablet.context.set_offline(True)
    write(tablet, "Nergens anders bewaard.", "Grond")
    expect(status(tablet)).to_contain_text("Blijf op deze pagina: 1 nog te versturen")

    with tablet.expect_event("dialog") as asked:
        tablet.evaluate("setTimeout(() => location.reload())")
    asked.value.dismiss()

    tablet.context.set_offline(False)
    all_is_stored(tablet)
    assert ("grond", "Nergens anders bewaard.") in said_at(site, room)


def a_closed_tab_says_that_it_is_locked(chromium: Browser, site: Site, room: Room) -> None:
    tablet = tablet_at(chromium, site, room)
    tablet.context.set_offline(True)
    another = tablet.context.new_page()
    another.goto(f"{site.url}/tafels/{room.table_id}")

    expect(another.get_by_text("Deze tafel is even op slot")).to_be_visible()
    expect(another.get_by_role("button", name="Volgende")).to_be_hidden()
    another.get_by_role("link", name="Mijn tafels").click()
    stays(another)
    another.context.set_offline(False)
    expect(another.get_by_role("button", name="Volgende: Grond")).to_be_visible()
